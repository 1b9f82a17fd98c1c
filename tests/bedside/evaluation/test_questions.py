"""Answers to the questions that look for the cause, through the skill, and the report on them."""

from pathlib import Path

import pytest

from bedside.console import InputError
from bedside.evaluation.questions import HeardAnswer, as_json, as_text, judge, read_answers
from bedside.nlu import nlu_for
from lambda_function import lambda_handler

SAID = [
    ("day", "yes", "I was on my feet all day"),
    ("day", "no", "no I've been sat at a desk"),
    ("cold", "unsure", "I don't know"),
    ("feel", "ache", "a dull ache"),
    ("one_leg", "both", "both of them"),
    ("one_leg", "one", "just the left"),
    ("nights", 6, "six I reckon"),
    ("risk", "yes", "I had a long flight on Monday"),
    ("meds", "no", "the same tablets for ten years"),
]


@pytest.fixture(scope="module")
def heard() -> list[HeardAnswer]:
    records = [{"asked": a, "answer": answer, "text": text} for a, answer, text in SAID]
    return judge(records, lambda_handler, nlu_for("en-US"))


def test_each_answer_is_heard_as_what_it_is(heard: list[HeardAnswer]) -> None:
    assert [(each.asked, each.heard) for each in heard] == [(a, answer) for a, answer, _ in SAID]


def test_what_is_not_heard_and_what_is_heard_as_something_else_are_told_apart() -> None:
    missed = HeardAnswer("gubbins", "day", "yes", "nothing")
    wrong = HeardAnswer("gubbins indeed", "day", "yes", "no")
    right = HeardAnswer("yes", "day", "yes", "yes")
    told = as_json([missed, wrong, right])
    assert (told["answers"], told["heard"]) == (3, 1)
    assert (told["missed"], told["wrong"]) == (["gubbins"], ["gubbins indeed"])
    assert told["questions"] == {"day": {"answers": 3, "heard": 1, "wrong": 1}}
    text = as_text([missed, wrong, right])
    assert "heard: 1 of 3, heard as something else: 1" in text
    assert "gubbins indeed" in text


@pytest.mark.parametrize(
    ("record", "problem"),
    [
        ('{"text": "no", "asked": "tea", "answer": "no"}', '"asked" must be the id of a question'),
        ('{"text": "no", "asked": "day", "answer": "maybe"}', '"answer" is none to day'),
        ('{"text": "no", "asked": "nights", "answer": 15}', '"answer" is none to nights'),
        ('{"text": "no", "asked": "one_leg", "answer": "yes"}', '"answer" is none to one_leg'),
        ('{"asked": "day", "answer": "no"}', "text"),
    ],
)
def test_a_wrong_record_is_named(tmp_path: Path, record: str, problem: str) -> None:
    file = tmp_path / "answers.json"
    file.write_text(f"[{record}]", encoding="utf-8")
    with pytest.raises(InputError, match=problem):
        read_answers(file)
