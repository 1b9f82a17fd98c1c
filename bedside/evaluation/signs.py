"""Sentences that tell of a warning sign, or only sound like it: what the skill does at each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bedside.console import InputError, Json, read_records, table, text_at
from bedside.evaluation.utterances.contexts import attributes_in
from bedside.simulator.echo import Echo, Nlu, SkillHandler
from leg_comfort.locales import DEFAULT_LOCALE

ALARM, ASKED, NOTED, NOTHING = "alarm", "asked", "noted", "nothing"
"""An alarm; a question whether it is so; the findings kept for what comes next; none of these."""
ONE_SORE_LEG: Mapping[str, str | bool] = {"feel": "ache", "both_legs": False}
"""What was told before: risks count for one sore leg alone."""


@dataclass(frozen=True, slots=True)
class JudgedSign:
    """A sentence, whether it tells of a sign, and what the skill did."""

    text: str
    context: str
    sign: bool
    did: str

    @property
    def right(self) -> bool:
        """Return whether a sign was not passed over, or none raised an alarm."""
        return self.did != NOTHING if self.sign else self.did != ALARM


def read_signs(path: Path) -> list[dict[str, Any]]:
    """Read sentences: {"text", "context", "sign", "findings"}.

    Raises InputError with the record that is invalid.
    """
    records = read_records(path)
    for number, record in enumerate(records, 1):
        where = f"{path}: record {number}"
        text_at(record, "text", where)
        text_at(record, "context", where)
        if not isinstance(record.get("sign"), bool):
            raise InputError(f'{where}: "sign" must be true or false')
    return records


def judge(
    records: Iterable[Mapping[str, Any]],
    handler: SkillHandler,
    nlu: Nlu,
    locale: str = DEFAULT_LOCALE,
) -> list[JudgedSign]:
    """Say each sentence, at a device of a locale, while the question of its context is pending."""
    return [_judged(record, Echo(handler, locale, nlu=nlu)) for record in records]


def _judged(record: Mapping[str, Any], echo: Echo) -> JudgedSign:
    echo.attributes = attributes_in(record["context"])
    echo.open = bool(echo.attributes)
    if echo.open:
        echo.attributes["findings"] = dict(ONE_SORE_LEG)
    after = echo.say(record["text"]).attributes
    did = _done(after, record.get("findings", ()))
    return JudgedSign(record["text"], record["context"], record["sign"], did)


def _done(after: Json, findings: Sequence[str]) -> str:
    if after.get("stage") == "emergency":
        return ALARM
    if str(after.get("asking")).startswith("which_"):
        return ASKED
    facts = after.get("findings") or {}
    told = bool(findings) and all(facts.get(each) is True for each in findings)
    return NOTED if told else NOTHING


def as_json(judged: Sequence[JudgedSign]) -> Json:
    """Return the counts, and the sentences that were not taken as they should be."""
    return {
        "sentences": len(judged),
        "signs": _counts(each for each in judged if each.sign),
        "none": _counts(each for each in judged if not each.sign),
        "wrong": [each.text for each in judged if not each.right],
    }


def _counts(judged: Iterable[JudgedSign]) -> dict[str, int]:
    did = [each.did for each in judged]
    return {kind: did.count(kind) for kind in (ALARM, ASKED, NOTED, NOTHING)}


def as_text(judged: Sequence[JudgedSign]) -> str:
    """Return a table of what is wrong, and the counts."""
    wrong = [(each.context, each.did, each.text) for each in judged if not each.right]
    counts = [
        (name, *_counts(each for each in judged if each.sign is sign).values())
        for name, sign in (("warning sign", True), ("none", False))
    ]
    shown = [table(("asked", "did", "sentence"), wrong), ""] if wrong else []
    return "\n".join([*shown, table(("sentences", ALARM, ASKED, NOTED, NOTHING), counts)])
