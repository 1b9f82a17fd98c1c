"""The fake services over HTTP, on this machine only."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import socket
from ssl import SSLContext, SSLError
from threading import Event, Lock, Thread
from types import TracebackType
from typing import Any, Self

from bedside.simulator.fake_alexa_api.account import Account
from bedside.simulator.fake_alexa_api.http_messages import (
    NORMAL,
    FakeResponse,
    Misbehaviour,
    ReceivedRequest,
)

LOOPBACK = "127.0.0.1"
MOST_BYTES = 100_000

Connection = socket | tuple[bytes, socket]
Respond = Callable[[ReceivedRequest], tuple[Misbehaviour, FakeResponse]]


class FakeServer(ThreadingHTTPServer):
    """A server on a free port. closing is set when pending requests are to be dropped."""

    def __init__(self, reply: Respond, certificate: SSLContext | None) -> None:
        self.reply = reply
        self.closing = Event()
        self.certificate = certificate
        super().__init__((LOOPBACK, 0), RequestHandler)

    def finish_request(self, request: Connection, client_address: object) -> None:
        """Answer on a new connection; errors of a connection that breaks off are ignored."""
        with suppress(ConnectionError, SSLError), self._secured(request) as line:
            super().finish_request(line, client_address)

    def _secured(self, line: Connection) -> AbstractContextManager[Connection]:
        if self.certificate is None or not isinstance(line, socket):
            return nullcontext(line)
        return self.certificate.wrap_socket(line, server_side=True)


class RequestHandler(BaseHTTPRequestHandler):
    """One request; the connection is closed after it."""

    server: FakeServer
    protocol_version = "HTTP/1.1"

    def answer_it(self) -> None:
        """Read the request and send the server's response."""
        misbehaviour, answer = self.server.reply(self._received())
        self.close_connection = True
        if self.server.closing.wait(misbehaviour.wait):
            return
        sent = self._written(answer) if misbehaviour.raw is None else misbehaviour.raw
        self._send(sent, misbehaviour.drip)

    do_GET = do_POST = do_PUT = do_DELETE = answer_it
    do_PATCH = do_HEAD = do_OPTIONS = answer_it

    def log_message(self, format: str, *args: object) -> None:
        """Log nothing, because a path holds ids."""

    def _received(self) -> ReceivedRequest:
        length = min(int(self.headers.get("Content-Length", 0)), MOST_BYTES)
        headers = {name.lower(): value for name, value in self.headers.items()}
        return ReceivedRequest(self.command, self.path, headers, self.rfile.read(length))

    def _written(self, answer: FakeResponse) -> bytes:
        length = str(len(answer.content))
        headers = {"Content-Type": "application/json", "Content-Length": length, **answer.headers}
        lines = [f"HTTP/1.1 {answer.status} -", *(f"{name}: {headers[name]}" for name in headers)]
        return "\r\n".join([*lines, "Connection: close", "", ""]).encode() + answer.content

    def _send(self, sent: bytes, drip: float) -> None:
        if not drip:
            self.wfile.write(sent)
            return
        for place in range(len(sent)):
            if self.server.closing.wait(drip):
                return
            self.wfile.write(sent[place : place + 1])


POLL_SECONDS = 0.02


@dataclass(slots=True)
class FakeAlexaApi(Account):
    """An account that can be called over HTTP while the context is open.

    received: every request so far. misbehaviour: how the next requests are answered. certificate:
    for https; None for http.
    """

    received: list[ReceivedRequest] = field(default_factory=list)
    misbehaviour: Misbehaviour = NORMAL
    certificate: SSLContext | None = None
    _server: FakeServer | None = None
    _lock: Lock = field(default_factory=Lock)

    def __enter__(self) -> Self:
        self._server = FakeServer(self._reply, self.certificate)
        listen = {"poll_interval": POLL_SECONDS}
        Thread(target=self._server.serve_forever, kwargs=listen, daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        server = self._open()
        server.closing.set()
        server.shutdown()
        server.server_close()
        self._server = None

    @property
    def endpoint(self) -> str:
        """The address to call. Raises RuntimeError if it is not open."""
        scheme = "https" if self.certificate else "http"
        return f"{scheme}://{LOOPBACK}:{self._open().server_port}"

    def answer_with(
        self,
        status: int,
        body: bytes = b"",
        *,
        times: int | None = None,
        method: str | None = None,
        **headers: str,
    ) -> None:
        """Answer every request with this, or only the next ones of a number of times.

        method restricts it to one method. The names of headers have _ for the hyphen.
        """
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self._behave(instead=FakeResponse(status, body, named), times=times, method=method)

    def slowly(
        self, seconds: float, *, times: int | None = None, method: str | None = None
    ) -> None:
        """Wait for some seconds before each answer, or only before those to one method."""
        self._behave(wait=seconds, times=times, method=method)

    def dripping(self, seconds: float, *, times: int | None = None) -> None:
        """Wait for some seconds before each byte of an answer, its headers included."""
        self._behave(drip=seconds, times=times)

    def say(self, raw: bytes, *, times: int | None = None) -> None:
        """Send these bytes and hang up, whether they are HTTP or not."""
        self._behave(raw=raw, times=times)

    def behave(self) -> None:
        """Answer correctly and at once from now on."""
        with self._lock:
            self.misbehaviour = NORMAL

    def _behave(self, **how: Any) -> None:  # noqa: ANN401 - whatever a Behaviour has
        with self._lock:
            self.misbehaviour = replace(self.misbehaviour, **how)

    def _reply(self, received: ReceivedRequest) -> tuple[Misbehaviour, FakeResponse]:
        with self._lock:
            self.received.append(received)
            misbehaviour = self._behaviour_to(received.method)
            return misbehaviour, misbehaviour.instead or self.answer(received)

    def _behaviour_to(self, method: str) -> Misbehaviour:
        if not self.misbehaviour.holds_for(method):
            return NORMAL
        self.misbehaviour = self.misbehaviour.once_less()
        return self.misbehaviour

    def _open(self) -> FakeServer:
        if self._server is None:
            raise RuntimeError("the pretend Amazon is not open")
        return self._server
