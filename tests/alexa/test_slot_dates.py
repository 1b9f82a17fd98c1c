"""Alexa's dates and times are read as the days and times that a person means."""

from datetime import date, time, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from leg_comfort.alexa.slot_values import PARTS_OF_DAY, day_of, time_of

MONDAY, THURSDAY, SUNDAY = date(2026, 11, 23), date(2026, 11, 26), date(2026, 11, 29)
TODAYS = st.dates(max_value=date(9990, 1, 1))
NEARLY = st.from_regex(r"[0-9]{3}[0-9X](-(W?[0-9X]{1,2}|Q1|SU))?(-([0-9X]{2}|WE))?", fullmatch=True)


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2026-11-26", THURSDAY),
        ("2026-11-23TNI", MONDAY),
        ("2026-11-01", date(2026, 11, 1)),
        ("2027-01-31", date(2027, 1, 31)),
    ],
)
def test_a_day_is_that_day_even_if_it_is_past(value: str, day: date) -> None:
    assert day_of(value, MONDAY) == day


@pytest.mark.parametrize(
    ("value", "today", "day"),
    [
        ("2026-W49", MONDAY, date(2026, 11, 30)),
        ("2026-W48", MONDAY, MONDAY),
        ("2026-W48", THURSDAY, date(2026, 11, 27)),
        ("2026-W48-WE", THURSDAY, date(2026, 11, 28)),
        ("2026-W48-WE", SUNDAY, date(2026, 11, 30)),
        ("2026-W53", MONDAY, date(2026, 12, 28)),
        ("2027-W01", MONDAY, date(2027, 1, 4)),
        ("2026-W9", date(2026, 1, 5), date(2026, 2, 23)),
        ("2026-W40", MONDAY, date(2026, 9, 28)),
    ],
)
def test_a_week_is_its_monday_and_one_that_has_begun_is_tomorrow(
    value: str, today: date, day: date
) -> None:
    assert day_of(value, today) == day


@pytest.mark.parametrize(
    ("value", "today", "day"),
    [
        ("2026-12", MONDAY, date(2026, 12, 1)),
        ("2026-12-XX", MONDAY, date(2026, 12, 1)),
        ("2026-12-00T9", MONDAY, date(2026, 12, 1)),
        ("2026-11", MONDAY, date(2026, 11, 24)),
        ("2026-11-XX", date(2026, 11, 30), date(2026, 12, 1)),
        ("2026-02", MONDAY, date(2026, 2, 1)),
    ],
)
def test_a_month_is_its_first_day_and_one_that_has_begun_is_tomorrow(
    value: str, today: date, day: date
) -> None:
    assert day_of(value, today) == day


@pytest.mark.parametrize(
    "value",
    [
        *("2026", "2026-XX", "2026-XX-XX", "202X", "20XX", "2026-SU", "2026-WI", "2026-Q1"),
        *(
            "PRESENT_REF",
            "",
            "thursday",
            "2026-11-31",
            "2026-13",
            "2026-W54",
            "2026-W00",
            "0000-01",
        ),
        *(
            "2025-W53",
            "9999-W52",
            "2026-11-26 ",
            "２０２６-11-26",
            "2026-W48-XX",
            "2026-11-26T10:00",
        ),
    ],
)
def test_values_that_name_no_day_are_none(value: str) -> None:
    assert day_of(value, MONDAY) is None


@pytest.mark.parametrize(
    ("value", "hour"),
    [
        ("10:00", time(10)),
        ("10:00:00", time(10)),
        ("09", time(9)),
        ("9:30", time(9, 30)),
        ("T14:45", time(14, 45)),
        ("00:00", time(0)),
        ("23:59:59", time(23, 59, 59)),
    ],
)
def test_a_time_is_read_in_every_form(value: str, hour: time) -> None:
    assert time_of(value) == hour


def test_a_part_of_the_day_is_one_time_in_it() -> None:
    assert [time_of(each) for each in ("MO", "AF", "EV", "NI")] == list(PARTS_OF_DAY.values())
    assert list(PARTS_OF_DAY.values()) == [time(10), time(15), time(18), time(21)]


@pytest.mark.parametrize(
    "value",
    ["", "24:00", "10:60", "ten", "PT2H", "10:", ":30", "100:00", "mo", "１０:00", "10:00Z"],
)
def test_values_that_name_no_time_are_none(value: str) -> None:
    assert time_of(value) is None


@given(st.text() | NEARLY, TODAYS)
@example("9999-12-31", date(2026, 1, 1))
@example("9999-W52-WE", date(2026, 1, 1))
@example("0001-W01", date(1, 1, 1))
def test_no_text_makes_the_reading_fail(value: str, today: date) -> None:
    day = day_of(value, today)
    assert day is None or isinstance(day, date)
    hour = time_of(value)
    assert hour is None or isinstance(hour, time)


@given(TODAYS, st.integers(0, 400))
def test_a_period_that_is_not_over_is_never_read_as_a_past_day(today: date, ahead: int) -> None:
    there = today + timedelta(days=ahead)
    year, week, _ = there.isocalendar()
    for value in (there.isoformat(), f"{year:04}-W{week:02}", f"{there:%Y-%m}".rjust(7, "0")):
        day = day_of(value, today)
        assert day is not None
        assert day >= today
