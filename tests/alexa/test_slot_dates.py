"""Alexa's dates and times are read as the days and times that a person means."""

from datetime import date, time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from leg_comfort.alexa.slot_values import PARTS_OF_DAY, day_of, time_of

PARTS = ("", "TMO", "TAF", "TEV", "TNI")
NEARLY = st.from_regex(r"[0-9]{3}[0-9X](-(W?[0-9X]{1,2}|Q1|SU))?(-([0-9X]{2}|WE))?", fullmatch=True)
YEARS = st.integers(1, 9999).map(lambda year: f"{year:04}")
PERIODS = st.one_of(
    YEARS,
    YEARS.map(lambda year: f"{year[:3]}X"),
    YEARS.map(lambda year: f"{year[:2]}XX"),
    st.builds("{}-W{:02}".format, YEARS, st.integers(1, 53)),
    st.builds("{}-W{}-WE".format, YEARS, st.integers(1, 53)),
    st.builds("{}-{:02}".format, YEARS, st.integers(1, 12)),
    st.builds("{}-{:02}-{}".format, YEARS, st.integers(1, 12), st.sampled_from(["XX", "00"])),
    st.builds("{}-{}".format, YEARS, st.sampled_from(["SP", "SU", "FA", "WI", "Q1", "XX"])),
    st.sampled_from(["PRESENT_REF", "PAST_REF", "FUTURE_REF"]),
)
"""Whatever AMAZON.DATE may say that is more than one day, or none."""


@given(st.dates(), st.sampled_from(PARTS))
def test_a_day_is_that_day_whatever_part_of_it_is_meant(day: date, part: str) -> None:
    assert day_of(f"{day.isoformat()}{part}") == day


@given(PERIODS)
@example("2026-W48-WE")
@example("2026-W48")
@example("2026-WI")
@example("2026-12")
@example("2026")
@example("202X")
def test_a_period_is_no_day(value: str) -> None:
    assert day_of(value) is None


@pytest.mark.parametrize(
    "value",
    [
        *("", "thursday", "2026-11-31", "2026-13", "2026-13-01", "0000-01-01", "2026-11-26 "),
        *("２０２６-11-26", "2026-W48-XX", "2026-11-26T10:00", "20261126"),
    ],
)
def test_values_that_name_no_day_are_none(value: str) -> None:
    assert day_of(value) is None


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


@given(st.text() | NEARLY)
@example("9999-12-31")
@example("9999-W52-WE")
@example("0001-W01")
def test_no_text_makes_the_reading_fail(value: str) -> None:
    day = day_of(value)
    assert day is None or isinstance(day, date)
    hour = time_of(value)
    assert hour is None or isinstance(hour, time)
