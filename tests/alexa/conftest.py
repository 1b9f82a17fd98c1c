"""A bed to try the edge in: an Echo, a pretend Amazon, a memory that can be looked into."""

from collections.abc import Iterator

import pytest

from bedside.simulator.fake_alexa_api import FakeAlexaApi
from tests.beds import Bed, well


@pytest.fixture(scope="session")
def one_amazon() -> Iterator[FakeAlexaApi]:
    with FakeAlexaApi() as opened:
        yield opened


@pytest.fixture
def amazon(one_amazon: FakeAlexaApi) -> FakeAlexaApi:
    """A pretend Amazon that nobody has called yet."""
    well(one_amazon)
    return one_amazon


@pytest.fixture
def bed(amazon: FakeAlexaApi) -> Bed:
    """Somebody whose skill remembers preferences."""
    return Bed(amazon)


@pytest.fixture
def diarist(amazon: FakeAlexaApi) -> Bed:
    """Somebody whose skill may keep a diary, and who agreed to it."""
    bed = Bed(amazon, diary=True)
    bed.launch()
    bed.says("KeepTrackIntent", {"tracking": "on"})
    bed.says("AMAZON.YesIntent")
    bed.says("AMAZON.StopIntent")
    return bed
