"""The day that a sentence names, in Alexa's own form: "thursday" is "2026-11-26".

Neither dateparser 1.5, parsedatetime 2.6 nor timefhuman 0.1 reads what is spoken here: of 29 names
of days and hours ("the twentieth", "a week on friday", "half past nine") each misread 15 or more,
and dateparser finds a Wednesday in "we".
"""

from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from re import Match

from bedside.nlu.date_patterns import DateNames, DatePattern

WEEK = 7


@dataclass(frozen=True, slots=True)
class Days:
    """Reads days with the names of one language."""

    names: DateNames

    def read(self, said: str, today: date) -> tuple[str | None, str]:
        """Return the day in the form of AMAZON.DATE, or None, and the text without it."""
        left = self.without_denied(said)
        for naming in self.names.days:
            if found := naming.found(left):
                rest = f"{left[: found.start()]} {left[found.end() :]}"
                return self._value(naming, found, today), rest
        return None, left

    def without_denied(self, said: str) -> str:
        """Return a text without the days that it turns down: "not tuesday but friday"."""
        said = self.names.opened(said)
        for denied in self.names.denied:
            said = denied.sub(" ", said)
        return said

    def are_named(self, said: str, today: date) -> bool:
        """Return whether a text names a day, even if it turns that day down."""
        value, left = self.read(said, today)
        return value is not None or left != said

    def _value(self, naming: DatePattern, found: Match[str], today: date) -> str | None:
        words = self.names.words
        kinds = ("weekday", "month", "ordinal", "count", "span", "weeks")
        named = {kind: words.number(kind, found) for kind in kinds}
        return FORMS[naming.rule["as"]](today, naming.rule.get("add", 0), named)


Named = Mapping[str, int | None]


def _day(today: date, add: int, named: Named) -> str:
    return _iso(today + timedelta(days=add) + _span(named))


def _weekday(today: date, add: int, named: Named) -> str:
    ahead = ((named["weekday"] or 0) - today.weekday()) % WEEK
    return _iso(today + timedelta(days=ahead, weeks=add) + _span(named))


def _weekday_of_week(today: date, add: int, named: Named) -> str:
    return _iso(_monday(today, add) + timedelta(days=named["weekday"] or 0))


def _week(today: date, add: int, named: Named) -> str:
    return f"{_monday(today, add):%G-W%V}"


def _weekend(today: date, add: int, named: Named) -> str:
    return f"{_week(today, add, named)}-WE"


def _month(today: date, add: int, named: Named) -> str:
    ahead = (named["month"] - today.month) % 12 if named["month"] else add
    return f"{_first(today, ahead):%Y-%m}"


def _date(today: date, add: int, named: Named) -> str | None:
    """Return the next day with this number, or None if no month has it."""
    for ahead in range(add, 12 * 4 + 1):
        first = _first(today, ahead)
        if named["month"] in (None, first.month):
            day = _in_month(first, named["ordinal"] or 0)
            if day is not None and day >= today:
                return _iso(day)
    return None


FORMS: Mapping[str, Callable[[date, int, Named], str | None]] = {
    "day": _day,
    "weekday": _weekday,
    "weekday_of_week": _weekday_of_week,
    "week": _week,
    "weekend": _weekend,
    "month": _month,
    "date": _date,
}


def _span(named: Named) -> timedelta:
    """Return how far ahead a day is: one week if no number is named."""
    count, span = named["count"], named["span"] or named["weeks"] or 0
    return timedelta(days=span if count is None else count * span)


def _iso(day: date) -> str:
    return day.isoformat()


def _monday(today: date, weeks: int) -> date:
    return today + timedelta(days=-today.weekday(), weeks=weeks)


def _first(today: date, months: int) -> date:
    year, month = divmod(today.month - 1 + months, 12)
    return date(today.year + year, month + 1, 1)


def _in_month(first: date, number: int) -> date | None:
    exists = 1 <= number <= monthrange(first.year, first.month)[1]
    return first.replace(day=number) if exists else None
