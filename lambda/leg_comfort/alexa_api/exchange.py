"""One question over HTTP and its answer, within a time that holds whatever the other side does.

http.client, for it is there already, follows no redirect (the token must not travel), asks no
proxy, and its socket can be cut. A thread of its own, for nothing else ends a slow name look-up.
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

from leg_comfort.alexa_api.results import TOO_SLOW, UNINTELLIGIBLE, UNREACHABLE

MOST_BYTES = 100_000
"""Of an answer; what is longer is cut, and then makes no sense."""
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
HTTPS_PORT, HTTP_PORT = 443, 80
CALLER = "call to Amazon"
"""The name of the thread that a call is made in."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is sent. headers may hold the token, so they are never shown."""

    method: str
    url: str
    headers: dict[str, str] = field(repr=False)
    body: bytes | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back. status: HTTP's, or one of ours where nothing of use came."""

    status: int
    body: str = ""


def ask(question: Question, seconds: float) -> Answer:
    """The answer, or TOO_SLOW once the seconds are over. Never raises.

    UNREACHABLE where no connection came about, UNINTELLIGIBLE where the answer is no HTTP.
    """
    if seconds <= 0:
        return Answer(TOO_SLOW)
    try:
        connection = _connection_to(urlsplit(question.url), seconds)
    except (ValueError, HTTPException):
        return Answer(UNREACHABLE)
    return _Conversation(question, connection).answer_within(seconds)


def _connection_to(url: SplitResult, seconds: float) -> HTTPConnection:
    """A connection that is not open yet; ValueError for an address that is not to be trusted."""
    host = url.hostname or ""
    if url.scheme == "https" and host:
        port = url.port or HTTPS_PORT
        return HTTPSConnection(host, port, timeout=seconds, context=_trusting())
    if url.scheme == "http" and host in LOOPBACK:
        return HTTPConnection(host, url.port or HTTP_PORT, timeout=seconds)
    raise ValueError("only https, or http to this very machine")


@cache
def _trusting() -> ssl.SSLContext:
    return ssl.create_default_context()


@dataclass(slots=True)
class _Conversation:
    """The question being asked in a thread, which is let go of when it takes too long."""

    question: Question
    connection: HTTPConnection
    given_up: Event = field(default_factory=Event)
    answers: SimpleQueue[Answer] = field(default_factory=SimpleQueue)

    def answer_within(self, seconds: float) -> Answer:
        Thread(target=self._ask, name=CALLER, daemon=True).start()
        try:
            return self.answers.get(timeout=seconds)
        except Empty:
            self._give_up()
            return Answer(TOO_SLOW)

    def _give_up(self) -> None:
        """Cut the line, so that the thread ends as well."""
        self.given_up.set()
        line = self.connection.sock
        if line is not None:
            with suppress(OSError):  # It is cut already.
                line.shutdown(socket.SHUT_RDWR)

    def _ask(self) -> None:
        self.answers.put(self._answer())
        self.connection.close()

    def _answer(self) -> Answer:
        try:
            return self._exchange()
        except TimeoutError:
            return Answer(TOO_SLOW)
        except HTTPException:
            return Answer(UNINTELLIGIBLE)
        except Exception:
            # Refused, cut, no such name, a header that cannot be sent: nobody was reached.
            return Answer(UNREACHABLE)

    def _exchange(self) -> Answer:
        self.connection.connect()
        if self.given_up.is_set():
            # Nothing may be done once it has been said that nothing was.
            return Answer(TOO_SLOW)
        self.connection.request(
            self.question.method,
            _path_of(urlsplit(self.question.url)),
            self.question.body,
            self.question.headers,
        )
        response = self.connection.getresponse()
        return Answer(response.status, response.read(MOST_BYTES).decode(errors="replace"))


def _path_of(url: SplitResult) -> str:
    return f"{url.path or '/'}?{url.query}" if url.query else url.path or "/"
