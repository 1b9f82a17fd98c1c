"""One HTTP call that ends within its time limit, even if the server is slow or broken.

http.client is loaded already, follows no redirect (the token must not travel), uses no proxy, and
its socket can be shut down. The call runs in a thread, since nothing else ends a slow name lookup.
"""

import socket
import ssl
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from queue import Empty, SimpleQueue
from threading import Event, Thread
from urllib.parse import SplitResult, urlsplit

from leg_comfort.alexa_api.call_policy import TOO_SLOW, UNINTELLIGIBLE, UNREACHABLE

MAX_BYTES = 100_000
"""Of a response; a longer one is cut, and is then no longer JSON."""
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
HTTPS_PORT, HTTP_PORT = 443, 80
THREAD_NAME = "call to Amazon"


@dataclass(frozen=True, slots=True)
class HttpRequest:
    """A request to send. headers may contain the token, so repr() leaves them out."""

    method: str
    url: str
    headers: dict[str, str] = field(repr=False)
    body: bytes | None = None


@dataclass(frozen=True, slots=True)
class HttpResponse:
    """A response. status: HTTP's, or one of ours if there was none."""

    status: int
    body: str = ""


def send(request: HttpRequest, seconds: float) -> HttpResponse:
    """Return the response, with status TOO_SLOW once the time is over. Never raises.

    The status is UNREACHABLE if no connection was made, UNINTELLIGIBLE if the response is not HTTP.
    """
    if seconds <= 0:
        return HttpResponse(TOO_SLOW)
    try:
        connection = _connection_to(urlsplit(request.url), seconds)
    except (ValueError, HTTPException):
        return HttpResponse(UNREACHABLE)
    return _Call(request, connection).response_within(seconds)


def _connection_to(url: SplitResult, seconds: float) -> HTTPConnection:
    """Return a connection, not yet open. Raises ValueError for an address that is not trusted."""
    host = url.hostname or ""
    if url.scheme == "https" and host:
        port = url.port or HTTPS_PORT
        return HTTPSConnection(host, port, timeout=seconds, context=_trusting())
    if url.scheme == "http" and host in LOOPBACK:
        return HTTPConnection(host, url.port or HTTP_PORT, timeout=seconds)
    raise ValueError("neither https nor http to this machine")


@cache
def _trusting() -> ssl.SSLContext:
    return ssl.create_default_context()


@dataclass(slots=True)
class _Call:
    """A call in a thread, which is abandoned if it takes too long."""

    request: HttpRequest
    connection: HTTPConnection
    given_up: Event = field(default_factory=Event)
    responses: SimpleQueue[HttpResponse] = field(default_factory=SimpleQueue)

    def response_within(self, seconds: float) -> HttpResponse:
        Thread(target=self._run, name=THREAD_NAME, daemon=True).start()
        try:
            return self.responses.get(timeout=seconds)
        except Empty:
            self._give_up()
            return HttpResponse(TOO_SLOW)

    def _give_up(self) -> None:
        """Shut the socket down, so that the thread ends as well."""
        self.given_up.set()
        connected = self.connection.sock
        if connected is not None:
            with suppress(OSError):  # It may be closed already.
                connected.shutdown(socket.SHUT_RDWR)

    def _run(self) -> None:
        self.responses.put(self._response())
        self.connection.close()

    def _response(self) -> HttpResponse:
        try:
            return self._exchanged()
        except TimeoutError:
            return HttpResponse(TOO_SLOW)
        except HTTPException:
            return HttpResponse(UNINTELLIGIBLE)
        except Exception:
            # Refused, closed, no such name, a header that cannot be sent.
            return HttpResponse(UNREACHABLE)

    def _exchanged(self) -> HttpResponse:
        self.connection.connect()
        if self.given_up.is_set():
            # The caller was told that the call failed, so it must not be made any more.
            return HttpResponse(TOO_SLOW)
        self.connection.request(
            self.request.method,
            _path_of(urlsplit(self.request.url)),
            self.request.body,
            self.request.headers,
        )
        response = self.connection.getresponse()
        return HttpResponse(response.status, response.read(MAX_BYTES).decode(errors="replace"))


def _path_of(url: SplitResult) -> str:
    return f"{url.path or '/'}?{url.query}" if url.query else url.path or "/"
