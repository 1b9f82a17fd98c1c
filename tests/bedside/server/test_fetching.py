"""A certificate is fetched from one place, in time, and of bounded size."""

from http.client import HTTPConnection
from socket import create_server
from threading import Event

import pytest

from bedside.server import certificates
from bedside.server.access import RequestRefusedError
from bedside.server.certificates import MOST_BYTES, fetched
from tests.bedside.server.places import LOOPBACK, PATH, Lying, Shelf


def test_what_lies_there_is_fetched(shelf: Shelf) -> None:
    shelf.lay(b"x" * MOST_BYTES)
    assert shelf.fetch(PATH) == b"x" * MOST_BYTES


@pytest.mark.parametrize("status", [204, 301, 302, 303, 307, 308, 403, 404, 500, 503])
def test_only_what_lies_there_itself_is_taken(shelf: Shelf, status: int) -> None:
    where = {"Location": f"http://{LOOPBACK}:{shelf.port}/echo.api/elsewhere.pem"}
    shelf.lying[PATH] = Lying(b"", status, where)
    shelf.lay(b"somewhere else", "/echo.api/elsewhere.pem")
    with pytest.raises(RequestRefusedError):
        shelf.fetch(PATH)
    assert shelf.asked == [PATH]


def test_too_much_is_refused(shelf: Shelf) -> None:
    shelf.lay(b"x" * (MOST_BYTES + 1))
    with pytest.raises(RequestRefusedError):
        shelf.fetch(PATH)


def test_a_server_that_keeps_silent_is_not_waited_for(shelf: Shelf) -> None:
    shelf.lying[PATH] = Lying(b"late", held=Event())
    with pytest.raises(RequestRefusedError):
        fetched(HTTPConnection(LOOPBACK, shelf.port, timeout=0.05), PATH)
    _let_go(shelf)


def test_what_comes_drop_by_drop_is_not_waited_for(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(certificates, "SECONDS", 0.0)
    shelf.lay(b"a drop")
    with pytest.raises(RequestRefusedError):
        shelf.fetch(PATH)


def test_where_nobody_listens_nothing_is_fetched() -> None:
    with create_server((LOOPBACK, 0)) as unused:
        port = unused.getsockname()[1]
    with pytest.raises(RequestRefusedError):
        fetched(HTTPConnection(LOOPBACK, port, timeout=60), PATH)


def _let_go(shelf: Shelf) -> None:
    held = shelf.lying[PATH].held
    assert held is not None
    held.set()
