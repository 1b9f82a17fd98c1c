from collections.abc import Iterator

import pytest

from bedside.simulator.fake_alexa_api import FakeAlexaApi
from tests.alexa_api.conftest import ZONE


@pytest.fixture
def amazon() -> Iterator[FakeAlexaApi]:
    with FakeAlexaApi(time_zone=ZONE) as opened:
        yield opened
