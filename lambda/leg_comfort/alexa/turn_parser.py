"""Turn a parsed request into the conversation's turn, which knows nothing of Alexa."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from leg_comfort.alexa.act_in_words import as_answer, as_progress, signs_meant
from leg_comfort.alexa.alexa_json import list_at, text_at
from leg_comfort.alexa.free_text import IdReader
from leg_comfort.alexa.intents import FEEL, INTENTS, UNKNOWN, IntentMeaning
from leg_comfort.alexa.request import AlexaRequest
from leg_comfort.alexa.request_kinds import INTENT, LAUNCH, TOUCH, RequestKind
from leg_comfort.alexa.slot_ids import with_known_ids
from leg_comfort.alexa.slot_readings import NUMBER, FoundFacts, LastQuestions, slot_reading
from leg_comfort.alexa.slot_values import day_of, time_of
from leg_comfort.alexa.slots import Slot, Slots
from leg_comfort.clinic import CHECKS, Facts
from leg_comfort.conversation import SAID_BEFORE, Act, Turn, Wish

TOUCHABLE = frozenset(
    {
        *(Act.YES, Act.NO, Act.UNSURE, Act.NEXT, Act.PREVIOUS),
        *(Act.REPEAT, Act.RESUME, Act.STOP),
    }
)
"""The acts that a touch may name with its first argument."""


def turn_of(request: AlexaRequest, reader: IdReader, now: datetime | None = None) -> Turn:
    """Return the person's turn. now: the local time, naive, if it is known.

    A request that means nothing here is a turn that is not understood. The words of a slot without
    an id are read for findings, and a red flag among them is kept with any intent.
    """
    turn = _PARSERS.get(request.type, _other)(request, reader)
    if now is None or turn.act is Act.CONSENT:
        return replace(turn, now=now)
    return replace(turn, now=now, wish=_wish(request.slots))


def _launch(request: AlexaRequest, reader: IdReader) -> Turn:
    return Turn(Act.LAUNCH)


def _other(request: AlexaRequest, reader: IdReader) -> Turn:
    """Return the answer to Alexa's question for a permission, else a turn that leads back.

    A request of an unknown type that opens a session is a launch.
    """
    consent = request.consent
    if consent.is_ours:
        return Turn(Act.CONSENT, topic=consent.answer, wish=_wish_in(consent.token))
    opens = request.begins and request.kind is RequestKind.UNKNOWN
    return Turn(Act.LAUNCH if opens else Act.RESUME)


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
    asked = _last_questions(request.attributes)
    meaning = _meaning(request.intent, asked[0])
    slots = with_known_ids(request.slots, reader.clinic) if request.slots else {}
    parts = [
        slot_reading(name, value, meaning, reader, asked)
        for name, slot in slots.items()
        for value in _all_values(slot)
    ]
    turn = Turn(
        meaning.act,
        _merged(part.facts for part in parts),
        _topic(meaning, slots),
        next((part.about for part in parts if part.about), None),
        perhaps=frozenset[str]().union(*(part.perhaps for part in parts)),
        remark=next((part.remark for part in parts if part.remark), None),
    )
    turn = replace(turn, perhaps=turn.perhaps - turn.facts.keys())
    repeats = turn.remark == SAID_BEFORE
    report = _is_report(meaning, turn.topic) or (repeats and meaning.act is Act.CORRECT)
    turn = replace(turn, remark=None) if repeats else turn
    if not report:
        return turn
    changed = as_progress(turn, parts, request.attributes)
    return changed or as_answer(turn, parts, asked[0], signs_meant(reader, asked[0]))


def _meaning(intent: str, asking: str | None) -> IntentMeaning:
    """Return the meaning of an intent. To a safety check, "no difference" is an answer in words."""
    meaning = INTENTS.get(intent, UNKNOWN)
    if meaning.act is Act.PROGRESS and meaning.topic and asking in CHECKS:
        return IntentMeaning(Act.REPORT, facts=(meaning.topic,))
    return meaning


def _last_questions(attributes: Mapping[str, object]) -> LastQuestions:
    asking = text_at(attributes, "asking")
    texts = (each for each in list_at(attributes, "asked") if isinstance(each, str))
    earlier = [question for question in texts if question != asking]
    return asking, earlier[-1] if earlier else None


def _is_report(meaning: IntentMeaning, topic: str | None) -> bool:
    """Return whether the turn can state facts and nothing else."""
    pointless = meaning.needs_topic and topic is None
    return pointless or meaning.act in (Act.REPORT, Act.NOT_UNDERSTOOD)


def _topic(meaning: IntentMeaning, slots: Slots) -> str | None:
    values = _all_values(slots.get(meaning.topic or ""))
    return next((each.id for each in values if each.id), None)


def _wish(slots: Slots) -> Wish:
    """Return the day and the time that slots name; a number may turn out to be an hour."""
    if not slots:
        return Wish()
    hour, number = (slots[name].words if name in slots else "" for name in ("time", NUMBER))
    days = {day_of(each.words) for each in _all_values(slots.get("day"))}
    day = days.pop() if len(days) == 1 else None
    vague = "day" in slots and day is None
    return Wish(day, time_of(hour) or time_of(number), vague)


def _all_values(slot: Slot | None) -> tuple[Slot, ...]:
    return (slot, *slot.others) if slot else ()


def _merged(parts: Iterable[Facts]) -> FoundFacts:
    """Return all facts together; if two disagree, the one that is true wins."""
    merged: FoundFacts = {}
    for part in parts:
        merged |= {f: fact for f, fact in part.items() if merged.get(f) is not True}
    return merged


_PARSERS: Mapping[str, Callable[[AlexaRequest, IdReader], Turn]] = {
    LAUNCH: _launch,
    INTENT: _intent,
    TOUCH: _touch,
}
