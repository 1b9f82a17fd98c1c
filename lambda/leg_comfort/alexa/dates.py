"""AMAZON.DATE and AMAZON.TIME, as a day and a time of day."""

import re
from datetime import date, time, timedelta

PARTS_OF_DAY = {"MO": time(10), "AF": time(15), "EV": time(18), "NI": time(21)}
"""Morning, afternoon, evening and night, as Alexa names them: when in each a person is reminded."""

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T[A-Z]{2})?", re.ASCII)
_WEEK = re.compile(r"(\d{4})-W(\d{1,2})(-WE)?", re.ASCII)
_MONTH = re.compile(r"(\d{4})-(\d{2})(?:-(?:XX|00)(?:T\w{1,2})?)?", re.ASCII)
_TIME = re.compile(r"T?(\d{1,2})(?::(\d{2})(?::(\d{2}))?)?", re.ASCII)


def day_of(value: str, today: date) -> date | None:
    """The day that a person means by "2026-11-26", "2026-W48", "2026-W48-WE" or "2026-12".

    Of a week it is the Monday, of a weekend the Saturday, of a month the first; of one that has
    begun, the day after today. A day that is past is given as it is. None for a year, a season,
    "now" and whatever is no day.
    """
    for form, reading in ((_DAY, _day), (_WEEK, _week), (_MONTH, _month)):
        if found := form.fullmatch(value):
            return _within(reading(*found.groups()), today)
    return None


def time_of(value: str) -> time | None:
    """The time that a person means by "10:00", "10:00:00", "09" or "MO"; None for what is none."""
    if value in PARTS_OF_DAY:
        return PARTS_OF_DAY[value]
    found = _TIME.fullmatch(value)
    try:
        return _clock_time(*found.groups("0")) if found else None
    except ValueError:
        return None


def _clock_time(hour: str, minute: str, second: str) -> time:
    return time(int(hour), int(minute), int(second))


Span = tuple[date, date]
"""The first day and the last."""


def _within(span: Span | None, today: date) -> date | None:
    if span is None:
        return None
    first, last = span
    return today + timedelta(days=1) if first < today <= last and first < last else first


def _day(year: str, month: str, day: str) -> Span | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found, found


def _week(year: str, week: str, weekend: str | None) -> Span | None:
    try:
        monday = date.fromisocalendar(int(year), int(week), 1)
        return monday + timedelta(days=5 if weekend else 0), monday + timedelta(days=6)
    except (ValueError, OverflowError):
        return None


def _month(year: str, month: str) -> Span | None:
    try:
        first = date(int(year), int(month), 1)
    except ValueError:
        return None
    from calendar import monthrange  # Not at the top: few name a month, and it costs 2 ms.

    return first, first.replace(day=monthrange(first.year, first.month)[1])
