"""Small interaction models in Alexa's own form, made by hand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bedside.console import Json

Slots = Mapping[str, str]
Values = Mapping[str, Sequence[str]]
"""Id → its wordings, of which the first is the name of the value."""


@dataclass(frozen=True)
class Intent:
    """An intent. slots: name → type."""

    name: str
    samples: Sequence[str]
    slots: Slots = field(default_factory=dict)


def model_of(
    *intents: Intent, types: Mapping[str, Values] | None = None, name: str = "leg comfort"
) -> Json:
    """Return the model of some intents. types: type → its values. name: that of the skill."""
    spoken = {
        "invocationName": name,
        "intents": [_intent(each) for each in intents],
        "types": [
            {"name": kind, "values": [_value(id, words) for id, words in values.items()]}
            for kind, values in (types or {}).items()
        ],
    }
    return {"interactionModel": {"languageModel": spoken}}


def _intent(intent: Intent) -> Json:
    slots = [{"name": name, "type": kind} for name, kind in intent.slots.items()]
    return {"name": intent.name, "slots": slots, "samples": list(intent.samples)}


def _value(id: str, wordings: Sequence[str]) -> Json:
    name, *synonyms = wordings
    return {"id": id, "name": {"value": name, "synonyms": synonyms}}
