"""Turn a parsed request into the conversation's turn, which knows nothing of Alexa."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from leg_comfort.alexa.alexa_json import list_at, text_at
from leg_comfort.alexa.free_text import EASED, STATES, IdReader, TextReading
from leg_comfort.alexa.intents import INTENTS, UNKNOWN, IntentMeaning
from leg_comfort.alexa.request import AlexaRequest
from leg_comfort.alexa.request_kinds import INTENT, LAUNCH, TOUCH, RequestKind
from leg_comfort.alexa.slot_ids import FINDING_SLOTS, PERSONS, REMARK, with_known_ids
from leg_comfort.alexa.slot_values import (
    day_of,
    facts_of_duration,
    nights_of_frequency,
    nights_of_number,
    time_of,
)
from leg_comfort.alexa.slots import Slot, Slots
from leg_comfort.clinic import CHECKS, UNSURE, Fact, Facts, warning_signs
from leg_comfort.conversation import AFRAID, BARE_WORDS, SAID_BEFORE, WRONG, Act, Turn, Wish

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

PLAIN = frozenset({Act.NO, Act.UNSURE, Act.EXPLAIN})
"""Answers that stand by themselves, unless the words affirm a finding."""

STEPPED = frozenset({"advice", "reminder"})
"""Stages that come after a stretch or another step."""
FoundFacts = dict[str, Fact]
LastQuestions = tuple[str | None, str | None]
"""The ids of the pending question and of the one before it."""


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
        _slot_reading(name, value, meaning, reader, asked)
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
    changed = _changed(turn, parts, request.attributes)
    return changed or _as_answer(turn, parts, asked[0], _signs(reader, asked[0]))


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


def _changed(
    turn: Turn, parts: Iterable[TextReading], attributes: Mapping[str, object]
) -> Turn | None:
    """Return the turn as news of how it is now, if its words tell any and a step was given."""
    change = next((part.change for part in parts if part.change), None)
    eased = text_at(attributes, "asking") == EASED
    stepped = eased or text_at(attributes, "stage") in STEPPED
    if change is None or not stepped or turn.perhaps or not turn.facts.keys() <= STATES:
        return None
    return replace(turn, act=Act.PROGRESS, topic=change)


def _signs(reader: IdReader, asking: str | None) -> frozenset[str]:
    """Return what warns by itself, and what may mean one of the signs that are asked for."""
    question = reader.clinic.questions.get(asking or "")
    asked = question.findings if question else ()
    meaning = (fact for fact, signs in BARE_WORDS.items() if not signs.isdisjoint(asked))
    alone = (sign for sign in warning_signs(reader.clinic) if _warns_alone(sign, reader))
    return frozenset(alone).union(meaning)


def _as_answer(
    turn: Turn, parts: Iterable[TextReading], asking: str | None, signs: frozenset[str]
) -> Turn:
    """Return the turn with the act that its words amount to: an answer, a report, or nothing.

    signs: what, affirmed beside a no to a safety check, makes it none.
    """
    parts = list(parts)
    answer = next((part.answer for part in parts if part.answer), None)
    beside = FEEL if asking != FEEL else None
    told = {f for f, fact in turn.facts.items() if fact is not False and f != beside}
    affirmed = bool(told if asking not in CHECKS else told & signs)
    if turn.remark == WRONG and answer in (None, Act.UNCLEAR):
        return replace(turn, act=Act.CORRECT)
    if answer is Act.YES or (answer in PLAIN and not affirmed):
        return replace(turn, act=answer)
    if turn.facts or turn.perhaps or turn.about:
        return replace(turn, act=Act.REPORT)
    if turn.remark is not None or answer not in (None, Act.UNCLEAR):
        afraid = turn.remark == AFRAID and answer is None
        return replace(turn, act=Act.ASK_DANGER if afraid else answer or Act.NOT_UNDERSTOOD)
    wish = next((part.wish for part in parts if part.wish), None)
    if wish is not None:
        return replace(turn, act=wish)
    return replace(turn, act=answer or Act.NOT_UNDERSTOOD)


def _topic(meaning: IntentMeaning, slots: Slots) -> str | None:
    values = _all_values(slots.get(meaning.topic or ""))
    return next((each.id for each in values if each.id), None)


def _slot_reading(
    name: str, slot: Slot, meaning: IntentMeaning, reader: IdReader, asked: LastQuestions
) -> TextReading:
    """Return the meaning of a slot: its value, and of words without an id the text."""
    if name not in meaning.facts:
        return _warnings(reader.read(slot.words), reader) if slot.id is None else TextReading()
    if meaning.behind:
        return reader.read_behind(meaning.behind, slot.words, *asked)
    if name == REMARK and slot.id:
        return _remark(slot.id, reader.read(slot.words, *asked))
    if name in FINDING_SLOTS and slot.id:
        return _finding(slot, slot.id, reader, asked)
    value = _VALUES_BY_SLOT.get(name, _no_value)(slot)
    if value and value.get(FEEL, UNSURE) in reader.clinic.findings[FEEL].words:
        return TextReading(value)
    read = reader.read(slot.words, *asked)
    in_figures = name == NUMBER and not slot.words.replace(" ", "").isalpha()
    return _warnings(read, reader) if in_figures else read


def _remark(id: str, read: TextReading) -> TextReading:
    """Return the meaning of an id of the slot for remarks: one of those, or whose leg it is."""
    return replace(read, about=id) if id in PERSONS else replace(read, remark=id)


def _warnings(read: TextReading, reader: IdReader) -> TextReading:
    """Return the red flags of a reading alone, with the person and the remark."""
    flags = warning_signs(reader.clinic)
    told = {f: fact for f, fact in read.facts.items() if fact is True and f in flags}
    return replace(read, facts=told, perhaps=read.perhaps & flags, answer=None)


def _finding(slot: Slot, id: str, reader: IdReader, asked: LastQuestions) -> TextReading:
    """Return the facts of an id, corrected by the words that it was resolved from.

    The words decide against the id: they may deny what it affirms, or affirm what it denies. Of a
    warning sign that they do not speak of at all, an affirmation is only possible, and a denial is
    none. Without a known id they are all there is.
    """
    named = reader.facts_named(id)
    if named and ("_" in slot.words or type(reader) is IdReader):
        return TextReading(named)
    read = reader.read(slot.words, *asked)
    told = {f: fact for f, fact in read.facts.items() if f in named or fact is True or not named}
    unsaid = {f: fact for f, fact in named.items() if f not in told.keys() | read.perhaps}
    guessed = {f for f, fact in unsaid.items() if fact is True and _is_asked_for(f, reader)}
    denied = {f for f, fact in unsaid.items() if fact is False and _warns_alone(f, reader)}
    facts = {**{f: fact for f, fact in unsaid.items() if f not in guessed | denied}, **told}
    return replace(read, facts=facts, perhaps=read.perhaps | guessed)


def _is_asked_for(finding: str, reader: IdReader) -> bool:
    """Return whether a finding is a warning sign that a question asks for by itself."""
    asked = f"which_{finding}" in reader.clinic.questions
    return asked and finding in warning_signs(reader.clinic)


def _warns_alone(finding: str, reader: IdReader) -> bool:
    """Return whether a finding is a warning sign without any other."""
    flags = reader.clinic.red_flags.values()
    return any(flag.when.holds({finding: True}) for flag in flags)


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


def _no_value(slot: Slot) -> FoundFacts:
    return {}


_PARSERS: Mapping[str, Callable[[AlexaRequest, IdReader], Turn]] = {
    LAUNCH: _launch,
    INTENT: _intent,
    TOUCH: _touch,
}
_VALUES_BY_SLOT: Mapping[str, Callable[[Slot], FoundFacts]] = {
    FEEL: lambda slot: {FEEL: slot.id} if slot.id else {},
    NUMBER: lambda slot: nights_of_number(slot.words),
    "frequency": lambda slot: nights_of_frequency(slot.id),
    "duration": lambda slot: facts_of_duration(slot.words),
}
