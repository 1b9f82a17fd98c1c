"""The diary of nights: where it is switched on and agreed to, and nowhere else.

One attribute says that there was a night (`2026-01-15`), one more each thing told about it
(`2026-01-15.feel`), so that two devices that tell different things lose nothing.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from .lifetimes import NIGHT
from .reading import day, number, text
from .store import Record, Value


@dataclass(frozen=True, slots=True)
class Night:
    """One entry of the diary.

    day: the morning's date where the person lives. feel: how it felt. level: the triage. told: the
    nights they counted themselves. helped: the step that did.
    """

    day: date
    feel: str | None = None
    level: str | None = None
    told: int | None = None
    helped: str | None = None


_READ: Mapping[str, Callable[[object], Any]] = {
    "feel": text,
    "level": text,
    "told": number,
    "helped": text,
}


def nights_in(record: Record, today: date) -> tuple[Night, ...]:
    """Read what has not outlived its time, by day; what cannot be read is left out."""
    days = {found for name in record if (found := _day_of(name)) and not is_over(found, today)}
    return tuple(_night(record, each) for each in sorted(days))


def changes_for(night: Night) -> dict[str, Value]:
    """The attributes of what is known about a night."""
    told = {f"{night.day}.{name}": getattr(night, name) for name in _READ}
    known = {name: value for name, value in told.items() if value is not None}
    return {str(night.day): True, **known}


def outlived(record: Record, today: date) -> dict[str, None]:
    """The attributes of nights whose time is over, to be removed."""
    days = ((name, _day_of(name)) for name in record)
    return {name: None for name, found in days if found and is_over(found, today)}


def is_over(night: date, today: date) -> bool:
    """Whether a night has outlived its time."""
    return today - night >= NIGHT


def end_of(night: date) -> datetime:
    """The moment from which on a night is over."""
    return datetime.combine(night, time(), UTC) + NIGHT


def _night(record: Record, night: date) -> Night:
    return Night(
        night, **{name: look(record.get(f"{night}.{name}")) for name, look in _READ.items()}
    )


def _day_of(name: str) -> date | None:
    return day(name.partition(".")[0])
