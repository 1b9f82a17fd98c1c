"""Whether what was understood of a sentence is what it means."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bedside.labels import ACTS, CHANGES, INTENTS, MANNERS, MINUTES, NAMED, NUMBERS, WARNINGS
from leg_comfort.clinic import Fact
from leg_comfort.conversation import Act

NEARNESS = 2
"""How far a number of nights may be from what was meant."""

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Taken:
    """What was understood: the intent, the id (or else the value) of each slot, the facts in it.

    act: what the skill takes it for, where that is known.
    """

    intent: str
    slots: Mapping[str, str]
    facts: Mapping[str, Fact]
    act: Act | None = None


def is_right(record: Record, taken: Taken) -> bool:
    """Say whether what was understood is what the record means."""
    meaning, facts = record["meaning"], taken.facts
    if warnings := meant_warnings(record):
        return any(facts.get(warning) is True for warning in warnings)
    special = _SPECIAL.get(meaning)
    return (special is not None and special(record, taken)) or _as_mapped(record, taken)


def meant_warnings(record: Record) -> set[str]:
    """Give the warning signs that a record's slots hold."""
    return {name for name in _features(record) if name in WARNINGS}


def _as_mapped(record: Record, taken: Taken) -> bool:
    meaning = record["meaning"]
    if taken.act is not None and taken.act is ACTS.get(meaning):
        return True
    if taken.intent not in INTENTS.get(meaning, ()):
        return False
    if slot := (CHANGES | MANNERS).get(meaning):
        return bool(taken.slots.get(slot) == meaning)
    slots = record.get("slots") or {}
    return all(taken.slots.get(name) == slots[name] for name in NAMED if name in slots)


def _features(record: Record) -> set[str]:
    return {name for name, value in (record.get("slots") or {}).items() if value is True}


def _holds(record: Record, taken: Taken) -> bool:
    """Whether a fact is there that the record names; with none named, whether any is true."""
    features = _features(record)
    told = {name for name, fact in taken.facts.items() if fact is True}
    return bool(features & told) if features else bool(told)


def _denies(record: Record, taken: Taken) -> bool:
    plain = [f for n, f in taken.facts.items() if n not in _features(record) and f is not True]
    surplus = any(f is True for n, f in taken.facts.items() if n not in _features(record))
    return bool(plain) and not surplus


def _feels(record: Record, taken: Taken) -> bool:
    feel = (record.get("slots") or {}).get("feel")
    return feel is not None and taken.facts.get("feel") == feel


def _counts(record: Record, taken: Taken) -> bool:
    meant = (record.get("slots") or {}).get("nights")
    nights = taken.facts.get("nights_in_last_two_weeks")
    return meant is not None and nights is not None and bool(abs(int(nights) - meant) <= NEARNESS)


def _lasts(record: Record, taken: Taken) -> bool:
    return any(name in taken.facts for name in (*NUMBERS.values(), MINUTES))


def _cramps(record: Record, taken: Taken) -> bool:
    return taken.facts.get("cramping_now") is True


_SPECIAL: Mapping[str, Callable[[Record, Taken], bool]] = {
    "answer_yes": _holds,
    "volunteer_fact": _holds,
    "emergency": _holds,
    "answer_no": _denies,
    "answer_choice": _feels,
    "start_session": _feels,
    "start_acute": _cramps,
    "answer_number": _counts,
    "duration_report": _lasts,
}
