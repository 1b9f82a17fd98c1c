"""Numbers and names are those of the country where the device stands, if its time zone tells."""

from typing import Any

import pytest

from bedside.simulator.alexa_requests import FilledSlot
from leg_comfort.alexa import entry
from tests.alexa.screens.show import Show, speech, texts

CHEST = {"finding": FilledSlot("my chest hurts", "chest_pain_or_breathless")}
SWOLLEN = {"finding": FilledSlot("swollen", "one_leg_swollen")}
PLACES = pytest.mark.parametrize(
    ("locale", "zone", "said", "digits"),
    [
        ("en-AU", "Pacific/Auckland", "one one one", "111"),
        ("en-AU", "Pacific/Chatham", "one one one", "111"),
        ("en-AU", "Australia/Perth", "triple zero", "000"),
        ("en-US", "Europe/London", "nine nine nine", "999"),
        ("en-GB", "America/New_York", "nine one one", "911"),
        ("en-GB", "Europe/Oslo", "your local emergency number", "Your local emergency number"),
        ("en-US", "Europe/Berlin", "one one two", "112"),
        ("en-US", "America/Mexico_City", "nine one one", "911"),
        ("en-GB", "Atlantic/Canary", "one one two", "112"),
    ],
)


def launched(locale: str, zone: str) -> Show:
    """A device whose session knows its time zone."""
    show = Show(locale)
    show.launch()
    show.attributes["remembered"] = {"time_zone": zone}
    return show


@PLACES
def test_the_emergency_number_is_spoken_and_shown(
    locale: str, zone: str, said: str, digits: str
) -> None:
    show = launched(locale, zone)
    show.says("ReportIntent", CHEST)
    assert f"call {said} now" in speech(show.response)
    assert list(texts(show.shown)) == [digits, "Call now"]


def test_abroad_no_line_of_the_country_at_home_is_named() -> None:
    show = launched("en-GB", "Europe/Vienna")
    show.says("ReportIntent", SWOLLEN)
    assert "call your doctor&#39;s urgent line now" in speech(show.response)
    assert "one one one" not in speech(show.response)


def test_the_line_for_what_must_be_seen_today_is_spoken_and_shown() -> None:
    show = launched("en-AU", "Pacific/Auckland")
    show.says("ReportIntent", SWOLLEN)
    line = "Healthline, oh eight hundred, six one one, one one six"
    assert f"call {line} now" in speech(show.response)
    assert show.shown["number"] == "0800 611 116"


def broken(*_: object) -> Any:  # noqa: ANN401 - it never returns
    raise KeyError


@PLACES
def test_a_red_flag_names_the_number_though_the_skill_broke(
    locale: str, zone: str, said: str, digits: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    show = launched(locale, zone)
    monkeypatch.setattr(entry, "_invoke", broken)
    show.says("ReportIntent", CHEST)
    assert f"call {said} now" in speech(show.response)


@PLACES
def test_the_apology_names_the_number(
    locale: str, zone: str, said: str, digits: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    show = launched(locale, zone)
    monkeypatch.setattr(entry, "_invoke", broken)
    show.says("AMAZON.YesIntent")
    assert f"call {said}." in speech(show.response)
