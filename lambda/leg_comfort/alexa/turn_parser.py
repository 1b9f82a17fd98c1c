"""Turn a parsed request into the conversation's turn, which knows nothing of Alexa."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime

from leg_comfort.alexa.free_text import IdReader
from leg_comfort.alexa.intents import INTENTS, UNKNOWN, IntentMeaning
from leg_comfort.alexa.request import ASK_FOR_PERMISSION, AlexaRequest, Slot
from leg_comfort.alexa.request_kinds import CONSENT, INTENT, LAUNCH, TOUCH
from leg_comfort.alexa.slot_values import (
    day_of,
    facts_of_duration,
    nights_of_frequency,
    nights_of_number,
    time_of,
)
from leg_comfort.clinic import Fact
from leg_comfort.conversation import Act, Turn, Wish

TOUCHABLE = frozenset(
    {
        *(Act.YES, Act.NO, Act.UNSURE, Act.NEXT, Act.PREVIOUS),
        *(Act.REPEAT, Act.RESUME, Act.STOP),
    }
)
"""The acts that a touch may name with its first argument."""
FEEL = "feel"
"""First argument of a touch that says how it feels; the second one is the feel."""

NUMBER = "number"
"""The slot whose value is a number: "-3" is not read as free text, but "three" is."""

FoundFacts = dict[str, Fact]


def turn_of(request: AlexaRequest, reader: IdReader, now: datetime | None = None) -> Turn:
    """Return the person's turn. now: the local time, naive, if it is known.

    A request that means nothing here is a turn that is not understood. The words of a slot without
    an id are read for findings, and a red flag among them is kept with any intent.
    """
    parser = _PARSERS.get(request.type)
    turn = parser(request, reader) if parser else Turn(Act.NOT_UNDERSTOOD)
    if now is None or turn.act is Act.CONSENT:
        return replace(turn, now=now)
    return replace(turn, now=now, wish=_wish(request.slots, now.date()))


def _launch(request: AlexaRequest, reader: IdReader) -> Turn:
    return Turn(Act.LAUNCH)


def _consent(request: AlexaRequest, reader: IdReader) -> Turn:
    """Return the answer to Alexa's question for a permission; a RESUME after any other task."""
    if request.task != ASK_FOR_PERMISSION:
        return Turn(Act.RESUME)
    return Turn(Act.CONSENT, topic=request.consent, wish=_wish_in(request.token))


def _wish_in(token: str | None) -> Wish:
    """Return the wish that went to Alexa with its question; an empty one if it is unreadable."""
    try:
        when = datetime.fromisoformat(token or "")
    except ValueError:
        return Wish()
    return Wish(when.date(), when.time().replace(tzinfo=None))


def _touch(request: AlexaRequest, reader: IdReader) -> Turn:
    named, word, *_ = (*request.touched, "", "")
    if named == FEEL and word in reader.clinic.findings[FEEL].words:
        return Turn(Act.REPORT, {FEEL: word})
    return Turn(next((act for act in TOUCHABLE if act.value == named), Act.REPEAT))


def _intent(request: AlexaRequest, reader: IdReader) -> Turn:
    meaning, slots = INTENTS.get(request.intent, UNKNOWN), request.slots
    facts = _merged(_facts(name, slot, meaning, reader) for name, slot in slots.items())
    topic, about = _topic(meaning, slots), _person(slots.values(), reader)
    if not _is_report(meaning, topic):
        return Turn(meaning.act, facts, topic, about)
    if facts or about:
        return Turn(Act.REPORT, facts, topic, about)
    return Turn(_answer_in(slots.values(), reader))


def _is_report(meaning: IntentMeaning, topic: str | None) -> bool:
    """Return whether the turn can state facts and nothing else."""
    pointless = meaning.needs_topic and topic is None
    return pointless or meaning.act in (Act.REPORT, Act.NOT_UNDERSTOOD)


def _answer_in(slots: Iterable[Slot], reader: IdReader) -> Act:
    answers = (reader.answer_in(slot.words) for slot in slots)
    return next((answer for answer in answers if answer), Act.NOT_UNDERSTOOD)


def _person(slots: Iterable[Slot], reader: IdReader) -> str | None:
    people = (reader.person_in(slot.words) for slot in slots if slot.id is None)
    return next((person for person in people if person), None)


def _wish(slots: Mapping[str, Slot], today: date) -> Wish:
    """Return the day and the time that slots name; a number may turn out to be an hour."""
    if not slots:
        return Wish()
    named = ("day", "time", NUMBER)
    day, hour, number = (slots[name].words if name in slots else "" for name in named)
    return Wish(day_of(day, today), time_of(hour) or time_of(number))


def _topic(meaning: IntentMeaning, slots: Mapping[str, Slot]) -> str | None:
    slot = slots.get(meaning.topic or "")
    return slot.id if slot else None


def _facts(name: str, slot: Slot, meaning: IntentMeaning, reader: IdReader) -> FoundFacts:
    if name in meaning.facts:
        return _FACTS_BY_SLOT[name](slot, reader) or _facts_in_words(name, slot, reader)
    return reader.warnings_in(slot.words) if slot.id is None else {}


def _facts_in_words(name: str, slot: Slot, reader: IdReader) -> FoundFacts:
    in_figures = name == NUMBER and not slot.words.replace(" ", "").isalpha()
    return reader.warnings_in(slot.words) if in_figures else reader.facts_in(slot.words)


def _merged(parts: Iterable[FoundFacts]) -> FoundFacts:
    """Return all facts together; if two disagree, the one that is true wins."""
    merged: FoundFacts = {}
    for part in parts:
        merged |= {f: fact for f, fact in part.items() if merged.get(f) is not True}
    return merged


def _finding(slot: Slot, reader: IdReader) -> FoundFacts:
    """Return the facts of the id; if it denies a finding that the words affirm, the words win."""
    named = reader.facts_named(slot.id) if slot.id else {}
    if True in named.values():
        return named
    affirmed = {f: fact for f, fact in reader.facts_in(slot.words).items() if fact is True}
    return {**named, **affirmed} if named else {}


_PARSERS: Mapping[str, Callable[[AlexaRequest, IdReader], Turn]] = {
    LAUNCH: _launch,
    INTENT: _intent,
    CONSENT: _consent,
    TOUCH: _touch,
}
_FACTS_BY_SLOT: Mapping[str, Callable[[Slot, IdReader], FoundFacts]] = {
    "finding": _finding,
    "other_finding": _finding,
    "feel": lambda slot, reader: {"feel": slot.id} if slot.id else {},
    "number": lambda slot, reader: nights_of_number(slot.words),
    "frequency": lambda slot, reader: nights_of_frequency(slot.id),
    "duration": lambda slot, reader: facts_of_duration(slot.words),
    "words": lambda slot, reader: {},
}
