"""A request is answered near the moment it was made, and events for an hour."""

from datetime import timedelta
from typing import Any

import pytest

from bedside.server.access import RequestRefusedError
from bedside.server.verification import must_be_fresh
from tests.bedside.server.signing import NOW

LONG = "LaunchRequest", "IntentRequest", "SessionEndedRequest", "System.ExceptionEncountered"
EVENTS = (
    "AlexaSkillEvent.SkillDisabled",
    "AlexaSkillEvent.SkillEnabled",
    "Reminders.ReminderDeleted",
)


def event(kind: str, seconds: float) -> dict[str, Any]:
    return {"request": {"type": kind, "timestamp": (NOW + timedelta(seconds=seconds)).isoformat()}}


def is_fresh(sent: dict[str, Any]) -> bool:
    try:
        must_be_fresh(sent, NOW)
    except RequestRefusedError:
        return False
    return True


@pytest.mark.parametrize("kind", LONG)
@pytest.mark.parametrize(
    ("seconds", "fresh"),
    [(0, True), (-150, True), (150, True), (-150.1, False), (150.1, False), (-3599, False)],
)
def test_a_request_is_fresh_for_a_hundred_and_fifty_seconds(
    kind: str, seconds: float, fresh: bool
) -> None:
    assert is_fresh(event(kind, seconds)) is fresh


@pytest.mark.parametrize("kind", EVENTS)
@pytest.mark.parametrize(
    ("seconds", "fresh"),
    [(-151, True), (-3600, True), (-3600.1, False), (150, True), (151, False), (3599, False)],
)
def test_an_event_is_fresh_for_an_hour_but_never_from_the_future(
    kind: str, seconds: float, fresh: bool
) -> None:
    assert is_fresh(event(kind, seconds)) is fresh


@pytest.mark.parametrize("zone", ["2026-01-15T09:00:00Z", "2026-01-15T10:00:00+01:00"])
def test_the_zone_of_a_stamp_counts(zone: str) -> None:
    assert is_fresh({"request": {"type": "LaunchRequest", "timestamp": zone}})


@pytest.mark.parametrize(
    "stamp",
    [
        *("", "now", "2026-01-15", "2026-01-15T09:00:00", "09:00:00Z", "2026-13-01T00:00:00Z"),
        *("0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59"),
        *(None, 1768467600, 1768467600000, True, [], {}),
    ],
)
def test_what_is_no_stamp_is_refused(stamp: object) -> None:
    assert not is_fresh({"request": {"type": "LaunchRequest", "timestamp": stamp}})


@pytest.mark.parametrize("sent", [{}, {"request": None}, {"request": []}, {"request": {}}])
def test_a_request_without_a_stamp_is_refused(sent: dict[str, Any]) -> None:
    assert not is_fresh(sent)
