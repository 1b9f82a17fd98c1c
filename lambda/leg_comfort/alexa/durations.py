"""AMAZON.DURATION, an ISO 8601 span, as the facts it can be."""

import re
from math import ceil

from leg_comfort.clinic import Fact
from leg_comfort.clinic.facts import FORTNIGHT, NIGHTS

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
