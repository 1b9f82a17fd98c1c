"""When a reminder may come: by day, in the future, within a year, never moved in silence."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leg_comfort.conversation import Wish
from leg_comfort.conversation.reminder_times import (
    FARTHEST,
    FIRST,
    LAST,
    MORNING,
    Objection,
    proposed_time,
    reminder_values,
    wished_time,
)

THURSDAY = datetime(2026, 1, 15, 3, 0)
FRIDAY_AT_TEN = datetime(2026, 1, 16, 10, 0)
NOWS = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1))
WISHES = st.builds(
    Wish,
    st.none() | st.dates(date(1990, 1, 1), date(2110, 1, 1)),
    st.none() | st.times(),
)


def put(
    wish: Wish, now: datetime = THURSDAY, proposed: datetime = FRIDAY_AT_TEN
) -> tuple[datetime, Objection | None]:
    return wished_time(now, proposed, wish)


@given(NOWS, WISHES)
def test_any_wish_leads_to_a_reminder_by_day_and_within_a_year(now: datetime, wish: Wish) -> None:
    when, _ = wished_time(now, proposed_time(now), wish)
    assert FIRST <= when.time() <= LAST
    assert now < when <= now + FARTHEST


@given(NOWS, st.lists(WISHES, max_size=5), st.timedeltas(timedelta(0), timedelta(minutes=10)))
def test_wishes_on_top_of_wishes_keep_to_the_day_too(
    now: datetime, wishes: list[Wish], later: timedelta
) -> None:
    when = proposed_time(now)
    for wish in wishes:
        now += later
        when, _ = wished_time(now, when, wish)
        assert FIRST <= when.time() <= LAST
        assert now < when <= now + FARTHEST


@given(NOWS, WISHES)
def test_a_wish_is_either_met_or_objected_to(now: datetime, wish: Wish) -> None:
    when, objection = wished_time(now, proposed_time(now), wish)
    as_wished = wish.day in (None, when.date()) and wish.hour in (None, when.time())
    today_over = wish.day == now.date() and when.date() == now.date() + timedelta(days=1)
    assert as_wished or objection is not None or today_over


@given(NOWS)
def test_of_its_own_accord_it_is_a_working_days_morning(now: datetime) -> None:
    when = proposed_time(now)
    assert when.weekday() < 5
    assert when.time() == MORNING
    assert timedelta(0) < when.date() - now.date() <= timedelta(days=3)


@pytest.mark.parametrize(
    ("today", "then"), [(15, 16), (16, 19), (17, 19), (18, 19), (19, 20)], ids=str
)
def test_nobody_is_sent_to_a_practice_at_the_weekend(today: int, then: int) -> None:
    assert proposed_time(datetime(2026, 1, today, 3)).date() == date(2026, 1, then)


def test_a_weekend_that_is_wished_for_is_taken() -> None:
    saturday = date(2026, 1, 17)
    assert put(Wish(saturday)) == (datetime.combine(saturday, MORNING), None)


def test_a_day_alone_keeps_the_hour_and_an_hour_alone_the_day() -> None:
    assert put(Wish(date(2026, 1, 20))) == (datetime(2026, 1, 20, 10), None)
    assert put(Wish(hour=time(16, 30))) == (datetime(2026, 1, 16, 16, 30), None)


@pytest.mark.parametrize("hour", [time(3), time(7, 59), time(20, 1), time(23, 59), time(0)])
def test_an_hour_at_night_becomes_the_morning_and_it_is_said_why(hour: time) -> None:
    assert put(Wish(hour=hour)) == (FRIDAY_AT_TEN, Objection.BY_DAY_ONLY)


@pytest.mark.parametrize("hour", [FIRST, LAST])
def test_the_first_and_the_last_hour_of_the_day_are_by_day(hour: time) -> None:
    assert put(Wish(hour=hour))[1] is None


def test_today_later_on_is_today_and_an_hour_that_has_passed_is_tomorrow() -> None:
    noon = datetime(2026, 1, 15, 12, 0)
    assert put(Wish(noon.date(), time(15)), noon) == (datetime(2026, 1, 15, 15), None)
    assert put(Wish(noon.date(), time(9)), noon)[0] == datetime(2026, 1, 16, 9)


def test_a_day_that_has_passed_is_said_to_have() -> None:
    assert put(Wish(date(2026, 1, 14))) == (FRIDAY_AT_TEN, Objection.DAY_IS_PAST)


def test_a_year_ahead_is_near_enough_and_a_day_more_is_not() -> None:
    last = (THURSDAY + FARTHEST).date() - timedelta(days=1)
    assert put(Wish(last)) == (datetime.combine(last, MORNING), None)
    assert put(Wish(last + timedelta(days=2))) == (FRIDAY_AT_TEN, Objection.TOO_FAR)


def test_a_leap_day_can_be_wished_for() -> None:
    now = datetime(2027, 12, 1, 3)
    assert put(Wish(date(2028, 2, 29)), now, proposed_time(now))[0] == datetime(2028, 2, 29, 10)


@pytest.mark.parametrize("day", [date(2026, 3, 8), date(2026, 11, 1)], ids=["spring", "autumn"])
def test_on_the_day_the_clocks_change_it_is_still_ten_by_the_clock(day: date) -> None:
    now = datetime.combine(day, time(1, 30))
    assert put(Wish(day), now, proposed_time(now)) == (datetime.combine(day, MORNING), None)


def test_the_lines_are_told_day_time_and_how_far_ahead() -> None:
    values = reminder_values(FRIDAY_AT_TEN, THURSDAY.date())
    assert values == {"day": "2026-01-16", "time": "10:00", "ahead": 1}


def test_if_today_is_not_known_the_day_is_said_in_full() -> None:
    assert reminder_values(FRIDAY_AT_TEN, None)["ahead"] == FARTHEST.days
