"""Fill the slots of an intent from a sentence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bedside.nlu.clock_times import Hours
from bedside.nlu.date_patterns import DateNames
from bedside.nlu.dates import Days
from bedside.nlu.examples import SLOT
from bedside.nlu.normalizer import kinds_of
from bedside.nlu.similarity import Resemblance
from bedside.nlu.vocabulary import SlotMatch, SpokenAmounts, Vocabulary

REPORT = "ReportIntent"
NUMBER = "AMAZON.NUMBER"
DATE, TIME = "AMAZON.DATE", "AMAZON.TIME"
SAME = 0.72
"""From this nearness on, a whole sentence has the id of the nearest example."""
LIKE, AGREED = 0.3, 0.6
"""The least nearness and share of the vote for the id that the examples vote for."""
ALIKE, SURE = 0.45, 0.75
"""The same for a report. They are higher because the skill can read the words themselves."""


@dataclass(frozen=True, slots=True)
class SlotFiller:
    """Fills the slots of one locale's intents."""

    slots: Mapping[str, Mapping[str, str]]
    """Intent → slot → type."""
    vocabulary: Vocabulary
    amounts: SpokenAmounts
    days: Days
    hours: Hours
    whole: frozenset[str]
    """The types whose values are whole sentences rather than words within one."""

    @classmethod
    def of(cls, model: Mapping[str, Any], language: str) -> "SlotFiller":
        """Return the filler for a model, the JSON of a locale."""
        intents = model["interactionModel"]["languageModel"]["intents"]
        names = DateNames.of(language)
        return cls(
            {i["name"]: {s["name"]: s["type"] for s in i["slots"]} for i in intents},
            Vocabulary.of(model, kinds_of(language)),
            SpokenAmounts.of(language),
            Days(names),
            Hours(names),
            frozenset(_said_alone(intents)),
        )

    def filled(
        self, intent: str, said: str, resemblance: Resemblance, today: date
    ) -> dict[str, SlotMatch]:
        """Return the slots that a sentence fills. today is the day from which "Thursday" counts."""
        filled = {
            name: slot
            for name, kind in self.slots[intent].items()
            if (slot := self._slot(intent, kind, said, resemblance, today)) is not None
        }
        if "frequency" in filled and (filled["frequency"].id or "number" not in filled):
            filled.pop("number", None)
        elif "frequency" in filled:
            filled.pop("frequency")
        return filled

    def names(self, intent: str, said: str) -> bool:
        """Return whether the sentence names a value that the intent is about."""
        return any(
            self.vocabulary.find(k, said) for k in self.slots[intent].values() if self._in(k)
        )

    def names_a_time(self, intent: str, said: str, today: date) -> bool:
        """Return whether the intent has a day or a time, and the sentence names one."""
        kinds = self.slots[intent].values()
        dated = DATE in kinds and self.days.are_named(said, today)
        return dated or (TIME in kinds and self.hours.read(said) is not None)

    def names_a_number(self, intent: str, said: str) -> bool:
        """Return whether the intent has a number, and the sentence contains one."""
        counts = NUMBER in self.slots[intent].values()
        return counts and self.amounts.number(said) is not None

    def _in(self, kind: str) -> bool:
        return kind in self.vocabulary.ids and kind not in self.whole

    def _slot(
        self, intent: str, kind: str, said: str, resemblance: Resemblance, today: date
    ) -> SlotMatch | None:
        if kind in (DATE, TIME):
            return self._when(kind, said, today)
        if kind == NUMBER:
            return self.amounts.number(said)
        if kind == "AMAZON.DURATION":
            return self.amounts.duration(said) or SlotMatch(said)
        if kind not in self.vocabulary.ids:
            return None
        if kind in self.whole:
            return self._whole(intent, kind, said, resemblance)
        dated = DATE in self.slots[intent].values()
        return self.vocabulary.find(kind, self.days.without_denied(said) if dated else said)

    def _when(self, kind: str, said: str, today: date) -> SlotMatch | None:
        day, rest = self.days.read(said, today)
        value = day if kind == DATE else self.hours.read(rest)
        return None if value is None else SlotMatch(value)

    def _whole(
        self, intent: str, kind: str, said: str, resemblance: Resemblance
    ) -> SlotMatch | None:
        """Return the id of the same or a similar sentence, else of a value within it."""
        exact = self.vocabulary.ids[kind].get(said)
        example, nearness = resemblance.nearest(intent)
        voted, share = resemblance.voted(intent)
        alike = share >= AGREED and nearness >= LIKE
        if intent == REPORT:
            alike = share >= SURE and nearness >= ALIKE
        name = exact or (example.id if nearness >= SAME else voted if alike else "")
        if intent == REPORT:
            return SlotMatch(said, name or None)
        within = None if name else self.vocabulary.find(kind, said)
        return within or SlotMatch(said, name or None)


def _said_alone(intents: Sequence[Mapping[str, Any]]) -> set[str]:
    kinds = set()
    for intent in intents:
        types = {slot["name"]: slot["type"] for slot in intent["slots"]}
        alone = (SLOT.fullmatch(sample) for sample in intent["samples"])
        kinds |= {types[found[1]] for found in alone if found}
    return kinds
