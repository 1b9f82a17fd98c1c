"""Two servers on loopback: one for certificates, and the endpoint under test."""

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import SHUT_WR, create_connection
from threading import Event, Thread

from cryptography.x509.verification import Store

from bedside.console import Json
from bedside.server.app import ENDPOINT, JSON, create_app
from bedside.server.certificates import SigningKeys, fetched
from bedside.server.listener import Listener
from bedside.server.verification import ADDRESS, SIGNATURE, RequestVerifier
from bedside.simulator.echo import SkillHandler
from tests.bedside.server.signing import NOW, Authority, Signer, authority

LOOPBACK = "127.0.0.1"
PATH = "/echo.api/certificate.pem"
HOST = "https://s3.amazonaws.com"
ROOT = authority("A root of our own")


@dataclass
class Lying:
    """The content of a path. Nothing is sent before held is set."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    held: Event | None = None


@dataclass
class Shelf:
    """A server on which certificates lie, by path. asked: the paths it was asked for."""

    lying: dict[str, Lying] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    port: int = 0

    def fetch(self, path: str) -> bytes:
        return fetched(HTTPConnection(LOOPBACK, self.port, timeout=60), path)

    def lay(self, pem: bytes, path: str = PATH) -> None:
        self.lying[path] = Lying(pem)


class Library(ThreadingHTTPServer):
    """A server that ignores clients that hang up."""

    def handle_error(self, *where: object) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(*where)  # type: ignore[arg-type]


@contextmanager
def open_shelf() -> Iterator[Shelf]:
    shelf = Shelf()

    class Hand(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            shelf.asked.append(self.path)
            found = shelf.lying.get(self.path, Lying(status=404))
            if found.held:
                found.held.wait(timeout=60)
            self.send_response(found.status)
            for name, value in found.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(found.body)

        def log_message(self, *_: object) -> None:
            pass

    with Library((LOOPBACK, 0), Hand) as server:
        shelf.port = server.server_port
        with _running(partial(server.serve_forever, 0.01), server.shutdown):
            yield shelf


@dataclass
class Answer:
    """A response over HTTP."""

    status: int
    body: bytes
    headers: Mapping[str, str]


@dataclass
class Endpoint:
    """The endpoint under test. now: its clock. answered: the requests that reached the skill."""

    shelf: Shelf
    skill: SkillHandler
    now: datetime = NOW
    port: int = 0
    answered: list[Json] = field(default_factory=list)

    def handle(self, event: Json, context: object) -> Json:
        self.answered.append(event)
        return self.skill(event, context)

    def send(
        self, body: bytes = b"", headers: Mapping[str, str] | None = None, **how: str
    ) -> Answer:
        """Send a body unchanged. how holds method and path, if they are not the usual ones."""
        with closing(HTTPConnection(LOOPBACK, self.port, timeout=60)) as connection:
            return sent(connection, body, headers or {}, **how)


def sent(
    connection: HTTPConnection,
    body: bytes,
    headers: Mapping[str, str],
    method: str = "POST",
    path: str = ENDPOINT,
) -> Answer:
    connection.request(method, path, body, {"Content-Type": JSON, **headers})
    response = connection.getresponse()
    return Answer(response.status, response.read(), dict(response.getheaders()))


def spoken_to(endpoint: Endpoint, raw: bytes) -> bytes:
    """Return everything that is received after sending these bytes."""
    with create_connection((LOOPBACK, endpoint.port), timeout=60) as connection:
        with suppress(OSError):  # It may have had enough before the end.
            connection.sendall(raw)
            connection.shutdown(SHUT_WR)
        found = bytearray()
        with suppress(ConnectionResetError):  # What was left unread resets the connection.
            while more := connection.recv(4096):
                found += more
        return bytes(found)


def signed(by: Signer, body: bytes, address: str = HOST + PATH) -> dict[str, str]:
    """Return the headers of a body with a signature."""
    return {SIGNATURE: by.sign(body), ADDRESS: address}


def is_refused(endpoint: Endpoint, body: bytes, headers: dict[str, str]) -> bool:
    """Return whether it got an empty 400, and never reached the skill."""
    before = len(endpoint.answered)
    answer = endpoint.send(body, headers)
    return (answer.status, answer.body, len(endpoint.answered)) == (400, b"", before)


def is_answered(endpoint: Endpoint, body: bytes, headers: dict[str, str]) -> bool:
    before = len(endpoint.answered)
    return endpoint.send(body, headers).status == 200 and len(endpoint.answered) == before + 1


@contextmanager
def open_endpoint(
    shelf: Shelf,
    skill: SkillHandler,
    *,
    verify: bool = True,
    root: Authority = ROOT,
    skill_id: str | None = None,
) -> Iterator[Endpoint]:
    """Open an endpoint on loopback that trusts a root and fetches certificates from the shelf."""
    tried = Endpoint(shelf, skill)
    chains = SigningKeys(shelf.fetch, lambda: Store([root.certificate]))
    gate = RequestVerifier(chains, lambda: tried.now, skill_id) if verify else None
    listener = Listener(create_app(tried.handle, gate), LOOPBACK, 0)
    tried.port = listener.port
    with _running(listener.run, listener.stop):
        yield tried


@contextmanager
def _running(run: Callable[[], None], stop: Callable[[], None]) -> Iterator[None]:
    thread = Thread(target=run)
    thread.start()
    try:
        yield
    finally:
        stop()
        thread.join()
