"""The slots of an intent, however Alexa fills them.

https://developer.amazon.com/docs/custom-skills/entity-resolution.html
https://developer.amazon.com/docs/custom-skills/collect-multiple-values-in-a-slot.html
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from leg_comfort.alexa.alexa_json import list_at, mapping_at, text_at

MOST_VALUES = 10
"""Values of one slot that are read: nobody says more in a breath."""

_MATCH, _NO_MATCH = "ER_SUCCESS_MATCH", "ER_SUCCESS_NO_MATCH"


@dataclass(frozen=True, slots=True)
class Slot:
    """A filled slot: the words as recognised, and the id they resolved to, if any.

    other_ids: what the words may mean besides. unknown: whether Alexa looked the words up in vain.
    others: the other values that were named in one breath.
    """

    words: str
    id: str | None = None
    other_ids: tuple[str, ...] = ()
    unknown: bool = False
    others: tuple["Slot", ...] = ()


Slots = Mapping[str, Slot]


def slots_in(intent: Mapping[str, Any]) -> dict[str, Slot]:
    """Return the filled slots of an intent by their names. Never raises."""
    named = ((name, _slot(told)) for name, told in mapping_at(intent, "slots").items())
    return {name: slot for name, slot in named if slot}


def _slot(told: object) -> Slot | None:
    """Return a slot with all its values; None if it has none."""
    several = list_at(told, "slotValue", "values")[:MOST_VALUES]
    alone = (told, mapping_at(told, "slotValue"))
    found = [*filter(None, map(_value, several))] or [*filter(None, map(_value, alone))][:1]
    return replace(found[0], others=tuple(found[1:])) if found else None


def _value(told: object) -> Slot | None:
    ids, names = [*_matched(told, "id")], [*_matched(told, "name")]
    words = text_at(told, "value") or next(iter(names), None)
    if words is None:
        return None
    codes = {text_at(each, "status", "code") for each in _authorities(told)}
    return Slot(words, next(iter(ids), None), tuple(ids[1:]), codes == {_NO_MATCH})


def _matched(told: object, key: str) -> Iterator[str]:
    """Yield the ids or names of all matches; no other status says that the words are known."""
    for authority in _authorities(told):
        if text_at(authority, "status", "code") == _MATCH:
            for value in list_at(authority, "values")[:MOST_VALUES]:
                if found := text_at(value, "value", key):
                    yield found


def _authorities(told: object) -> list[Any]:
    """Return the vocabularies that the words were looked up in: the model's and any added to it."""
    return list_at(told, "resolutions", "resolutionsPerAuthority")[:MOST_VALUES]
