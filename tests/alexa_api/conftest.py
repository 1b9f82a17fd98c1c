"""A pretend Amazon, and reminders in an account at it."""

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest

from bedside.simulator.fake_alexa_api import FakeAlexaApi
from leg_comfort.alexa_api import Patience, Reminders

NOW = datetime(2026, 1, 15, 3, 0, 12, 345678)
TOMORROW = datetime(2026, 1, 16, 10, 0)
IN_A_WEEK = datetime(2026, 1, 22, 10, 0)
ZONE = "America/Chicago"
TEXT = "Book that check-up."
PATIENT = Patience(call=30, deed=60)
"""For tests in which nothing is slow."""
IMPATIENT = Patience(call=0.05, deed=0.1)
"""For tests in which everything is."""

Making = Callable[..., Reminders]


@pytest.fixture
def amazon() -> Iterator[FakeAlexaApi]:
    with FakeAlexaApi(time_zone=ZONE) as open_amazon:
        yield open_amazon


@pytest.fixture
def making(amazon: FakeAlexaApi) -> Making:
    """Reminders at the pretend Amazon; what is given goes before what is usual."""

    def make(**given: object) -> Reminders:
        usual = {
            "endpoint": amazon.endpoint,
            "token": amazon.token,
            "locale": "en-US",
            "text": TEXT,
            "zone": ZONE,
            "now": NOW,
            "patience": PATIENT,
        }
        return Reminders(**{**usual, **given})  # type: ignore[arg-type]

    return make


@pytest.fixture
def reminders(making: Making) -> Reminders:
    return making()
