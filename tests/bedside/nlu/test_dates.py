"""Days and times of day are read in the form in which Alexa passes them on."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bedside.nlu.normalizer import plain
from leg_comfort.alexa.slot_values import day_of, time_of
from tests.bedside.nlu.spoken_days import MONDAY, SpokenDays

SPOKEN_DAYS = SpokenDays("en")
day, hour = SPOKEN_DAYS.day, SPOKEN_DAYS.hour
WORDS = [*["in", "on", "at", "the", "a", "not", "next", "this", "to", "of", "past"]]
WORDS += [word for kind in SPOKEN_DAYS.names.words.kinds.values() for word in kind]
PERIOD = re.compile(r"\d{4}-(W\d{2}(-WE)?|\d{2})")
"""A week, a weekend or a month: the skill asks for a day."""
SPOKEN = st.lists(st.sampled_from(WORDS), max_size=7).map(" ".join)


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("Thursday", "2026-11-26"),
        ("this Friday", "2026-11-27"),
        ("Monday", "2026-11-23"),
        ("next Monday", "2026-11-30"),
        ("Thursday next week", "2026-12-03"),
        ("tomorrow", "2026-11-24"),
        ("the day after tomorrow", "2026-11-25"),
        ("today", "2026-11-23"),
        ("this evening", "2026-11-23"),
        ("in two weeks", "2026-12-07"),
        ("in a fortnight", "2026-12-07"),
        ("three days from now", "2026-11-26"),
        ("a week today", "2026-11-30"),
        ("a week tomorrow", "2026-12-01"),
        ("a week on Friday", "2026-12-04"),
        ("Friday week", "2026-12-04"),
        ("two weeks on Monday", "2026-12-07"),
        ("the twentieth", "2026-12-20"),
        ("on the 25th", "2026-11-25"),
        ("the thirty first", "2026-12-31"),
        ("the first of December", "2026-12-01"),
        ("December the third", "2026-12-03"),
        ("the second of January", "2027-01-02"),
        ("the twenty ninth of February", "2028-02-29"),
    ],
)
def test_a_day_comes_as_its_date(said: str, value: str) -> None:
    assert day(said) == value


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("next week", "2026-W49"),
        ("this week", "2026-W48"),
        ("the week after next", "2026-W50"),
        ("at the weekend", "2026-W48-WE"),
        ("next weekend", "2026-W49-WE"),
        ("next month", "2026-12"),
        ("in January", "2027-01"),
    ],
)
def test_what_is_longer_than_a_day_comes_as_alexa_writes_it(said: str, value: str) -> None:
    assert day(said) == value


def test_a_week_at_the_turn_of_the_year_is_the_calendars() -> None:
    assert day("next week", date(2026, 12, 28)) == "2027-W01"


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("not Tuesday, Wednesday", "2026-11-25"),
        ("Friday, not Thursday", "2026-11-27"),
        ("Thursday instead of Tuesday", "2026-11-26"),
        ("I can't do Tuesday but Friday is fine", "2026-11-27"),
        ("Tuesday is no good, Thursday is", "2026-11-26"),
        ("Tuesday no Wednesday", "2026-11-25"),
        ("not Tuesday", None),
    ],
)
def test_a_day_turned_down_is_not_the_day_wanted(said: str, value: str | None) -> None:
    assert day(said) == value
    assert SPOKEN_DAYS.days.are_named(plain(said), MONDAY)


@pytest.mark.parametrize(
    "said", ["yes", "some day", "a day later", "one of those days", "march on"]
)
def test_where_no_day_is_named_there_is_none(said: str) -> None:
    assert day(said) is None


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("at noon", "12:00"),
        ("ten", "10:00"),
        ("ten o'clock", "10:00"),
        ("10:30", "10:30"),
        ("at 10am", "10:00"),
        ("nine thirty", "09:30"),
        ("half past nine", "09:30"),
        ("quarter past ten", "10:15"),
        ("quarter to three in the afternoon", "14:45"),
        ("twenty past eleven", "11:20"),
        ("ten to four", "15:50"),
        ("at two", "14:00"),
        ("at seven", "19:00"),
        ("at eight", "08:00"),
        ("eight in the evening", "20:00"),
        ("seven in the morning", "07:00"),
        ("at twelve", "12:00"),
        ("twelve at night", "00:00"),
        ("three at night", "03:00"),
        ("at one", "13:00"),
        ("15:00", "15:00"),
        ("Thursday afternoon at three", "15:00"),
        ("in two weeks at ten", "10:00"),
    ],
)
def test_a_time_comes_with_the_hours_of_the_whole_day(said: str, value: str) -> None:
    assert hour(said) == value


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("in the morning", "MO"),
        ("tomorrow afternoon", "AF"),
        ("in the evening", "EV"),
        ("tonight", "NI"),
    ],
)
def test_a_part_of_the_day_comes_by_alexas_name(said: str, value: str) -> None:
    assert hour(said) == value


@pytest.mark.parametrize(
    "said", ["yes", "that one", "in two weeks", "not at ten", "an hour", "am I"]
)
def test_where_no_time_is_named_there_is_none(said: str) -> None:
    assert hour(said) is None


@given(SPOKEN, st.dates(date(2020, 1, 1), date(2090, 1, 1)))
def test_whatever_is_read_the_skill_can_read(said: str, today: date) -> None:
    value, rest = SPOKEN_DAYS.days.read(said, today)
    assert value is None or PERIOD.fullmatch(value) or day_of(value) is not None
    time = SPOKEN_DAYS.hours.read(rest)
    assert time is None or time_of(time) is not None


def test_a_language_without_names_for_days_names_none() -> None:
    klingon = SpokenDays("tlh")
    assert klingon.days.read("thursday", MONDAY) == (None, "thursday")
    assert klingon.hour("noon") is None
