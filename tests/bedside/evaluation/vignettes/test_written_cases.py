"""The written cases of tests/data, played through the real skill."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from bedside.evaluation.vignettes import scores
from bedside.evaluation.vignettes.cases import Guide, read_cases, read_noise
from bedside.evaluation.vignettes.playing import MODES, NOISE, CaseOutcome, play
from bedside.nlu import nlu_for
from lambda_function import lambda_handler
from leg_comfort.clinic import load_clinic

DATA = Path(__file__).parents[3] / "data"
FILES = ("vignettes.json", "vignettes_risk.json")


@cache
def outcomes(mode: str) -> Sequence[CaseOutcome]:
    """Return the outcomes of the cases of both files."""
    nlu = nlu_for("en-US") if mode != "coded" else None
    noise = read_noise(DATA / "noise.json") if mode == NOISE else ()
    guide = Guide.of(load_clinic())
    cases = [case for name in FILES for case in read_cases(DATA / name)]
    return play(cases, lambda_handler, guide, mode, nlu, noise=noise)


@pytest.mark.parametrize("mode", MODES)
def test_nobody_is_told_less_than_is_safe(mode: str) -> None:
    assert [o.case.id for o in outcomes(mode) if o.under_triage] == []


@pytest.mark.parametrize("mode", MODES)
def test_every_warning_sign_is_acted_on_without_a_cause(mode: str) -> None:
    flagged = [o for o in outcomes(mode) if o.case.red_flag]

    assert flagged
    assert [o.case.id for o in flagged if not o.found] == []


@pytest.mark.parametrize("mode", MODES)
def test_at_most_one_of_forty_is_told_more_than_is_right(mode: str) -> None:
    assert len([o.case.id for o in outcomes(mode) if o.over_triage]) <= len(outcomes(mode)) / 40


@pytest.mark.slow
def test_with_noise_for_every_answer_about_a_warning_sign_nobody_is_left_at_home() -> None:
    told = outcomes(NOISE)
    assert [o.case.id for o in told if not o.urgent or o.cause != "none"] == []
    assert [(o.case.id, o.problems) for o in told if o.problems or not o.ended] == []


def test_half_of_the_people_who_speak_are_advised_after_six_questions() -> None:
    assert scores.summary(outcomes("spoken"))["questions_until_advice"]["median"] <= 6


@pytest.mark.parametrize("mode", MODES)
def test_all_are_advised_after_nine_questions_at_most(mode: str) -> None:
    assert scores.summary(outcomes(mode))["questions_until_advice"]["max"] <= 9


@pytest.mark.parametrize("mode", MODES)
def test_half_of_the_people_are_advised_within_forty_seconds_of_speech_and_all_within_sixty(
    mode: str,
) -> None:
    seconds = scores.summary(outcomes(mode))["seconds_until_advice"]
    assert seconds["median"] <= 40
    assert seconds["max"] <= 60


@pytest.mark.parametrize("mode", MODES)
def test_alexa_takes_every_word_and_every_conversation_comes_to_an_end(mode: str) -> None:
    assert [(o.case.id, o.problems) for o in outcomes(mode) if o.problems or not o.ended] == []


@pytest.mark.parametrize("mode", MODES)
def test_every_question_and_every_advice_stays_within_its_seconds(mode: str) -> None:
    assert [(o.case.id, o.over_budget) for o in outcomes(mode) if o.over_budget] == []
