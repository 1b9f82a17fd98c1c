"""Read the day, time, duration or number that a slot names."""

import re
from collections.abc import Mapping
from datetime import date, time
from math import ceil

from leg_comfort.clinic import FORTNIGHT, NIGHTS, Fact

PARTS_OF_DAY = {"MO": time(10), "AF": time(15), "EV": time(18), "NI": time(21)}
"""Morning, afternoon, evening and night as Alexa names them, and the time of a reminder in each."""

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T[A-Z]{2})?", re.ASCII)
_TIME = re.compile(r"T?(\d{1,2})(?::(\d{2})(?::(\d{2}))?)?", re.ASCII)


def day_of(value: str) -> date | None:
    """Return the day that "2026-11-26" or "2026-11-26TMO" names, be it past.

    None for a week, a weekend, a month, a year, a season, "now" and anything else that is not one
    day.
    """
    found = _DAY.fullmatch(value)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def time_of(value: str) -> time | None:
    """Return the time that "10:00", "10:00:00", "09" or "MO" means; None if it is not a time."""
    if value in PARTS_OF_DAY:
        return PARTS_OF_DAY[value]
    found = _TIME.fullmatch(value)
    try:
        return _clock_time(*found.groups("0")) if found else None
    except ValueError:
        return None


def _clock_time(hour: str, minute: str, second: str) -> time:
    return time(int(hour), int(minute), int(second))


_DURATION = re.compile(
    r"P(?:(?P<years>\d+)Y)?(?:(?P<months>\d+)M)?(?:(?P<weeks>\d+)W)?(?:(?P<days>\d+)D)?"
    r"(?:T(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?(?:(?P<seconds>\d+)(?:\.\d+)?S)?)?"
)
_DAYS = {"years": 365, "months": 30, "weeks": 7, "days": 1}
_SECONDS = {"hours": 3600, "minutes": 60, "seconds": 1}
_LONGEST_DURATION = 40
"""Characters: more than any spoken duration has, few enough for int() to accept the numbers."""


def facts_of_duration(duration: str) -> dict[str, Fact]:
    """Return the facts that a duration such as "P3W", "P5D" or "PT25M" states.

    Hours and minutes are duration_minutes, how long one spell lasts. Up to 14 days are
    nights_in_last_two_weeks, whole weeks are weeks_ongoing. Empty for a duration of zero, and for
    anything that is not a duration.
    """
    found = _DURATION.fullmatch(duration) if len(duration) <= _LONGEST_DURATION else None
    counts = {unit: int(count) for unit, count in found.groupdict("0").items()} if found else {}
    days = sum(counts.get(unit, 0) * length for unit, length in _DAYS.items())
    seconds = sum(counts.get(unit, 0) * length for unit, length in _SECONDS.items())
    return {**_ongoing(days, counts), **_spell(seconds if not days else 0)}


def _ongoing(days: int, counts: dict[str, int]) -> dict[str, Fact]:
    facts: dict[str, Fact] = {}
    if days >= 7:
        facts["weeks_ongoing"] = days // 7
    if 0 < days <= FORTNIGHT and days == counts["days"]:
        facts[NIGHTS] = days
    return facts


def _spell(seconds: int) -> dict[str, Fact]:
    return {"duration_minutes": ceil(seconds / 60)} if seconds else {}


NIGHTS_BY_FREQUENCY: Mapping[str, int] = {
    "every_night": 14,
    "most_nights": 10,
    "every_other_night": 7,
    "a_week_of_nights": 7,
    "several": 5,
    "a_few": 3,
    "a_couple": 2,
    "once": 1,
    "just_tonight": 1,
    "none": 0,
    "twice_a_week": 4,
    "three_a_week": 6,
    "four_a_week": 8,
    "five_a_week": 10,
    "once_a_week": 2,
}


def nights_of_number(number: str) -> dict[str, Fact]:
    """Return the nights that AMAZON.NUMBER states, at most 14; empty if it is not a number."""
    known = number.isascii() and number.isdecimal()
    return {NIGHTS: min(int(number[-9:]), FORTNIGHT)} if known else {}


def nights_of_frequency(frequency: str | None) -> dict[str, Fact]:
    """Return the nights that an id of the FREQUENCY slot means; empty for an unknown id."""
    nights = NIGHTS_BY_FREQUENCY.get(frequency or "")
    return {} if nights is None else {NIGHTS: nights}
