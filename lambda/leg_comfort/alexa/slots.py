"""What a slot holds: the words as heard, and the id they stand for where Alexa knew one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from leg_comfort.alexa.wire import list_at, mapping_at, text_at

MATCH = "ER_SUCCESS_MATCH"


@dataclass(frozen=True, slots=True)
class Slot:
    """words: the raw value as heard. id: what it resolved to, None where it resolved to nothing."""

    words: str
    id: str | None = None

    def to_wire(self, name: str) -> dict[str, Any]:
        """The slot in Alexa's own shape, with one resolution where there is an id."""
        wire: dict[str, Any] = {"name": name, "value": self.words}
        if self.id is not None:
            value = {"value": {"name": self.words, "id": self.id}}
            resolved = {"authority": "", "status": {"code": MATCH}, "values": [value]}
            wire["resolutions"] = {"resolutionsPerAuthority": [resolved]}
        return wire


def read_slots(request: object) -> dict[str, Slot]:
    """The filled slots of an intent request by name. Whatever has no words or a wrong shape is out.

    An id is taken from ER_SUCCESS_MATCH only: no other status says that the words were known.
    """
    slots = mapping_at(request, "intent", "slots")
    return {name: found for name, slot in slots.items() if (found := _slot(slot)) is not None}


def _slot(slot: object) -> Slot | None:
    words = text_at(slot, "value")
    return Slot(words, _resolved(slot)) if words else None


def _resolved(slot: object) -> str | None:
    for authority in list_at(slot, "resolutions", "resolutionsPerAuthority"):
        if text_at(authority, "status", "code") == MATCH and (found := _first_id(authority)):
            return found
    return None


def _first_id(authority: Mapping[str, Any]) -> str | None:
    ids = (text_at(value, "value", "id") for value in list_at(authority, "values"))
    return next((found for found in ids if found), None)
