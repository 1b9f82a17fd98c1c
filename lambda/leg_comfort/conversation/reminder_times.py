"""When a reminder may come: by day, in the future, within a year."""

from datetime import date, datetime, time, timedelta
from enum import StrEnum

from leg_comfort.conversation.messages import Value, Wish

MORNING = time(10)
"""The time proposed: practices are open and most people are up."""
FIRST, LAST = time(8), time(20)
"""Alexa speaks a reminder aloud over everything else, so never earlier and never later."""
FARTHEST = timedelta(days=365)
SATURDAY = 5
DAY = timedelta(days=1)


class Objection(StrEnum):
    """Why a wish cannot be met as it is; the values are names of the lines that say so."""

    BY_DAY_ONLY = "by_day_only"
    DAY_IS_PAST = "day_is_past"
    TOO_FAR = "too_far"


def proposed_time(now: datetime) -> datetime:
    """Return the next working day's morning. now: local time at the bedside, without an offset."""
    day = now.date() + DAY
    while day.weekday() >= SATURDAY:
        day += DAY
    return datetime.combine(day, MORNING)


def wished_time(now: datetime, proposed: datetime, wish: Wish) -> tuple[datetime, Objection | None]:
    """Return the proposed time with the wish laid over it.

    A wish that cannot be met is put right, and the objection to it comes along.
    """
    hour, objection = _by_day(wish.hour, proposed)
    when = datetime.combine(wish.day or proposed.date(), hour)
    if when <= now:
        return _in_the_future(now, hour, wish), objection or _past(wish)
    if when - now > FARTHEST:
        return datetime.combine(proposed_time(now).date(), hour), Objection.TOO_FAR
    return when, objection


def reminder_values(when: datetime, today: date | None) -> dict[str, Value]:
    """Return the values of the lines about a reminder.

    today: None if it is not known; the day is then said as one that is far ahead.
    """
    ahead = when.date() - today if today else FARTHEST
    return {
        "day": when.date().isoformat(),
        "time": when.strftime("%H:%M"),
        "ahead": ahead.days,
    }


def _by_day(hour: time | None, proposed: datetime) -> tuple[time, Objection | None]:
    if hour is None:
        return proposed.time(), None
    return (hour, None) if FIRST <= hour <= LAST else (MORNING, Objection.BY_DAY_ONLY)


def _in_the_future(now: datetime, hour: time, wish: Wish) -> datetime:
    """Return the hour tomorrow if it has passed today; on a working day if the day has passed."""
    day = now.date() + DAY if wish.day in (None, now.date()) else proposed_time(now).date()
    return datetime.combine(day, hour)


def _past(wish: Wish) -> Objection | None:
    return Objection.DAY_IS_PAST if wish.day is not None else None
