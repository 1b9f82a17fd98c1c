"""A fake Alexa API, and reminders in an account of it."""

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest

from bedside.simulator.fake_alexa_api import FakeAlexaApi
from leg_comfort.alexa_api import ReminderApi, TimeLimits

NOW = datetime(2026, 1, 15, 3, 0, 12, 345678)
TOMORROW = datetime(2026, 1, 16, 10, 0)
IN_A_WEEK = datetime(2026, 1, 22, 10, 0)
ZONE = "America/Chicago"
TEXT = "Book that check-up."
PATIENT = TimeLimits(call=30, total=60)
"""For tests without delays."""
IMPATIENT = TimeLimits(call=0.05, total=0.1)
"""For tests in which responses are late."""

Making = Callable[..., ReminderApi]


@pytest.fixture
def amazon() -> Iterator[FakeAlexaApi]:
    with FakeAlexaApi(time_zone=ZONE) as open_amazon:
        yield open_amazon


@pytest.fixture
def making(amazon: FakeAlexaApi) -> Making:
    """Return a function that makes a ReminderApi, with the usual arguments or others."""

    def make(**given: object) -> ReminderApi:
        usual = {
            "endpoint": amazon.endpoint,
            "token": amazon.token,
            "locale": "en-US",
            "text": TEXT,
            "zone": ZONE,
            "now": NOW,
            "limits": PATIENT,
        }
        return ReminderApi(**{**usual, **given})  # type: ignore[arg-type]

    return make


@pytest.fixture
def reminders(making: Making) -> ReminderApi:
    return making()
