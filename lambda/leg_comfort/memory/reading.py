"""What was kept, looked at again: a value of the right kind, else None. Nothing here raises."""

from datetime import date
from zoneinfo import ZoneInfo


def flag(value: object) -> bool | None:
    """A yes or a no."""
    return value if isinstance(value, bool) else None


def text(value: object) -> str | None:
    """Words, at least one letter of them."""
    return value if isinstance(value, str) and value else None


def number(value: object) -> int | None:
    """A whole number."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def day(value: object) -> date | None:
    """A day that is in the calendar, such as 2026-01-15."""
    try:
        return date.fromisoformat(text(value) or "")
    except ValueError:
        return None


def zone(value: object) -> str | None:
    """The name of a time zone there is, such as Europe/London."""
    name = text(value)
    try:
        return name and ZoneInfo(name).key
    except (LookupError, ValueError, OSError):
        return None
