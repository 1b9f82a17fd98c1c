"""Fill the slots of a guessed intent from a sentence that is none of its samples.

A slot is filled only as some sample of the intent has it: a value of its type that stands in the
sentence, or else what the sentence has in the place of the slot, in raw words.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from bedside.nlu.built_in_types import DATE, NUMBER, TIME, BuiltInTypes
from bedside.nlu.normalizer import kinds_of
from bedside.nlu.samples import Samples
from bedside.nlu.tuning import NAMING, UNDENIED
from bedside.nlu.vocabulary import SlotMatch, Vocabulary, negatives_of

Slots = Mapping[str, SlotMatch]


@dataclass(frozen=True, slots=True)
class SlotFiller:
    """Fills the slots of one locale's intents. slots: intent → slot → type."""

    slots: Mapping[str, Mapping[str, str]]
    samples: Samples
    negatives: frozenset[str]

    @classmethod
    def of(cls, model: Mapping[str, Any], language: str) -> "SlotFiller":
        """Return the filler for a model, the JSON of a locale."""
        intents = model["interactionModel"]["languageModel"]["intents"]
        return cls(
            {i["name"]: {s["name"]: s["type"] for s in i["slots"]} for i in intents},
            Samples.of(model, language, Vocabulary.of(model, kinds_of(language))),
            negatives_of(language),
        )

    @property
    def vocabulary(self) -> Vocabulary:
        """The values of the model's own types."""
        return self.samples.vocabulary

    @property
    def built_in(self) -> BuiltInTypes:
        """The values of Amazon's types."""
        return self.samples.built_in

    def filled(self, intent: str, said: str, today: date) -> Slots:
        """Return the slots that a sentence fills. today is the day from which "Thursday" counts."""
        named = {
            name: slot
            for name, kind in self.slots[intent].items()
            if (slot := self._named(intent, kind, said, today)) is not None
        }
        if together := self._together(intent, named):
            return together
        aligned = self.samples.aligned(intent, said) if intent in NAMING else None
        return aligned.slots if aligned else {}

    def needs_slots(self, intent: str) -> bool:
        """Return whether every sample of an intent has a slot, so that it says nothing without."""
        return bool(self.slots[intent]) and intent not in self.samples.intents_without_slots

    def names(self, intent: str, said: str) -> bool:
        """Return whether the sentence names a value that the intent is about."""
        return any(
            self.vocabulary.find(kind, said)
            for kind in self.slots[intent].values()
            if kind in self.vocabulary.ids and kind not in self.samples.said_alone
        )

    def names_a_time(self, intent: str, said: str, today: date) -> bool:
        """Return whether the intent has a day or a time, and the sentence names one."""
        kinds = self.slots[intent].values()
        dated = DATE in kinds and self.built_in.days.are_named(said, today)
        return dated or (TIME in kinds and self.built_in.hours.read(said) is not None)

    def names_a_number(self, intent: str, said: str) -> bool:
        """Return whether the intent has a number, and the sentence contains one."""
        counts = NUMBER in self.slots[intent].values()
        return counts and self.built_in.number_in(said) is not None

    def _together(self, intent: str, named: Slots) -> Slots:
        """Return those of the named values that some sample of the intent has side by side."""
        sets = self.samples.slots_side_by_side.get(intent, ())
        fitting = (each for each in sets if each <= named.keys())
        best = max(fitting, key=lambda each: self._worth(intent, each), default=frozenset[str]())
        return {name: slot for name, slot in named.items() if name in best}

    def _worth(self, intent: str, names: Collection[str]) -> tuple[int, int]:
        """Return a sort key: the skill's own values before Amazon's, and many before few."""
        own = sum(self.slots[intent][name] in self.vocabulary.ids for name in names)
        return own, len(names)

    def _named(self, intent: str, kind: str, said: str, today: date) -> SlotMatch | None:
        built_in = self.built_in
        match kind:
            case "AMAZON.DATE" | "AMAZON.TIME":
                day, rest = built_in.days.read(said, today)
                value = day if kind == DATE else built_in.hours.read(rest)
                return None if value is None else SlotMatch(value)
            case "AMAZON.NUMBER":
                return built_in.number_in(said)
            case "AMAZON.DURATION":
                return built_in.amounts.duration(said)
        if kind not in self.vocabulary.ids:
            return None
        dated = DATE in self.slots[intent].values()
        found = self.vocabulary.find(kind, built_in.days.without_denied(said) if dated else said)
        return found if intent in UNDENIED or not self._denied(found, said) else None

    def _denied(self, found: SlotMatch | None, said: str) -> bool:
        """Return whether a negative stands in the sentence beside a value."""
        beside = f" {said} ".replace(f" {found.value} ", " ") if found else said
        return not self.negatives.isdisjoint(self.vocabulary.kinds.of(beside).split())
