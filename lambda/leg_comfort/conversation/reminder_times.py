"""When a reminder may come: always by day, always to come, said with day and time beforehand."""

from datetime import date, datetime, time, timedelta
from enum import StrEnum

from leg_comfort.conversation.messages import Value, Wish

MORNING = time(10)
"""When nothing else was said: practices are open and most people are up."""
FIRST, LAST = time(8), time(20)
"""Alexa speaks a reminder aloud over anything, so never earlier and never later."""
FARTHEST = timedelta(days=365)
SATURDAY = 5
DAY = timedelta(days=1)


class Objection(StrEnum):
    """Why a wish could not be taken as it was; the names are those of the lines that say so."""

    BY_DAY_ONLY = "by_day_only"
    DAY_IS_PAST = "day_is_past"
    TOO_FAR = "too_far"


def proposal(now: datetime) -> datetime:
    """The next working day's morning. now: local time at the bedside, without an offset."""
    day = now.date() + DAY
    while day.weekday() >= SATURDAY:
        day += DAY
    return datetime.combine(day, MORNING)


def wished(now: datetime, proposed: datetime, wish: Wish) -> tuple[datetime, Objection | None]:
    """The proposed time with the wish laid over it; what cannot be is put right, and said."""
    hour, objection = _by_day(wish.hour, proposed)
    when = datetime.combine(wish.day or proposed.date(), hour)
    if when <= now:
        return _still_to_come(now, hour, wish), objection or _past(wish)
    if when - now > FARTHEST:
        return datetime.combine(proposal(now).date(), hour), Objection.TOO_FAR
    return when, objection


def values_of(when: datetime, today: date | None) -> dict[str, Value]:
    """What the lines about a reminder are filled with. Not knowing today, it is far ahead."""
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


def _still_to_come(now: datetime, hour: time, wish: Wish) -> datetime:
    """An hour that has passed today is meant for tomorrow; a day that has passed, for another."""
    day = now.date() + DAY if wish.day in (None, now.date()) else proposal(now).date()
    return datetime.combine(day, hour)


def _past(wish: Wish) -> Objection | None:
    return Objection.DAY_IS_PAST if wish.day is not None else None
