"""Replies to the safety checks: only a plain no passes one, and no plain no alarms."""

from pathlib import Path

import pytest

from bedside.evaluation.answers import JudgedReply, judge, read_replies
from bedside.nlu import nlu_for
from lambda_function import lambda_handler

REPLIES = Path(__file__).parents[2] / "data" / "check_answers.json"


@pytest.fixture(scope="module")
def judged() -> list[JudgedReply]:
    return judge(read_replies(REPLIES), lambda_handler, nlu_for("en-US"))


def test_no_reply_that_is_not_a_no_passes_a_sign(judged: list[JudgedReply]) -> None:
    assert [reply.text for reply in judged if reply.cleared] == []


def test_no_plain_no_alarms(judged: list[JudgedReply]) -> None:
    assert [reply.text for reply in judged if reply.alarmed] == []


def test_at_least_85_of_90_replies_are_taken_as_they_should_be(judged: list[JudgedReply]) -> None:
    assert len(judged) == 90
    assert sum(reply.whole for reply in judged) >= 85
