from typing import Any

import pytest

from bedside.evaluation.utterances.asking_skill import as_json, attributes_in, interpret
from tests.bedside.stub_skill import StubNlu, StubSkill


def test_the_findings_are_those_that_the_skill_notes_in_that_context() -> None:
    said = as_json(interpret(StubSkill(), StubNlu(), "no", "day"))

    assert said == {"intent": "AMAZON.NoIntent", "slots": {}, "findings": {"day": False}}


def test_what_is_neither_so_nor_not_so_is_no_finding() -> None:
    said = as_json(interpret(StubSkill(), StubNlu(), "cramp", "day"))

    assert said == {"intent": "FeelIntent", "slots": {"feel": "cramp"}, "findings": {}}


def test_with_nothing_asked_the_words_open_a_new_session() -> None:
    skill = StubSkill()

    interpret(skill, StubNlu(), "no", "open")

    assert skill.events[0]["session"]["new"] is True


@pytest.mark.parametrize(
    ("context", "standing"),
    [
        ("rf1", {"stage": "safety", "asking": "rf1", "assessment": None}),
        ("day", {"stage": "questions", "asking": "day", "assessment": None}),
        ("advice", {"stage": "advice", "asking": None}),
        ("nights", {"stage": "advice", "asking": "nights"}),
        ("reminder", {"stage": "advice", "asking": "reminder"}),
    ],
)
def test_a_context_is_a_session_that_stands_there(context: str, standing: dict[str, Any]) -> None:
    attributes = attributes_in(context)

    assert {key: attributes[key] for key in standing} == standing
    assert (attributes["assessment"] is not None) == (attributes["stage"] == "advice")
