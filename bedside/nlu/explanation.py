"""Explain which intents, slots and ids a sentence can reach, and which of them it reaches."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bedside.nlu.locale_nlu import nlu_for
from bedside.nlu.samples import Match
from bedside.nlu.trained_nlu import Understood

NamedSlots = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Explanation:
    """What becomes of a sentence.

    said: as a recogniser writes it. slots: name → id or value. reaches: the samples that it is,
    each an object of "intent", "sample" and "slots".
    """

    said: str
    intent: str
    slots: NamedSlots
    reason: str
    reaches: Sequence[Mapping[str, Any]]

    def as_json(self) -> dict[str, object]:
        """Return the JSON object of it."""
        return {
            "heard": self.said,
            "intent": self.intent,
            "slots": dict(self.slots),
            "reason": self.reason,
            "reaches": [dict(each) for each in self.reaches],
        }


def explained(text: str, context: str, locale: str) -> Explanation:
    """Return what becomes of a text while a question is pending; see `TrainedNlu.understand`."""
    nlu, today = nlu_for(locale).load(), date.today()
    understood, said = nlu.understand(text, context, today), nlu.heard(text)
    reached = [*nlu.matches(said, today), *nlu.behind_carrier(said)]
    return Explanation(
        said,
        understood.intent,
        _named(understood),
        understood.reason,
        [
            {"intent": each.intent, "sample": each.sample.text, "slots": _named(each)}
            for each in reached
        ],
    )


def _named(found: Understood | Match) -> NamedSlots:
    return {name: slot.id or slot.value for name, slot in found.slots.items()}
