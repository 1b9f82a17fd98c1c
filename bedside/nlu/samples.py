"""Match a sentence with the samples of an interaction model, as Amazon says that Alexa does.

A sample matches if the sentence is the sample with values of its slots filled in. A slot arrives
only if the sample that matched has it. Where a custom and a built-in intent match, the custom one
wins. See "Find utterance conflicts in your model" and "Tips for using built-in intents" in Amazon's
documentation.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from bedside.console import read_language
from bedside.interaction_model.phrases import AMAZON
from bedside.nlu.built_in_types import BuiltInTypes
from bedside.nlu.examples import FREE, SLOT
from bedside.nlu.vocabulary import SlotMatch, Vocabulary

Grouped = TypeVar("Grouped")


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample of an intent. slots: the names in braces, and the type of each."""

    intent: str
    text: str
    slots: Mapping[str, str] = field(hash=False)

    @property
    def free(self) -> bool:
        """Whether one of its slots takes any words."""
        return FREE in self.slots.values()

    @property
    def first_word(self) -> str:
        """The word that it begins with, or "" for a slot."""
        return "" if self.text.startswith("{") else self.text.split()[0]

    @property
    def carrier(self) -> str:
        """The words beside its slots."""
        return " ".join(SLOT.sub(" ", self.text).split())


@dataclass(frozen=True, slots=True)
class Match:
    """A sample that a sentence is, and the slots that it fills."""

    sample: Sample
    slots: Mapping[str, SlotMatch]

    @property
    def intent(self) -> str:
        """The intent of the sample."""
        return self.sample.intent


