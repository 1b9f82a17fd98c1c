"""Records as DynamoDB's items, and updates of them as its requests."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .store import SCHEMA, Changes, Record, Value

KEY, VERSION, TTL = "id", "v", "ttl"

Attribute = Mapping[str, Any]
Item = Mapping[str, Attribute]
Request = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Write:
    """One update as DynamoDB's requests. A comparison with what is missing or no number is false,
    so NOT lets a new item pass, and one with spoilt books.
    """

    changes: Changes
    now: int
    expires: int

    def over(self, there: Item) -> Request:
        """Change the attributes named; an end that lies later stays as it is."""
        if (_number(there.get(TTL)) or 0) > self.expires:
            return self._changing({}, "NOT #v > :v AND #ttl > :expires", ":expires")
        condition = "NOT #v > :v AND NOT #ttl <= :now AND NOT #ttl > :expires"
        return self._changing({TTL: self.expires}, condition, ":now", ":expires")

    def anew(self, key: str) -> Request:
        """Put a whole item in the place of an expired one."""
        kept = {name: value for name, value in self.changes.items() if value is not None}
        books: Record = {KEY: key, VERSION: SCHEMA, TTL: self.expires}
        item = {name: _attribute(value) for name, value in {**kept, **books}.items()}
        return {"Item": item, **self._only_if("NOT #v > :v AND #ttl <= :now", ":now")}

    def _changing(self, books: Record, condition: str, *used: str) -> Request:
        text, names, values = _expression({**self.changes, **books, VERSION: SCHEMA})
        only_if = self._only_if(condition, *used)
        names |= only_if.pop("ExpressionAttributeNames")
        values |= only_if.pop("ExpressionAttributeValues")
        return {
            "UpdateExpression": text,
            "ExpressionAttributeNames": names,
            "ExpressionAttributeValues": values,
            **only_if,
        }

    def _only_if(self, condition: str, *used: str) -> Request:
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
    """The update as DynamoDB writes it, and what its names and values stand for."""
    alias = {name: f"a{place}" for place, name in enumerate(changes)}
    kept = {name: value for name, value in changes.items() if value is not None}
    sets = ", ".join(f"#{alias[name]} = :{alias[name]}" for name in kept)
    removes = ", ".join(f"#{alias[name]}" for name in changes if name not in kept)
    return (
        f"SET {sets}" + (f" REMOVE {removes}" if removes else ""),
        {f"#{alias[name]}": name for name in changes},
        {f":{alias[name]}": _attribute(value) for name, value in kept.items()},
    )


def values(item: Item) -> Record:
    """What of an item is a record's and can be read."""
    named = ((name, _value(attribute)) for name, attribute in item.items())
    books = {KEY, VERSION, TTL}
    return {name: value for name, value in named if value is not None and name not in books}


def _value(attribute: Attribute) -> Value | None:
    match attribute:
        case {"S": str(text)}:
            return text
        case {"BOOL": bool(flag)}:
            return flag
    return _number(attribute)


def _number(attribute: Attribute | None) -> int | None:
    digits = (attribute or {}).get("N", "")
    return int(digits) if digits.removeprefix("-").isdecimal() else None


def _attribute(value: Value) -> Attribute:
    if isinstance(value, bool):
        return {"BOOL": value}
    return {"S": value} if isinstance(value, str) else {"N": str(value)}


def has_ended(item: Item, now: int) -> bool:
    """Whether an item has expired, though the table still holds it."""
    end = _number(item.get(TTL))
    return end is not None and end <= now


def is_newer(item: Item) -> bool:
    """Whether a newer program wrote an item."""
    return (_number(item.get(VERSION)) or 0) > SCHEMA
