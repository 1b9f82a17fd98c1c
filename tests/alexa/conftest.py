"""An Echo by a bed with a fake Alexa API and a memory that tests can inspect."""

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
    """A fake Alexa API without any calls so far."""
    well(one_amazon)
    return one_amazon


@pytest.fixture
def bed(amazon: FakeAlexaApi) -> Bed:
    """A user whose skill stores preferences."""
    return Bed(amazon)


@pytest.fixture
def diarist(amazon: FakeAlexaApi) -> Bed:
    """A user who agreed to a diary."""
    bed = Bed(amazon, diary=True)
    bed.launch()
    bed.says("KeepTrackIntent", {"tracking": "on"})
    bed.says("AMAZON.YesIntent")
    bed.says("AMAZON.StopIntent")
    return bed
