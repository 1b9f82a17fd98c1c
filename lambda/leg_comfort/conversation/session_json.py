"""How values are written into session attributes, and read back whatever their shape may be."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from leg_comfort.clinic.facts import Fact
from leg_comfort.conversation.messages import Line


@dataclass(frozen=True, slots=True)
class Codec:
    """How a field is read from JSON and written to it.

    read: returns None to leave the field at its default. write: returns plain JSON.
    key: the field's name in the JSON, if it is another than in the class.
    """

    read: Callable[[object], Any]
    write: Callable[[Any], Any] = lambda value: value
    key: str | None = None

    def under(self, key: str) -> "Codec":
        """Return the same codec for a field that has another name in the JSON."""
        return replace(self, key=key)


Codecs = Mapping[str, Codec]
"""The stored fields of a class."""


def write_fields(record: object, codecs: Codecs) -> dict[str, Any]:
    """Return the stored fields of a record as a JSON object."""
    return {codec.key or name: codec.write(getattr(record, name)) for name, codec in codecs.items()}


def read_fields(value: object, codecs: Codecs) -> dict[str, Any]:
    """Return the fields that can be read from a value, by name; the others take their default."""
    found = mapping(value)
    read = {name: codec.read(found.get(codec.key or name)) for name, codec in codecs.items()}
    return {name: field for name, field in read.items() if field is not None}


def mapping(value: object) -> Mapping[str, Any]:
    """Return the value if it is a JSON object, else an empty one."""
    return value if isinstance(value, Mapping) else {}


def text(value: object) -> str | None:
    """Return the value if it is a string, else None."""
    return value if isinstance(value, str) else None


def texts(value: object) -> tuple[str, ...]:
    """Return the strings in a list; without a list, none."""
    items = value if isinstance(value, list) else []
    return tuple(item for item in items if isinstance(item, str))


def _count(value: object) -> int | None:
    """Return the value if it is a whole number from zero on, zero for anything else but None."""
    if value is None:
        return None
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else 0


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(text(value) or "")
    except ValueError:
        return None


def _moment(value: object) -> datetime | None:
    """Return a local time such as 2026-01-15T10:00; None for one with an offset."""
    try:
        found = datetime.fromisoformat(text(value) or "")
    except ValueError:
        return None
    return found if found.tzinfo is None else None


def _facts(value: object) -> dict[str, Fact]:
    items = mapping(value).items()
    return {k: v for k, v in items if isinstance(k, str) and isinstance(v, bool | int | str)}


def _manner(value: object) -> dict[str, Any]:
    return {str(k): v for k, v in mapping(value).items() if isinstance(v, bool | str)}


def _lines(value: object) -> tuple[Line, ...]:
    """Return the lines in a list of [template, values]."""
    pairs = value if isinstance(value, list) else []
    return tuple(
        Line(pair[0], pair[1])
        for pair in pairs
        if isinstance(pair, list)
        and len(pair) == 2
        and isinstance(pair[0], str)
        and isinstance(pair[1], dict)
    )


def _isoformat(value: date | None) -> str | None:
    return value.isoformat() if value else None


def member_of(kind: type[StrEnum]) -> Codec:
    """Return the codec for a member of an enumeration, or None."""
    return Codec(
        read=lambda value: next((each for each in kind if each.value == value), None),
        write=lambda member: member and member.value,
    )


TEXT = Codec(text)
TEXTS = Codec(texts, list)
COUNT = Codec(_count)
FLAG = Codec(lambda value: value is True)
DAY = Codec(_day, _isoformat)
MOMENT = Codec(_moment, _isoformat)
FACTS = Codec(_facts, dict)
MANNER = Codec(_manner, dict)
LINES = Codec(_lines, lambda lines: [[line.template, dict(line.values)] for line in lines])
