"""The written cases of tests/data, played through the real skill."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from bedside.evaluation.vignettes import scores
from bedside.evaluation.vignettes.cases import Guide, read_cases
from bedside.evaluation.vignettes.playing import MODES, CaseOutcome, play
from bedside.nlu import nlu_for
from lambda_function import lambda_handler
from leg_comfort.clinic import load_clinic

CASES = Path(__file__).parents[3] / "data" / "vignettes.json"


@cache
def outcomes(mode: str) -> Sequence[CaseOutcome]:
    nlu = nlu_for("en-US") if mode == "spoken" else None
    return play(read_cases(CASES), lambda_handler, Guide.of(load_clinic()), mode, nlu)


@pytest.mark.parametrize("mode", MODES)
def test_nobody_is_told_less_than_is_safe(mode: str) -> None:
    assert [o.case.id for o in outcomes(mode) if o.under_triage] == []


@pytest.mark.parametrize("mode", MODES)
def test_every_warning_sign_is_acted_on_without_a_cause(mode: str) -> None:
    flagged = [o for o in outcomes(mode) if o.case.red_flag]

    assert flagged
    assert [o.case.id for o in flagged if not o.found] == []


@pytest.mark.parametrize("mode", MODES)
def test_nobody_who_can_care_for_themselves_is_sent_to_emergency(mode: str) -> None:
    assert [o.case.id for o in outcomes(mode) if o.over_triage] == []


@pytest.mark.parametrize("mode", MODES)
def test_half_of_the_people_are_advised_after_five_questions_at_most(mode: str) -> None:
    assert scores.summary(outcomes(mode))["questions_until_advice"]["median"] <= 5


@pytest.mark.parametrize("mode", MODES)
def test_alexa_takes_every_word_and_every_conversation_comes_to_an_end(mode: str) -> None:
    assert [(o.case.id, o.problems) for o in outcomes(mode) if o.problems or not o.ended] == []


@pytest.mark.parametrize("mode", MODES)
def test_every_question_and_every_advice_stays_within_its_seconds(mode: str) -> None:
    assert [(o.case.id, o.over_budget) for o in outcomes(mode) if o.over_budget] == []
