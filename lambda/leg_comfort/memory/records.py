"""Preferences and nights of the diary, how they are stored in records, and for how long.

All lifetimes are choices of the product. Preferences outlive a year, so that somebody who has
cramps only in winter is still known, and may return a month later than last time.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from .store import Record, StoredValue

PREFERENCES_LIFETIME = timedelta(days=400)
"""From the last change of any of them."""
NIGHT_LIFETIME = timedelta(days=60)
"""From the day of the night; the record of the diary ends with its last night."""
CONVERSATION_LIFETIME = timedelta(minutes=10)
"""From its last turn."""


@dataclass(frozen=True, slots=True)
class Preferences:
    """The preferences of one user; None if they expressed none.

    informed: whether they heard the notice of the first use. reminder: Amazon's token of the
    reminder that is set. refused_on: the day a reminder was declined. diary_since: the day the
    diary was agreed to; diary_refused_on: the day it was declined.
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


@dataclass(frozen=True, slots=True)
class Night:
    """One entry of the diary.

    day: the date of the morning, by local time. feel: how it felt. level: the triage. told: the
    number of nights that the person counted. helped: the step that brought relief.
    """

    day: date
    feel: str | None = None
    level: str | None = None
    told: int | None = None
    helped: str | None = None


def preferences_in(record: Record) -> Preferences:
    """Return the preferences in a record; an unreadable value takes its default."""
    read = {name: read(record.get(name)) for name, read in _PREFERENCES.items()}
    return Preferences(**{name: value for name, value in read.items() if value is not None})


def preference_changes(before: Preferences, after: Preferences) -> dict[str, StoredValue | None]:
    """Return the attributes in which two differ, as they are stored of the latter."""
    pairs = ((name, getattr(before, name), getattr(after, name)) for name in _PREFERENCES)
    return {name: _plain(new) for name, old, new in pairs if old != new}


def nights_in(record: Record, today: date) -> tuple[Night, ...]:
    """Return the nights in a record that have not expired, by day; unreadable ones are left out."""
    days = {found for name in record if (found := _day_of(name)) and not is_over(found, today)}
    return tuple(_night(record, day) for day in sorted(days))


def night_changes(night: Night) -> dict[str, StoredValue]:
    """Return the attributes that store the known values of a night.

    One attribute says that there was a night (`2026-01-15`), and one more each thing told about it
    (`2026-01-15.feel`), so that two devices which add different things lose nothing.
    """
    told = {f"{night.day}.{name}": getattr(night, name) for name in _NIGHT}
    known = {name: value for name, value in told.items() if value is not None}
    return {str(night.day): True, **known}


def expired_nights(record: Record, today: date) -> dict[str, None]:
    """Return the changes that remove the attributes of expired nights."""
    days = ((name, _day_of(name)) for name in record)
    return {name: None for name, found in days if found and is_over(found, today)}


def is_over(night: date, today: date) -> bool:
    """Return whether a night has expired."""
    return today - night >= NIGHT_LIFETIME


def end_of(night: date) -> datetime:
    """Return the moment at which a night expires."""
    return datetime.combine(night, time(), UTC) + NIGHT_LIFETIME


def _night(record: Record, night: date) -> Night:
    read = {name: read(record.get(f"{night}.{name}")) for name, read in _NIGHT.items()}
    return Night(night, **read)


def _day_of(name: str) -> date | None:
    return _day(name.partition(".")[0])


def _plain(value: StoredValue | date | None) -> StoredValue | None:
    return value.isoformat() if isinstance(value, date) else value


def _flag(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def _number(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(_text(value) or "")
    except ValueError:
        return None


def _zone(value: object) -> str | None:
    name = _text(value)
    try:
        return name and ZoneInfo(name).key
    except (LookupError, ValueError, OSError):
        return None


_PREFERENCES: Mapping[str, Callable[[object], Any]] = {
    "informed": _flag,
    "whisper": _flag,
    "rate": _text,
    "volume": _text,
    "time_zone": _zone,
    "reminder": _text,
    "refused_on": _day,
    "diary_since": _day,
    "diary_refused_on": _day,
}
"""Attribute → how it is read: None if the stored value is not of the right type."""
_NIGHT: Mapping[str, Callable[[object], Any]] = {
    "feel": _text,
    "level": _text,
    "told": _number,
    "helped": _text,
}
