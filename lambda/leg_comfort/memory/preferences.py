"""How a person likes it, and what they settled about reminders and the diary."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from .reading import day, flag, text, zone
from .store import Record, Value


@dataclass(frozen=True, slots=True)
class Preferences:
    """What is remembered about one person; None: they have not said.

    informed: the line of the first use was heard. reminder: Amazon's token of the reminder that is
    set. refused_on: the day a reminder was declined. diary_since: the day the diary was agreed to,
    diary_refused_on: the day it was declined.
    """

    informed: bool = False
    whisper: bool | None = None
    rate: str | None = None
    volume: str | None = None
    time_zone: str | None = None
    reminder: str | None = None
    refused_on: date | None = None
    diary_since: date | None = None
    diary_refused_on: date | None = None


_READ: Mapping[str, Callable[[object], Any]] = {
    "informed": flag,
    "whisper": flag,
    "rate": text,
    "volume": text,
    "time_zone": zone,
    "reminder": text,
    "refused_on": day,
    "diary_since": day,
    "diary_refused_on": day,
}


def preferences_in(record: Record) -> Preferences:
    """Read a record; what cannot be read is as if it had never been said."""
    read = {name: look(record.get(name)) for name, look in _READ.items()}
    return Preferences(**{name: value for name, value in read.items() if value is not None})


def changes_between(before: Preferences, after: Preferences) -> dict[str, Value | None]:
    """The attributes in which two differ, as a store keeps the latter."""
    pairs = ((name, getattr(before, name), getattr(after, name)) for name in _READ)
    return {name: _plain(new) for name, old, new in pairs if old != new}


def _plain(value: Value | date | None) -> Value | None:
    return value.isoformat() if isinstance(value, date) else value
