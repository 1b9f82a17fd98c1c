"""Write records as DynamoDB's items, and updates as the parameters of its calls."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from .store import SCHEMA, Changes, Record, StoredValue

KEY, VERSION, TTL = "id", "v", "ttl"

Attribute = Mapping[str, Any]
DynamoItem = Mapping[str, Attribute]
Parameters = dict[str, Any]


class DynamoClient(Protocol):
    """The part of boto3's client that is used."""

    def get_item(self, **request: object) -> Mapping[str, Any]: ...  # noqa: D102 - boto3's own
    def put_item(self, **request: object) -> object: ...  # noqa: D102
    def update_item(self, **request: object) -> object: ...  # noqa: D102
    def delete_item(self, **request: object) -> object: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class ItemUpdate:
    """One update of a record.

    A comparison with an attribute that is missing or not a number is false, so NOT lets a new item
    pass, and one with a damaged version or end.
    """

    changes: Changes
    now: int
    expires: int

    def changing(self, there: DynamoItem) -> Parameters:
        """Return the update of an item; a later end stays as it is."""
        if (_number(there.get(TTL)) or 0) > self.expires:
            return self._update({}, "NOT #v > :v AND #ttl > :expires", ":expires")
        condition = "NOT #v > :v AND NOT #ttl <= :now AND NOT #ttl > :expires"
        return self._update({TTL: self.expires}, condition, ":now", ":expires")

    def replacing(self, key: str) -> Parameters:
        """Return the whole item that replaces an expired one."""
        kept = {name: value for name, value in self.changes.items() if value is not None}
        own: Record = {KEY: key, VERSION: SCHEMA, TTL: self.expires}
        item = {name: _attribute(value) for name, value in {**kept, **own}.items()}
        return {"Item": item, **self._only_if("NOT #v > :v AND #ttl <= :now", ":now")}

    def _update(self, own: Record, condition: str, *used: str) -> Parameters:
        text, names, values = _expression({**self.changes, **own, VERSION: SCHEMA})
        only_if = self._only_if(condition, *used)
        names |= only_if.pop("ExpressionAttributeNames")
        values |= only_if.pop("ExpressionAttributeValues")
        return {
            "UpdateExpression": text,
            "ExpressionAttributeNames": names,
            "ExpressionAttributeValues": values,
            **only_if,
        }

    def _only_if(self, condition: str, *used: str) -> Parameters:
        known = {":now": self.now, ":expires": self.expires}
        return {
            "ConditionExpression": condition,
            "ExpressionAttributeNames": {"#v": VERSION, "#ttl": TTL},
            "ExpressionAttributeValues": {
                ":v": _attribute(SCHEMA),
                **{name: _attribute(known[name]) for name in used},
            },
        }


def _expression(changes: Changes) -> tuple[str, dict[str, str], dict[str, Attribute]]:
    """Return an update expression with the names and the values of its placeholders."""
    alias = {name: f"a{place}" for place, name in enumerate(changes)}
    kept = {name: value for name, value in changes.items() if value is not None}
    sets = ", ".join(f"#{alias[name]} = :{alias[name]}" for name in kept)
    removes = ", ".join(f"#{alias[name]}" for name in changes if name not in kept)
    return (
        f"SET {sets}" + (f" REMOVE {removes}" if removes else ""),
        {f"#{alias[name]}": name for name in changes},
        {f":{alias[name]}": _attribute(value) for name, value in kept.items()},
    )


def record_in(item: DynamoItem) -> Record:
    """Return the record in an item, without unreadable values."""
    named = ((name, _value(attribute)) for name, attribute in item.items())
    own = {KEY, VERSION, TTL}
    return {name: value for name, value in named if value is not None and name not in own}


def _value(attribute: Attribute) -> StoredValue | None:
    match attribute:
        case {"S": str(text)}:
            return text
        case {"BOOL": bool(flag)}:
            return flag
    return _number(attribute)


def _number(attribute: Attribute | None) -> int | None:
    digits = (attribute or {}).get("N", "")
    return int(digits) if digits.removeprefix("-").isdecimal() else None


def _attribute(value: StoredValue) -> Attribute:
    if isinstance(value, bool):
        return {"BOOL": value}
    return {"S": value} if isinstance(value, str) else {"N": str(value)}


def has_ended(item: DynamoItem, now: int) -> bool:
    """Return whether an item has expired, although the table still contains it."""
    end = _number(item.get(TTL))
    return end is not None and end <= now


def is_newer(item: DynamoItem) -> bool:
    """Return whether a newer program wrote an item."""
    return (_number(item.get(VERSION)) or 0) > SCHEMA