@dataclass(frozen=True, slots=True)
class Samples:
    """The samples of one model. amazons: built-in intent → what Amazon matches without samples."""

    static: Mapping[str, Sequence[Sample]]
    slotted: Mapping[str, Sequence[Sample]]
    """First word, or "" for a slot → the samples that begin with it."""
    vocabulary: Vocabulary
    built_in: BuiltInTypes
    amazons: Mapping[str, Sequence[str]]
    slots_side_by_side: Mapping[str, AbstractSet[frozenset[str]]]
    """Intent → the slots of each of its samples that has any."""
    intents_without_slots: AbstractSet[str]
    """The intents that have a sample without a slot."""
    said_alone: AbstractSet[str]
    """The types whose values are whole sentences: some sample is nothing but the slot."""

    @classmethod
    def of(cls, model: Mapping[str, Any], language: str, vocabulary: Vocabulary) -> "Samples":
        """Return the samples of a model, the JSON of a locale."""
        intents = model["interactionModel"]["languageModel"]["intents"]
        amazons = amazons_own(language)
        own = (Sample(intent, text, {}) for intent, texts in amazons.items() for text in texts)
        samples = list(dict.fromkeys((*samples_in(intents), *own)))
        bare = [sample for sample in samples if not sample.slots]
        slotted = [sample for sample in samples if sample.slots]
        side_by_side = _grouped((each.intent, frozenset(each.slots)) for each in slotted)
        return cls(
            _grouped((sample.text, sample) for sample in bare),
            _grouped((sample.first_word, sample) for sample in slotted),
            vocabulary,
            BuiltInTypes.of(language),
            amazons,
            {intent: frozenset(each) for intent, each in side_by_side.items()},
            frozenset(sample.intent for sample in bare),
            frozenset(k for each in slotted if not each.carrier for k in each.slots.values()),
        )

    def matches(self, said: str, today: date) -> list[Match]:
        """Return every sample that a sentence is, those that take any words left out."""
        found = [Match(sample, {}) for sample in self.static.get(said, ())]
        words = said.split()
        for sample in self._beginning(words):
            if not sample.free and (slots := self._filled(sample, words, today)) is not None:
                found.append(Match(sample, slots))
        return found

    def behind_carrier(self, said: str) -> list[Match]:
        """Return the samples that take any words and begin the sentence, longest carrier first."""
        found = []
        for sample in self._beginning(said.split()):
            carrier = f"{sample.carrier} "
            if sample.free and said.startswith(carrier) and said != carrier.strip():
                name = next(iter(sample.slots))
                found.append(Match(sample, {name: SlotMatch(said.removeprefix(carrier))}))
        return sorted(found, key=lambda match: -len(match.sample.carrier))

    def aligned(self, intent: str, said: str) -> Match | None:
        """Return a sample of an intent whose carrier the sentence has, whatever fills its slot.

        The longest carrier counts, and a sample that is nothing but a slot has none. A value that
        its type does not have arrives in raw words.
        """
        fits = (
            (len(sample.carrier), Match(sample, {name: self._raw(kind, between)}))
            for sample in self._beginning(said.split())
            if sample.intent == intent and len(sample.slots) == 1
            for name, kind in sample.slots.items()
            if (between := _between(sample.text, said)) and self._takes_raw(kind)
        )
        return max(fits, key=lambda fit: fit[0], default=(0, None))[1]

    def _beginning(self, words: Sequence[str]) -> Iterator[Sample]:
        yield from self.slotted.get("", ())
        yield from self.slotted.get(words[0], ()) if words else ()

    def _takes_raw(self, kind: str) -> bool:
        return kind in self.vocabulary.ids

    def _raw(self, kind: str, words: str) -> SlotMatch:
        return SlotMatch(words, self.vocabulary.ids[kind].get(words))

    def _filled(
        self, sample: Sample, words: Sequence[str], today: date
    ) -> dict[str, SlotMatch] | None:
        """Return the slots if the words are the sample, else None."""
        return next(self._rest(sample.text.split(), words, sample.slots, today), None)

    def _rest(
        self, parts: Sequence[str], words: Sequence[str], kinds: Mapping[str, str], today: date
    ) -> Iterator[dict[str, SlotMatch]]:
        """Yield the ways in which words are the parts of a sample, most words in the first slot."""
        if not parts:
            if not words:
                yield {}
            return
        slot = SLOT.fullmatch(parts[0])
        if slot is None:
            if words and words[0] == parts[0]:
                yield from self._rest(parts[1:], words[1:], kinds, today)
            return
        name = slot[1]
        for end in range(len(words) - len(parts) + 1, 0, -1):
            value = self.value(kinds[name], " ".join(words[:end]), today)
            if value is not None:
                for rest in self._rest(parts[1:], words[end:], kinds, today):
                    yield {name: value, **rest}

    def value(self, kind: str, words: str, today: date) -> SlotMatch | None:
        """Return the value of a type that the words are, or None."""
        if kind in self.vocabulary.ids:
            known = self.vocabulary.ids[kind].get(words)
            return None if known is None else SlotMatch(words, known)
        value = self.built_in.value(kind, words, today)
        return None if value is None else SlotMatch(value)


def _grouped(pairs: Iterable[tuple[str, Grouped]]) -> dict[str, list[Grouped]]:
    groups: dict[str, list[Grouped]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return groups


def chosen(matches: Sequence[Match]) -> Match | None:
    """Return the match that Alexa takes: a custom intent's before a built-in one's.

    Among those the one that fills most slots.
    """
    return max(
        matches,
        key=lambda match: (not match.intent.startswith(AMAZON), len(match.slots)),
        default=None,
    )


def samples_in(intents: Sequence[Mapping[str, Any]]) -> Iterator[Sample]:
    """Yield the samples of the intents of a model."""
    for intent in intents:
        kinds = {slot["name"]: slot["type"] for slot in intent["slots"]}
        for text in intent["samples"]:
            yield Sample(intent["name"], text, {name: kinds[name] for name in SLOT.findall(text)})


def amazons_own(language: str) -> Mapping[str, Sequence[str]]:
    """Return what Amazon's documentation names for each built-in intent in a language."""
    found: Mapping[str, Sequence[str]] = read_language(language, "builtin_intents").get("own", {})
    return found


def _between(sample: str, said: str) -> str:
    """Return what a sentence has in the place of the only slot of a sample; "" if it differs."""
    before, after = (part.strip() for part in SLOT.split(sample)[::2])
    head, tail = f"{before} " if before else "", f" {after}" if after else ""
    if not (said.startswith(head) and said.endswith(tail) and len(said) > len(head) + len(tail)):
        return ""
    return said[len(head) : len(said) - len(tail)]
