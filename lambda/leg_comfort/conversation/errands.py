"""What the conversation wants done in the world, and what came of it. Pure data, both ways.

A reply may carry an errand. Whoever runs the conversation does it and comes back with a turn
(Act.OUTCOME) that holds the outcome; the conversation then says what became of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum

Kept = str | int | bool


class Deed(StrEnum):
    """What is to be done."""

    SET = "set"
    """Make a reminder at `when`."""
    MOVE = "move"
    """Move the reminder that is set to `when`."""
    CANCEL = "cancel"
    """Delete every reminder of this skill."""
    LOOK_UP = "look_up"
    """Find the next reminder of this skill."""
    FORGET = "forget"
    """Delete all that is kept of the person, reminders too."""
    RECALL = "recall"
    """Read all that is kept of the person."""
    START_DIARY = "start_diary"
    """Note that a diary was agreed to."""
    STOP_DIARY = "stop_diary"
    """Delete the diary."""


class Result(StrEnum):
    """What came of it. The names are those of the lines that say so."""

    DONE = "done"
    NONE_SET = "none_set"
    """There is no reminder of ours to move, cancel or tell of."""
    NOT_PERMITTED = "not_permitted"
    """The account has not given its permission."""
    DEVICE_CANNOT = "device_cannot"
    """This device does not do reminders."""
    TOO_MANY = "too_many"
    """The person has as many reminders as are allowed."""
    GONE = "gone"
    """The reminder, or the service for it, was not found."""
    BUSY = "busy"
    """Too many calls just now."""
    BROKEN = "broken"
    """The service failed, or refused in a way that nobody told us of."""
    TOO_SLOW = "too_slow"
    """No answer in time."""
    GARBLED = "garbled"
    """An answer that made no sense: whether it was done is not known."""
    NO_ACCESS = "no_access"
    """This request brought no access to the service."""
    STORE_DOWN = "store_down"
    """What is kept could not be reached."""


@dataclass(frozen=True, slots=True)
class Errand:
    """A deed, and the local time by the bedside's clock that it is about, without an offset."""

    deed: Deed
    when: datetime | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an errand.

    when: the local time of the reminder, without an offset. token: its id, to find it again.
    reminders: what came of the reminders where the deed was to forget everything.
    kept: what is stored of the person, by name, where the deed was to recall it.
    """

    deed: Deed
    result: Result
    when: datetime | None = None
    token: str | None = None
    reminders: Result | None = None
    kept: Mapping[str, Kept] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Wish:
    """The day and the hour that a person named for a reminder; None for what was left open."""

    day: date | None = None
    hour: time | None = None
