"""A request becomes a turn: what the person did, freed of Alexa."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from leg_comfort.alexa import permission
from leg_comfort.alexa.free_text import Ear
from leg_comfort.alexa.intents import INTENTS, UNKNOWN, Meaning
from leg_comfort.alexa.json_values import list_at, text_at
from leg_comfort.alexa.request import CONSENT, INTENT, LAUNCH, TOUCH
from leg_comfort.alexa.slot_values import (
    Slot,
    day_of,
    facts_of_span,
    nights_of_frequency,
    nights_of_number,
    read_slots,
    time_of,
)
from leg_comfort.clinic import Fact
from leg_comfort.conversation import Act, Turn, Wish

Request = Mapping[str, Any]
Said = dict[str, Fact]

TOUCHABLE = frozenset(
    {
        *(Act.YES, Act.NO, Act.UNSURE, Act.NEXT, Act.PREVIOUS),
        *(Act.REPEAT, Act.RESUME, Act.STOP),
    }
)
"""What may be sent from the screen; the first argument of a touch names it."""
FEEL = "feel"
"""The first argument of a touch that says how it feels; the second one is the word."""

DIGITS = "number"
"""The slot whose value is a number: "-3" is no other way to say three nights, but "three" is."""


def turn_of(request: Request, ear: Ear, now: datetime | None = None) -> Turn:
    """The turn that a request (the envelope's `request`, as JSON) stands for.

    now: the local time at the bedside, without an offset, where it is known.

    Never raises for a wrong shape: whatever cannot be read is not understood. Words that
    resolved to no id are read for findings; a red flag among them is kept whatever the intent.
    """
    reader = _READERS.get(text_at(request, "type") or "")
    turn = reader(request, ear) if reader else Turn(Act.NOT_UNDERSTOOD)
    named = turn.wish if now is None or turn.act is Act.CONSENT else _wish(request, now.date())
    return replace(turn, now=now, wish=named)


def _launch(request: Request, ear: Ear) -> Turn:
    return Turn(Act.LAUNCH)


def _consent(request: Request, ear: Ear) -> Turn:
    """Back from Alexa's own question for a permission; else back to where the person was."""
    if text_at(request, "name") != permission.ASK_FOR:
        return Turn(Act.RESUME)
    return Turn(Act.CONSENT, topic=permission.answer_in(request), wish=permission.wish_in(request))


def _touch(request: Request, ear: Ear) -> Turn:
    wanted, word, *_ = (*list_at(request, "arguments"), "", "")
    if wanted == FEEL and word in ear.clinic.findings[FEEL].words:
        return Turn(Act.REPORT, {FEEL: word})
    return Turn(next((act for act in TOUCHABLE if act.value == wanted), Act.REPEAT))


def _intent(request: Request, ear: Ear) -> Turn:
    name = text_at(request, "intent", "name") or ""
    meaning, slots = INTENTS.get(name, UNKNOWN), read_slots(request)
    said = _merged(_said(name, slot, meaning, ear) for name, slot in slots.items())
    topic, about = _topic(meaning, slots), _person(slots.values(), ear)
    if not _says_nothing_else(meaning, topic):
        return Turn(meaning.act, said, topic, about)
    if said or about:
        return Turn(Act.REPORT, said, topic, about)
    return Turn(_answer(slots.values(), ear))


def _says_nothing_else(meaning: Meaning, topic: str | None) -> bool:
    """Whether facts are all that such a turn can hold."""
    pointless = meaning.pointless and topic is None
    return pointless or meaning.act in (Act.REPORT, Act.NOT_UNDERSTOOD)


def _answer(slots: Iterable[Slot], ear: Ear) -> Act:
    answers = (ear.answer_in(slot.words) for slot in slots)
    return next((answer for answer in answers if answer), Act.NOT_UNDERSTOOD)


def _person(slots: Iterable[Slot], ear: Ear) -> str | None:
    people = (ear.person_in(slot.words) for slot in slots if slot.id is None)
    return next((person for person in people if person), None)


def _wish(request: Request, today: date) -> Wish:
    """The day and the time that a request names; a number may turn out to be an hour."""
    slots = read_slots(request)
    named = ("day", "time", "number")
    day, hour, number = (slots[name].words if name in slots else "" for name in named)
    return Wish(day_of(day, today), time_of(hour) or time_of(number))


def _topic(meaning: Meaning, slots: Mapping[str, Slot]) -> str | None:
    slot = slots.get(meaning.topic or "")
    return slot.id if slot else None


def _said(name: str, slot: Slot, meaning: Meaning, ear: Ear) -> Said:
    if name in meaning.facts:
        return _MEANT[name](slot, ear) or _read(name, slot, ear)
    return ear.warnings_in(slot.words) if slot.id is None else {}


def _read(name: str, slot: Slot, ear: Ear) -> Said:
    in_figures = name == DIGITS and not slot.words.replace(" ", "").isalpha()
    return ear.warnings_in(slot.words) if in_figures else ear.facts_in(slot.words)


def _merged(parts: Iterable[Said]) -> Said:
    """All facts together; where two parts disagree, what is so wins over what is not."""
    merged: Said = {}
    for part in parts:
        merged |= {f: fact for f, fact in part.items() if merged.get(f) is not True}
    return merged


def _finding(slot: Slot, ear: Ear) -> Said:
    """What the id says; where it denies what the very words affirm, the words win."""
    named = ear.facts_named(slot.id) if slot.id else {}
    if True in named.values():
        return named
    affirmed = {f: fact for f, fact in ear.facts_in(slot.words).items() if fact is True}
    return {**named, **affirmed} if named else {}


_READERS: Mapping[str, Callable[[Request, Ear], Turn]] = {
    LAUNCH: _launch,
    INTENT: _intent,
    CONSENT: _consent,
    TOUCH: _touch,
}
_MEANT: Mapping[str, Callable[[Slot, Ear], Said]] = {
    "finding": _finding,
    "other_finding": _finding,
    "feel": lambda slot, ear: {"feel": slot.id} if slot.id else {},
    "number": lambda slot, ear: nights_of_number(slot.words),
    "frequency": lambda slot, ear: nights_of_frequency(slot.id),
    "duration": lambda slot, ear: facts_of_span(slot.words),
    "words": lambda slot, ear: {},
}
