"""Reminders as plain data: what is wanted, what is kept, and where."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Wanted:
    """A reminder to be made. asked, when: local times without an offset, for one with an offset
    would be sent with it, and Amazon wants none. zone: where these times hold.
    """

    asked: datetime
    when: datetime
    zone: str
    locale: str
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A reminder that is switched on. when: as Amazon told it; None where it told no time.

    zone: where that time holds; None where it was not told.
    """

    token: str
    when: datetime | None
    zone: str | None

    def local_time(self, zone: str) -> datetime | None:
        """When it rings by the clocks of a zone, without an offset; None where nobody knows."""
        if self.when is None:
            return None
        own = self.zone or zone
        if self.when.tzinfo is None and own == zone:
            return self.when
        return _moved(self.when, own, zone)


@dataclass(frozen=True, slots=True)
class Page:
    """Reminders that are switched on, as many as are told of at once. more: there are others."""

    entries: tuple[Entry, ...]
    more: bool = False


class Book(Protocol):
    """Where reminders are kept. Every method raises RefusedError where it came to nothing."""

    def add(self, wanted: Wanted) -> str:
        """Make a reminder → its token."""

    def change(self, token: str, wanted: Wanted) -> str:
        """Make a reminder another one → its token."""

    def strike(self, token: str) -> None:
        """Delete a reminder."""

    def read(self) -> Page:
        """The reminders that are switched on."""


def _moved(when: datetime, own: str, zone: str) -> datetime | None:
    try:
        aware = when if when.tzinfo else when.replace(tzinfo=ZoneInfo(own))
        return aware.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    except (LookupError, ValueError, OSError, OverflowError):
        return None
