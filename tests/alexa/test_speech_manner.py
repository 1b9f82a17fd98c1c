"""At night, by local time in summer and winter, the skill whispers."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lambda_function import lambda_handler
from leg_comfort.alexa import entry
from leg_comfort.alexa.request import parse
from leg_comfort.speech import is_night
from tests.alexa.envelopes import envelope, intent, launch

WHISPER = '<speak><amazon:effect name="whispered">'
AT_NIGHT, BY_DAY = "2026-01-15T09:00:00Z", "2026-01-15T20:00:00Z"
"""In en-US's time zone: three in the morning, two in the afternoon."""


def at_night(timestamp: str | None, zone: str) -> bool:
    """Return whether a request with this timestamp is made at night."""
    return is_night(parse({"request": {"timestamp": timestamp}}).local_time(zone))


@pytest.mark.parametrize(
    ("timestamp", "zone", "night"),
    [
        ("2026-01-15T21:59:59Z", "Europe/London", False),
        ("2026-01-15T22:00:00Z", "Europe/London", True),
        ("2026-01-16T06:59:59Z", "Europe/London", True),
        ("2026-01-16T07:00:00Z", "Europe/London", False),
        ("2026-07-15T20:59:59Z", "Europe/London", False),
        ("2026-07-15T21:00:00Z", "Europe/London", True),
        ("2026-07-16T05:59:59Z", "Europe/London", True),
        ("2026-07-16T06:00:00Z", "Europe/London", False),
        ("2026-01-15T03:59:59Z", "America/Chicago", False),
        ("2026-01-15T04:00:00Z", "America/Chicago", True),
        ("2026-07-15T03:00:00Z", "America/Chicago", True),
        ("2026-01-15T19:30:00Z", "Australia/Sydney", True),
        ("2026-01-15T20:30:00Z", "Australia/Sydney", False),
        ("2026-07-15T20:30:00Z", "Australia/Sydney", True),
        ("2026-07-15T16:29:59Z", "Asia/Kolkata", False),
        ("2026-07-15T16:30:00Z", "Asia/Kolkata", True),
    ],
)
def test_the_night_lasts_from_ten_to_seven_on_the_local_clock(
    timestamp: str, zone: str, night: bool
) -> None:
    assert at_night(timestamp, zone) is night


@pytest.mark.parametrize(
    ("timestamp", "night"),
    [
        ("2026-03-28T06:30:00Z", True),
        ("2026-03-29T05:30:00Z", True),
        ("2026-03-29T06:30:00Z", False),
        ("2026-10-24T06:30:00Z", False),
        ("2026-10-25T06:30:00Z", True),
        ("2026-10-25T07:00:00Z", False),
    ],
)
def test_the_morning_comes_an_hour_sooner_or_later_when_the_clocks_change(
    timestamp: str, night: bool
) -> None:
    assert at_night(timestamp, "Europe/London") is night


@pytest.mark.parametrize("same", ["2026-01-15T23:00:00", "2026-01-16T01:00:00+02:00"])
def test_a_moment_may_have_any_offset_and_none_is_utc(same: str) -> None:
    assert at_night(same, "Europe/London")


@pytest.mark.parametrize("broken", [None, "", "tonight", "03:00", "2026-13-01T03:00:00Z"])
def test_an_unreadable_timestamp_is_by_day(broken: str | None) -> None:
    assert not at_night(broken, "Europe/London")


@pytest.mark.parametrize("unknown", ["", "Nowhere/Land", "../../etc/passwd", "Europe", "\x00"])
def test_an_unknown_zone_is_by_day(unknown: str) -> None:
    assert not at_night("2026-01-15T03:00:00Z", unknown)


@given(st.datetimes().map(str) | st.text(), st.sampled_from(["America/Chicago", "Asia/Kolkata"]))
def test_no_timestamp_makes_it_fail(timestamp: str, zone: str) -> None:
    assert at_night(timestamp, zone) in (True, False)


def heard(
    request: dict[str, Any], timestamp: object, manner: dict[str, Any] | None = None
) -> dict[str, Any]:
    """Return the response to a request at a moment, in a session with these wishes."""
    told = envelope({**request, "timestamp": timestamp}, {"manner": manner} if manner else None)
    answer: dict[str, Any] = lambda_handler(told, None)["response"]
    return answer


def said(response: dict[str, Any]) -> str:
    return str(response["outputSpeech"]["ssml"])


def test_by_night_all_of_it_is_whispered() -> None:
    response = heard(launch(), AT_NIGHT)
    assert said(response).startswith(WHISPER)
    assert response["reprompt"]["outputSpeech"]["ssml"].startswith(WHISPER)


@pytest.mark.parametrize("timestamp", [BY_DAY, None, "", "soon", 0, {}])
def test_by_day_and_at_no_known_time_nothing_is_whispered(timestamp: object) -> None:
    assert "whispered" not in said(heard(launch(), timestamp))


@pytest.mark.parametrize("wish", [{"whisper": False}, {"whisper": False, "volume": "loud"}])
def test_with_a_wish_against_it_nothing_is_whispered_at_night(wish: dict[str, Any]) -> None:
    assert "whispered" not in said(heard(intent("AMAZON.HelpIntent"), AT_NIGHT, wish))


def test_with_a_wish_for_it_speech_is_whispered_by_day() -> None:
    response = heard(intent("AMAZON.HelpIntent"), BY_DAY, {"whisper": True})
    assert said(response).startswith(WHISPER)


@pytest.mark.parametrize("wish", [{"rate": "slow"}, {"volume": "soft"}])
def test_a_wish_for_rate_or_volume_is_no_wish_against_whispering(wish: dict[str, Any]) -> None:
    assert said(heard(intent("AMAZON.HelpIntent"), AT_NIGHT, wish)).startswith(WHISPER + "<prosody")


@pytest.mark.parametrize("attributes", [{}, {"findings": {"one_leg_swollen": True}}])
def test_the_safety_net_whispers_by_night_too(
    attributes: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(entry, "_invoke", broken)
    request = {**intent("AMAZON.HelpIntent"), "timestamp": AT_NIGHT}
    answer = lambda_handler(envelope(request, attributes), None)
    assert said(answer["response"]).startswith(WHISPER)
