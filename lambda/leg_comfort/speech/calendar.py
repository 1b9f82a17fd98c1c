"""The filters for days and times, which are said in words of the language, never in figures."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from functools import partial


@dataclass(frozen=True, slots=True)
class Calendar:
    """The words of a language for its days and hours.

    weekdays: Monday first. days: of a month, the first first. hours: from midnight on, 24 of
    them. parts: "HH:MM" at which a part of the day begins → its words. named: "HH:MM" → the
    name of that very time. The last three are patterns with {hour}, {minute} and {part}.
    """

    weekdays: Sequence[str]
    months: Sequence[str]
    days: Sequence[str]
    hours: Sequence[str]
    parts: Mapping[str, str]
    named: Mapping[str, str]
    full_hour: str
    past_the_hour: str
    small_minute: str


def calendar_filters(
    calendar: Calendar, numbers: Sequence[str]
) -> Mapping[str, Callable[..., str]]:
    """Return the filters by the names that templates use."""
    return {
        "weekday": partial(weekday, calendar),
        "month": partial(month, calendar),
        "day_of_month": partial(day_of_month, calendar),
        "nearness": partial(nearness, calendar),
        "clock": partial(clock, calendar, numbers),
    }


def weekday(calendar: Calendar, day: str) -> str:
    """Return "2026-11-26" as "Thursday". Raises ValueError for text that is no date."""
    return calendar.weekdays[date.fromisoformat(day).weekday()]


def month(calendar: Calendar, day: str) -> str:
    """Return "2026-11-26" as "November". Raises ValueError for text that is no date."""
    return calendar.months[date.fromisoformat(day).month - 1]


def day_of_month(calendar: Calendar, day: str) -> str:
    """Return "2026-11-26" as "twenty-sixth". Raises ValueError for text that is no date."""
    return calendar.days[date.fromisoformat(day).day - 1]


def nearness(calendar: Calendar, ahead: int | str) -> str:
    """Return the form that names a day so many days ahead: "today", "weekday" or "date".

    The weekday is enough for a day within the next six days. Raises ValueError for text.
    """
    days = int(ahead)
    if days == 0:
        return "today"
    return "weekday" if 0 < days < len(calendar.weekdays) else "date"


def clock(calendar: Calendar, numbers: Sequence[str], local: str) -> str:
    """Return "14:30" as "two thirty in the afternoon". Raises ValueError for text."""
    at = time.fromisoformat(local)
    figures = f"{at:%H:%M}"
    if figures in calendar.named:
        return calendar.named[figures]
    pattern = calendar.past_the_hour if at.minute else calendar.full_hour
    return pattern.format(
        hour=calendar.hours[at.hour],
        minute=_minute(calendar, numbers, at.minute),
        part=_part(calendar, figures),
    )


def _minute(calendar: Calendar, numbers: Sequence[str], minute: int) -> str:
    """Return the words of a minute; one of a single digit has its own pattern: "nine oh five"."""
    words = numbers[minute]
    return calendar.small_minute.format(minute=words) if minute < 10 else words


def _part(calendar: Calendar, figures: str) -> str:
    return calendar.parts[max(start for start in calendar.parts if start <= figures)]
