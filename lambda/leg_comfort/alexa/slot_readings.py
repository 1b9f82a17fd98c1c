"""Read one slot of an intent: the meaning of its id, corrected by its words."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from leg_comfort.alexa.free_text import Answer, IdReader, TextReading
from leg_comfort.alexa.intents import FEEL, FINDING_SLOTS, PERSONS, REMARK, IntentMeaning
from leg_comfort.alexa.slot_values import facts_of_duration, nights_of_frequency, nights_of_number
from leg_comfort.alexa.slots import Slot
from leg_comfort.clinic import UNSURE, Fact, warning_signs, warns_alone

NUMBER = "number"
"""The slot whose value is a number: "-3" is not read as free text, but "three" is."""
BOTH_LEGS = "both_legs"
FoundFacts = dict[str, Fact]
LastQuestions = tuple[str | None, str | None]
"""The ids of the pending question and of the one before it."""


def slot_reading(
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
    return replace(read, facts=told, perhaps=read.perhaps & flags, answer=Answer())


def _finding(slot: Slot, id: str, reader: IdReader, asked: LastQuestions) -> TextReading:
    """Return the facts of an id, corrected by the words that it was resolved from.

    The words decide against the id: they may deny what it affirms, or affirm what it denies, and
    with which legs they tell how it feels. Of a warning sign that they do not speak of at all, an
    affirmation is only possible, and a denial is none. Without a known id they are all there is.
    """
    named = reader.facts_named(id)
    if named and ("_" in slot.words or type(reader) is IdReader):
        return TextReading(named)
    read = reader.read(slot.words, *asked)
    spoken_of = {*named, FEEL} if BOTH_LEGS in named else named.keys()
    told = {
        f: fact for f, fact in read.facts.items() if f in spoken_of or fact is True or not named
    }
    unsaid = {f: fact for f, fact in named.items() if f not in told.keys() | read.perhaps}
    guessed = {f for f, fact in unsaid.items() if fact is True and _is_asked_for(f, reader)}
    denied = {f for f, fact in unsaid.items() if fact is False and warns_alone(reader.clinic, f)}
    facts = {**{f: fact for f, fact in unsaid.items() if f not in guessed | denied}, **told}
    return replace(read, facts=facts, perhaps=read.perhaps | guessed)


def _is_asked_for(finding: str, reader: IdReader) -> bool:
    """Return whether a finding is a warning sign that a question asks for by itself."""
    asked = f"which_{finding}" in reader.clinic.questions
    return asked and finding in warning_signs(reader.clinic)


def _no_value(slot: Slot) -> FoundFacts:
    return {}


_VALUES_BY_SLOT: Mapping[str, Callable[[Slot], FoundFacts]] = {
    FEEL: lambda slot: {FEEL: slot.id} if slot.id else {},
    NUMBER: lambda slot: nights_of_number(slot.words),
    "frequency": lambda slot: nights_of_frequency(slot.id),
    "duration": lambda slot: facts_of_duration(slot.words),
}
