"""Replies to the safety checks: what the skill makes of each, and whether that is right."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bedside.console import InputError, Json, read_records, table, text_at
from bedside.simulator.echo import Echo, Nlu, SkillHandler
from leg_comfort.clinic import CHECKS, load_clinic
from leg_comfort.locales import DEFAULT_LOCALE

VERDICTS = ("no", "not_no", "unsure", "repeat")
"""A plain no; a reply that may not pass the check; a doubt; a wish to hear the question again."""


@dataclass(frozen=True, slots=True)
class JudgedReply:
    """A reply to a check and what came of it.

    cleared: it passed a sign that it may not pass. alarmed: it raised an alarm though it is a no.
    whole: it led to all that it should and to nothing that it should not.
    """

    text: str
    asked: str
    verdict: str
    intent: str | None
    cleared: bool
    alarmed: bool
    whole: bool


def read_replies(path: Path) -> list[dict[str, Any]]:
    """Read labelled replies: {"text", "asked", "verdict", "so", "not"}.

    Raises InputError with the record that is invalid.
    """
    records = read_records(path)
    for number, record in enumerate(records, 1):
        where = f"{path}: record {number}"
        text_at(record, "text", where)
        if text_at(record, "asked", where) not in CHECKS:
            raise InputError(f'{where}: "asked" must be one of {", ".join(CHECKS)}')
        if text_at(record, "verdict", where) not in VERDICTS:
            raise InputError(f'{where}: "verdict" must be one of {", ".join(VERDICTS)}')
    return records


def judge(
    records: Iterable[Mapping[str, Any]],
    handler: SkillHandler,
    nlu: Nlu,
    locale: str = DEFAULT_LOCALE,
) -> list[JudgedReply]:
    """Say each reply to the skill, at a device of a locale, while its check is pending."""
    return [_judged(record, Echo(handler, locale, nlu=nlu)) for record in records]


def _judged(record: Mapping[str, Any], echo: Echo) -> JudgedReply:
    asked, verdict = record["asked"], record["verdict"]
    echo.attributes, echo.open = _pending(asked), True
    exchange = echo.say(record["text"])
    after = exchange.attributes
    facts, asking = after.get("findings") or {}, after.get("asking")
    signs = load_clinic().questions[asked].findings
    denied = {sign for sign in signs if facts.get(sign) is False}
    cleared = verdict != "no" and bool(denied - {*record.get("not", ())})
    alarmed = verdict == "no" and (after.get("stage") == "emergency" or asking in _which(signs))
    right = {
        "no": denied == set(signs),
        "not_no": not cleared,
        "unsure": asking in _which(signs),
        "repeat": asking == asked,
    }[verdict]
    told = all(facts.get(f) is True or asking == f"which_{f}" for f in record.get("so", ()))
    whole = right and told and not cleared and not alarmed
    return JudgedReply(record["text"], asked, verdict, exchange.intent, cleared, alarmed, whole)


def _which(signs: Iterable[str]) -> set[str]:
    return {f"which_{sign}" for sign in signs}


def _pending(asked: str) -> Json:
    """Return the session attributes in which a check is pending and those before it are passed."""
    questions, before = load_clinic().questions, CHECKS[: CHECKS.index(asked)]
    passed = {sign: False for check in before for sign in questions[check].findings}
    return {
        "stage": "safety",
        "asking": asked,
        "asked": ["feel", *before, asked],
        "findings": {"feel": "ache", **passed},
        "assessment": None,
    }


def as_json(judged: Sequence[JudgedReply]) -> Json:
    """Return the counts, and the replies that were not taken as they should be."""
    return {
        "replies": len(judged),
        "whole": sum(each.whole for each in judged),
        "cleared": [each.text for each in judged if each.cleared],
        "alarmed": [each.text for each in judged if each.alarmed],
        "other": [each.text for each in judged if not each.whole],
    }


def as_text(judged: Sequence[JudgedReply]) -> str:
    """Return a table of the replies that were not taken as they should be, and the counts."""
    wrong = [each for each in judged if not each.whole]
    rows = [(each.asked, each.verdict, _mark(each), each.intent, each.text) for each in wrong]
    figures = [
        f"taken as they should be: {len(judged) - len(wrong)} of {len(judged)}",
        f"passed a sign that they may not pass: {sum(each.cleared for each in judged)}",
        f"alarmed although they are a no: {sum(each.alarmed for each in judged)}",
    ]
    shown = [table(("asked", "is", "mark", "intent", "reply"), rows), ""] if rows else []
    return "\n".join([*shown, *figures])


def _mark(each: JudgedReply) -> str:
    return "passed" if each.cleared else "alarmed" if each.alarmed else "other"
