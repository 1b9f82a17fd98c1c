"""Days and times are said in words, by one rule, and never mean two things."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leg_comfort.locales import LOCALES, language_of
from leg_comfort.speech import TemplateError, load_words, read_sources
from leg_comfort.speech.calendar import calendar_filters, nearness
from leg_comfort.speech.filters import place

LANGUAGES = tuple(sorted({*map(language_of, LOCALES)}))
GRAMMAR = read_sources("en").grammar
CALENDAR = GRAMMAR.calendar
FILTERS = calendar_filters(CALENDAR, GRAMMAR.numbers)
US, UK = load_words("en-US"), load_words("en-GB")
WEEK = [timedelta(days) for days in range(7)]
MINUTES = [f"{time(hour, minute):%H:%M}" for hour in range(24) for minute in range(60)]


def when(day: str, at: str, ahead: int, locale: str = "en-US") -> str:
    return load_words(locale).line("calendar.when", {"day": day, "time": at, "ahead": ahead})


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("00:00", "midnight"),
        ("00:05", "twelve oh five at night"),
        ("03:00", "three at night"),
        ("05:00", "five in the morning"),
        ("09:05", "nine oh five in the morning"),
        ("10:00", "ten in the morning"),
        ("10:09", "ten oh nine in the morning"),
        ("10:10", "ten ten in the morning"),
        ("10:30", "ten thirty in the morning"),
        ("12:00", "noon"),
        ("12:15", "twelve fifteen in the afternoon"),
        ("14:15", "two fifteen in the afternoon"),
        ("18:00", "six in the evening"),
        ("22:45", "ten forty-five at night"),
    ],
)
def test_a_time_is_said_with_its_part_of_the_day(at: str, said: str) -> None:
    assert FILTERS["clock"](at) == said


def test_no_two_minutes_of_a_day_sound_the_same() -> None:
    assert len({FILTERS["clock"](at) for at in MINUTES}) == len(MINUTES)


@pytest.mark.parametrize(
    ("ahead", "said"),
    [
        (0, "today at ten in the morning"),
        (1, "on Thursday at ten in the morning"),
        (6, "on Thursday at ten in the morning"),
        (7, "on Thursday, November twenty-sixth at ten in the morning"),
        (-1, "on Thursday, November twenty-sixth at ten in the morning"),
    ],
)
def test_a_weekday_is_enough_until_it_comes_round_again(ahead: int, said: str) -> None:
    assert when("2026-11-26", "10:00", ahead) == said


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en-US", "on Thursday, December third at noon"),
        ("en-CA", "on Thursday, December third at noon"),
        ("en-GB", "on Thursday the third of December at noon"),
        ("en-AU", "on Thursday the third of December at noon"),
        ("en-IN", "on Thursday the third of December at noon"),
    ],
)
def test_a_date_is_said_in_the_order_of_the_country(locale: str, said: str) -> None:
    assert when("2026-12-03", "12:00", 10, locale) == said


def test_the_day_can_be_said_alone() -> None:
    assert US.line("calendar.day", {"day": "2026-11-26", "ahead": 3}) == "on Thursday"
    assert US.line("calendar.date", {"day": "2026-11-26"}) == "on Thursday, November twenty-sixth"
    assert UK.line("calendar.date", {"day": "2026-11-26"}) == (
        "on Thursday the twenty-sixth of November"
    )


@settings(deadline=None)
@given(day=st.dates(), at=st.times(), ahead=st.integers())
def test_every_day_and_time_can_be_said_without_a_figure(day: date, at: time, ahead: int) -> None:
    for words in (US, UK):
        values = {"day": day.isoformat(), "time": f"{at:%H:%M}", "ahead": ahead}
        said = words.line("calendar.when", values)
        assert said
        assert not any(map(str.isdigit, said))


@settings(deadline=None)
@given(day=st.dates(max_value=date.max - timedelta(366)), days=st.integers(0, 366))
def test_two_days_within_a_year_never_share_a_date(day: date, days: int) -> None:
    other = day + timedelta(days)
    same = US.line("calendar.date", {"day": day.isoformat()}) == (
        US.line("calendar.date", {"day": other.isoformat()})
    )
    assert same == (days == 0)


@settings(deadline=None)
@given(day=st.dates(max_value=date.max - timedelta(7)))
def test_the_days_of_a_week_have_seven_names_and_the_next_week_the_same(day: date) -> None:
    weekday: Callable[..., str] = FILTERS["weekday"]
    names = [weekday((day + later).isoformat()) for later in WEEK]
    assert len(set(names)) == len(WEEK)
    assert weekday((day + timedelta(7)).isoformat()) == names[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_names_every_day_hour_and_month(language: str) -> None:
    calendar = read_sources(language).grammar.calendar
    assert [len(set(names)) for names in (calendar.weekdays, calendar.months, calendar.days)] == [
        7,
        12,
        31,
    ]
    assert len(calendar.hours) == 24
    assert min(calendar.parts) == "00:00"


@pytest.mark.parametrize("day", ["", "soon", "2026-02-30", "2026-13-01"])
@pytest.mark.parametrize("name", ["weekday", "month", "day_of_month"])
def test_text_that_is_no_date_is_refused(name: str, day: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        FILTERS[name](day)


@pytest.mark.parametrize("at", ["", "noon", "24:30", "10:60"])
def test_text_that_is_no_time_is_refused(at: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        FILTERS["clock"](at)


def test_how_far_ahead_is_a_number() -> None:
    with pytest.raises(ValueError, match="soon"):
        nearness(CALENDAR, "soon")


@pytest.mark.parametrize(
    "values",
    [
        {"day": "soon", "time": "10:00", "ahead": 3},
        {"day": "2026-11-26", "time": "late", "ahead": 3},
        {"day": "2026-11-26", "time": "10:00", "ahead": "soon"},
        {"day": None, "time": "10:00", "ahead": 3},
        {"day": "2026-11-26", "time": "10:00"},
    ],
)
def test_a_line_that_lacks_a_day_or_time_is_named(values: dict[str, object]) -> None:
    with pytest.raises(TemplateError, match=r"calendar\."):
        US.line("calendar.when", values)


@pytest.mark.parametrize(
    ("zone", "said"),
    [
        ("Europe/London", "London"),
        ("America/New_York", "New York"),
        ("America/Argentina/Buenos_Aires", "Buenos Aires"),
        ("UTC", "UTC"),
    ],
)
def test_a_time_zone_is_called_by_its_place(zone: str, said: str) -> None:
    assert place(read_sources("en").grammar, zone) == said


def test_a_language_has_its_own_names_of_places() -> None:
    grammar = replace(read_sources("en").grammar, places={"Europe/Vienna": "Wien"})
    assert place(grammar, "Europe/Vienna") == "Wien"
    assert place(grammar, "Europe/Berlin") == "Berlin"
