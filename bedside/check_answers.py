"""Measure how replies to the safety checks are read, by the lexicon alone."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from leg_comfort.nlu import AnswerKind, Certainty, Lexicon, read_answer, read_signs

WANTED = {"no": AnswerKind.NO, "unsure": AnswerKind.UNSURE, "repeat": AnswerKind.AGAIN}
"""The verdict of a record → what the reply should come to. Of "not_no" it may be all but a no."""


@dataclass(frozen=True, slots=True)
class JudgedReply:
    """A reply to a safety check, how it was read, and whether that is right.

    cleared: it passes a sign that it may not pass. alarmed: it affirms a sign though it is a no.
    """

    text: str
    asked: str
    verdict: str
    kind: AnswerKind | None
    signs: Mapping[str, Certainty]
    cleared: bool
    alarmed: bool
    whole: bool


def judge_replies(
    records: Iterable[Mapping[str, Any]],
    lexicon: Lexicon,
    findings: Mapping[str, Collection[str]],
) -> list[JudgedReply]:
    """Read each record's reply and compare it with its verdict.

    records: {"text", "asked", "verdict", "so", "not"}. findings: question id → finding ids.
    """
    return [_judged(record, lexicon, findings[record["asked"]]) for record in records]


def _judged(record: Mapping[str, Any], lexicon: Lexicon, asked: Collection[str]) -> JudgedReply:
    text, verdict = record["text"], record["verdict"]
    kind, signs = read_answer(lexicon, text, asked), read_signs(lexicon, text, asked)
    may_deny = {*record["not"]}
    denied = {f for f in asked if signs.get(f) is Certainty.NOT} - may_deny
    cleared = verdict != "no" and (kind is AnswerKind.NO or bool(denied))
    alarmed = verdict == "no" and any(c is not Certainty.NOT for c in signs.values())
    stated = all(signs.get(f) is Certainty.SO for f in record["so"])
    right = verdict == "not_no" or kind is WANTED[verdict]
    whole = right and stated and not cleared and not alarmed
    return JudgedReply(text, record["asked"], verdict, kind, signs, cleared, alarmed, whole)
