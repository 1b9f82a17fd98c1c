"""What a slot holds: words, an id, and the day, time, span or number that it names."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from math import ceil
from typing import Any

from leg_comfort.alexa.json_values import list_at, mapping_at, text_at
from leg_comfort.clinic import FORTNIGHT, NIGHTS, Fact

MATCH = "ER_SUCCESS_MATCH"


@dataclass(frozen=True, slots=True)
class Slot:
    """words: the raw value as heard. id: what it resolved to, None where it resolved to nothing."""

    words: str
    id: str | None = None

    def to_wire(self, name: str) -> dict[str, Any]:
        """The slot in Alexa's own shape, with one resolution where there is an id."""
        wire: dict[str, Any] = {"name": name, "value": self.words}
        if self.id is not None:
            value = {"value": {"name": self.words, "id": self.id}}
            resolved = {"authority": "", "status": {"code": MATCH}, "values": [value]}
            wire["resolutions"] = {"resolutionsPerAuthority": [resolved]}
        return wire


def read_slots(request: object) -> dict[str, Slot]:
    """The filled slots of an intent request by name. Whatever has no words or a wrong shape is out.

    An id is taken from ER_SUCCESS_MATCH only: no other status says that the words were known.
    """
    slots = mapping_at(request, "intent", "slots")
    return {name: found for name, slot in slots.items() if (found := _slot(slot)) is not None}


def _slot(slot: object) -> Slot | None:
    words = text_at(slot, "value")
    return Slot(words, _resolved(slot)) if words else None


def _resolved(slot: object) -> str | None:
    for authority in list_at(slot, "resolutions", "resolutionsPerAuthority"):
        if text_at(authority, "status", "code") == MATCH and (found := _first_id(authority)):
            return found
    return None


def _first_id(authority: Mapping[str, Any]) -> str | None:
    ids = (text_at(value, "value", "id") for value in list_at(authority, "values"))
    return next((found for found in ids if found), None)


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


_SPAN = re.compile(
    r"P(?:(?P<years>\d+)Y)?(?:(?P<months>\d+)M)?(?:(?P<weeks>\d+)W)?(?:(?P<days>\d+)D)?"
    r"(?:T(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?(?:(?P<seconds>\d+)(?:\.\d+)?S)?)?"
)
_DAYS = {"years": 365, "months": 30, "weeks": 7, "days": 1}
_SECONDS = {"hours": 3600, "minutes": 60, "seconds": 1}
_LONGEST = 40
"""Characters: longer than any span a person says, short enough for every number to be one."""


def facts_of_span(span: str) -> dict[str, Fact]:
    """What "P3W", "P5D" or "PT25M" says: weeks_ongoing, nights_in_last_two_weeks, duration_minutes.

    Hours and minutes are how long one spell lasts. Up to a fortnight of days counts as nights,
    whole weeks as weeks. Empty for anything that is no span, or none of any length.
    """
    found = _SPAN.fullmatch(span) if len(span) <= _LONGEST else None
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
    """The nights that AMAZON.NUMBER says, at most a fortnight's; empty for "?" and the like."""
    known = number.isascii() and number.isdecimal()
    return {NIGHTS: min(int(number[-9:]), FORTNIGHT)} if known else {}


def nights_of_frequency(frequency: str | None) -> dict[str, Fact]:
    """The nights that an id of the FREQUENCY slot stands for; empty for no known id."""
    nights = NIGHTS_BY_FREQUENCY.get(frequency or "")
    return {} if nights is None else {NIGHTS: nights}
