"""The intents that can be sent by name, with their slots and the ids that a slot may have."""

from functools import cache

from bedside.console import Json
from bedside.interaction_model import load_model


@cache
def intents_of(locale: str) -> Json:
    """Return {"intents": {name: {slot: type}}, "values": {type: [id]}} of a locale's model."""
    model = load_model(locale)["interactionModel"]["languageModel"]
    slots = {
        each["name"]: {slot["name"]: slot["type"] for slot in each.get("slots") or ()}
        for each in sorted(model["intents"], key=lambda each: str(each["name"]))
    }
    values = {each["name"]: [value["id"] for value in each["values"]] for each in model["types"]}
    return {"intents": slots, "values": values}
