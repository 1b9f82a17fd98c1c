import logging
from collections.abc import Iterator

import pytest

from bedside.console import Json
from tests.bedside.server.places import PATH, ROOT, Endpoint, Shelf, open_endpoint, open_shelf
from tests.bedside.server.signing import Signer, signer


def hush(event: Json, context: object) -> Json:
    """A skill that says nothing."""
    return {"version": "1.0", "response": {}}


@pytest.fixture(scope="session")
def amazon() -> Signer:
    return signer(ROOT)


@pytest.fixture
def shelf(amazon: Signer) -> Iterator[Shelf]:
    """The server of certificates, with the one that Amazon signs with."""
    with open_shelf() as opened:
        opened.lay(amazon.pem)
        yield opened


@pytest.fixture
def endpoint(shelf: Shelf) -> Iterator[Endpoint]:
    with open_endpoint(shelf, hush) as opened:
        yield opened
        assert set(shelf.asked) <= {*shelf.lying, PATH}


@pytest.fixture
def lines(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    """Everything that is logged, with as much of waitress's log as `serve` shows."""
    caplog.set_level(logging.ERROR, logger="waitress")
    caplog.set_level(logging.DEBUG)
    return caplog
