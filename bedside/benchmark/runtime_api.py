"""Lambda's Runtime API on loopback: passes events to a function and takes its responses."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Empty, SimpleQueue
from threading import Thread
from time import perf_counter
from typing import Any

from bedside.console import Json

PATIENCE = 60
"""Seconds until a function counts as broken."""
ANSWERED, FROZEN = "response", "frozen"
RESTORE = "/runtime/restore/next"
"""The path that a function asks for when a snapshot of it may be taken."""
LOOPBACK = "127.0.0.1"
SOON = 0.02
"""Seconds between two checks for the end of the server."""
INVOCATION = {
    "Content-Type": "application/json",
    "Lambda-Runtime-Aws-Request-Id": "1",
    "Lambda-Runtime-Deadline-Ms": "4102444800000",
    "Lambda-Runtime-Invoked-Function-Arn": "arn:aws:lambda:::function:desk",
}
_STOP = None


class FunctionError(RuntimeError):
    """The function failed, or did not answer."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A message of the function. said is "response", "error", or "frozen" before its snapshot.

    moment is of perf_counter().
    """

    said: str
    body: bytes
    moment: float

    def answer(self) -> Json:
        """Return the function's response as JSON.

        Raises FunctionError with its error.
        """
        if self.said != ANSWERED:
            raise FunctionError(self.body.decode(errors="replace"))
        found: Json = json.loads(self.body)
        return found


@dataclass(slots=True)
class RuntimeApi:
    """The events and responses of one function. address is host and port."""

    address: str
    _events: SimpleQueue[bytes | None] = field(default_factory=SimpleQueue)
    _arrivals: SimpleQueue[Arrival] = field(default_factory=SimpleQueue)
    _restores: SimpleQueue[None] = field(default_factory=SimpleQueue)

    def send(self, event: Json) -> None:
        """Queue an event, which the function may fetch later."""
        self._events.put(json.dumps(event).encode())

    def arrival(self) -> Arrival:
        """Return the next message.

        Raises FunctionError if there is none in time.
        """
        try:
            return self._arrivals.get(timeout=PATIENCE)
        except Empty:
            raise FunctionError(f"no answer within {PATIENCE} seconds") from None

    def ask(self, event: Json) -> Json:
        """Return the response to an event.

        Raises FunctionError.
        """
        self.send(event)
        return self.arrival().answer()

    def restore(self) -> float:
        """Wait until a snapshot may be taken, let the function go on, and return the moment.

        Raises FunctionError if it fails before.
        """
        arrival = self.arrival()
        if arrival.said != FROZEN:
            arrival.answer()
            raise FunctionError("no snapshot was waited for")
        moment = perf_counter()
        self._restores.put(None)
        return moment

    def freeze(self) -> None:
        """Wait for the restore."""
        self.take(FROZEN, b"")
        self._restores.get()

    def next_event(self) -> bytes | None:
        """Wait for the next event; return None at the end."""
        return self._events.get()

    def take(self, said: str, body: bytes) -> None:
        """Keep a message of the function."""
        self._arrivals.put(Arrival(said, body, perf_counter()))

    def close(self) -> None:
        """Release a function that waits for an event or a restore."""
        self._events.put(_STOP)
        self._restores.put(None)


@contextmanager
def runtime_api() -> Iterator[RuntimeApi]:
    """Open a Runtime API for one function."""
    with _RuntimeServer() as server:
        Thread(target=server.serve_forever, args=(SOON,), daemon=True).start()
        try:
            yield server.api
        finally:
            server.api.close()
            server.shutdown()


class _RuntimeServer(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__((LOOPBACK, 0), _Requests)
        self.api = RuntimeApi(f"{LOOPBACK}:{self.server_port}")

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - as in the base
        """Ignore a function that was ended during a request."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class _Requests(BaseHTTPRequestHandler):
    """The paths of the Runtime API that Lambda's client for Python uses."""

    server: _RuntimeServer
    protocol_version = "HTTP/1.1"
    # Head and body are two writes; without this the second would wait for 40 ms.
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        """Send the next event as soon as there is one; release a snapshot when it is restored."""
        if self.path.endswith(RESTORE):
            self.server.api.freeze()
            self._reply(HTTPStatus.OK, b"{}")
            return
        event = self.server.api.next_event()
        self._reply(HTTPStatus.GONE if event is None else HTTPStatus.OK, event or b"{}")

    def do_POST(self) -> None:
        """Take a response or an error."""
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.server.api.take(self.path.rpartition("/")[2], body)
        self._reply(HTTPStatus.ACCEPTED, b"{}")

    def log_message(self, *_: object) -> None:
        """Log nothing, because standard error belongs to the command."""

    def _reply(self, status: HTTPStatus, body: bytes) -> None:
        self.send_response(status)
        for name, value in {**INVOCATION, "Content-Length": len(body)}.items():
            self.send_header(name, str(value))
        self.end_headers()
        self.wfile.write(body)
