"""Values out of session attributes, whose shape nobody vouches for: what does not fit is left."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar

from leg_comfort.clinic.facts import Fact
from leg_comfort.conversation.messages import Line

Word = TypeVar("Word", bound=StrEnum)


def mapping(value: object) -> Mapping[str, Any]:
    """An object, else an empty one."""
    return value if isinstance(value, Mapping) else {}


def word(kind: type[Word], value: object) -> Word | None:
    """The member of an enumeration that has this value, if any."""
    return next((each for each in kind if each.value == value), None)


def text(value: object) -> str | None:
    """A text, else None."""
    return value if isinstance(value, str) else None


def texts(value: object) -> tuple[str, ...]:
    """The texts of a list."""
    items = value if isinstance(value, list) else []
    return tuple(item for item in items if isinstance(item, str))


def count(value: object) -> int:
    """A whole number from zero on, else zero."""
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else 0


def day(value: object) -> date | None:
    """A day such as 2026-01-15, else None."""
    try:
        return date.fromisoformat(text(value) or "")
    except ValueError:
        return None


def moment(value: object) -> datetime | None:
    """A local time such as 2026-01-15T10:00, without an offset, else None."""
    try:
        found = datetime.fromisoformat(text(value) or "")
    except ValueError:
        return None
    return found if found.tzinfo is None else None


def facts(value: object) -> dict[str, Fact]:
    """The facts of an object: names with truths, numbers or words."""
    items = mapping(value).items()
    return {k: v for k, v in items if isinstance(k, str) and isinstance(v, bool | int | str)}


def manner(value: object) -> dict[str, Any]:
    """How the person likes it spoken."""
    return {str(k): v for k, v in mapping(value).items() if isinstance(v, bool | str)}


def lines(value: object) -> tuple[Line, ...]:
    """The lines of a list of [template, values]."""
    pairs = value if isinstance(value, list) else []
    return tuple(
        Line(pair[0], pair[1])
        for pair in pairs
        if isinstance(pair, list)
        and len(pair) == 2
        and isinstance(pair[0], str)
        and isinstance(pair[1], dict)
    )
