"""Replies to the safety checks, through the skill: only a plain no passes one, and none alarms."""

from pathlib import Path

import pytest

from bedside.console import InputError
from bedside.evaluation.answers import JudgedReply, as_json, as_text, judge, read_replies
from bedside.nlu import nlu_for
from lambda_function import lambda_handler

REPLIES = Path(__file__).parents[2] / "data" / "check_answers.json"


@pytest.fixture(scope="module")
def judged() -> list[JudgedReply]:
    return judge(read_replies(REPLIES), lambda_handler, nlu_for("en-US"))


def test_no_reply_that_is_no_no_clears_a_sign(judged: list[JudgedReply]) -> None:
    assert [reply.text for reply in judged if reply.cleared] == []


def test_no_plain_no_alarms(judged: list[JudgedReply]) -> None:
    assert [reply.text for reply in judged if reply.alarmed] == []


def test_at_least_85_of_90_replies_lead_to_all_that_they_should(judged: list[JudgedReply]) -> None:
    assert len(judged) == 90
    assert sum(reply.whole for reply in judged) >= 85


def test_a_report_counts_them_and_lists_those_taken_otherwise(judged: list[JudgedReply]) -> None:
    whole = sum(reply.whole for reply in judged)
    others = [reply.text for reply in judged if not reply.whole]
    told = as_json(judged)
    assert (told["replies"], told["whole"], told["other"]) == (90, whole, others)
    assert f"taken as they should be: {whole} of 90" in as_text(judged)
    assert all(text in as_text(judged) for text in others)


@pytest.mark.parametrize(
    ("record", "problem"),
    [
        ('{"text": "no", "asked": "day", "verdict": "no"}', '"asked" must be one of rf1'),
        ('{"text": "no", "asked": "rf1", "verdict": "maybe"}', '"verdict" must be one of no'),
        ('{"asked": "rf1", "verdict": "no"}', "text"),
    ],
)
def test_a_wrong_record_is_named(tmp_path: Path, record: str, problem: str) -> None:
    file = tmp_path / "replies.json"
    file.write_text(f"[{record}]", encoding="utf-8")
    with pytest.raises(InputError, match=problem):
        read_replies(file)
