"""Waitress, adapted: it answers invalid HTTP with an empty 4xx, and finishes requests on a stop."""

import os
from socket import AI_PASSIVE, SOCK_STREAM, gaierror, getaddrinfo, socket
from socket import create_server as create_socket
from threading import Event, RLock
from time import monotonic
from types import MappingProxyType
from typing import Any

from flask import Flask
from waitress import create_server, wasyncore
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser, ParsingError
from waitress.task import ErrorTask

from bedside.console import InputError
from bedside.server.access import at_the_client, log_why
from bedside.server.app import MOST_BYTES


class StrictParser(HTTPRequestParser):  # type: ignore[misc]
    """A parser that also refuses requests for which the library's raises ValueError."""

    def parse_header(self, header_plus: bytes) -> None:
        """Read the head of a request.

        Raises ParsingError if it is not HTTP. The library raises ValueError for an address such as
        http://[ and for a length of five thousand digits.
        """
        try:
            super().parse_header(header_plus)
        except ValueError as problem:
            raise ParsingError("no HTTP") from problem


class Silence(ErrorTask):  # type: ignore[misc]
    """The response to invalid HTTP. The library's own would repeat the request."""

    def execute(self) -> None:
        """Answer with a status, and close the connection."""
        status = at_the_client(self.request.error.code)
        log_why(status.phrase)
        self.status = f"{status.value} {status.phrase}"
        self.set_close_on_finish()
        self.content_length = 0
        self.write(b"")


class Channel(HTTPChannel):  # type: ignore[misc]
    """One connection."""

    parser_class = StrictParser
    error_task_class = Silence

    @property
    def busy(self) -> bool:
        """Whether a request has begun and is not answered yet."""
        return bool(self.requests or self.request is not None or self.total_outbufs_len)


PATIENCE_SECONDS = 8.0
"""How long pending requests may take after a stop; Amazon waits no longer."""
HURRY_SECONDS = 1.0
"""The same after Ctrl-C, when somebody waits for the prompt."""
IDLE_SECONDS, LOOK_SECONDS = 1.0, 0.05
"""How long to wait for an event while serving, and while ending."""
SETTINGS = MappingProxyType(
    {
        "threads": 8,
        "connection_limit": 200,
        "channel_timeout": 30,
        "max_request_header_size": 16 * 1024,
        "max_request_body_size": MOST_BYTES + 1,
        "log_socket_errors": False,
        "ident": None,
    }
)
"""Settings of waitress: the limits. A body must be shorter than its limit."""
HIGHEST_PORT = 65535


class Listener:
    """A server that is bound to port; 0 takes a free one."""

    def __init__(self, app: Flask, host: str, port: int) -> None:
        bound = _bound(host, port)
        self.port: int = bound.getsockname()[1]
        self._stopping, self._ending, self._patience = Event(), RLock(), PATIENCE_SECONDS
        self._open: dict[int, Any] = {}
        self._server = create_server(app, map=self._open, sockets=[bound], **SETTINGS)
        self._server.channel_class = Channel

    def run(self) -> None:
        """Serve until stopped, then finish pending requests and close all connections."""
        while not self._stopping.is_set():
            self._look(IDLE_SECONDS)
        # The server's own close would also close the trigger that its threads use when done.
        wasyncore.dispatcher.close(self._server)
        end = monotonic() + self._patience
        while self.waiting and monotonic() < end:
            self._look(LOOK_SECONDS)
        self._server.task_dispatcher.shutdown(timeout=max(0.0, end - monotonic()))
        with self._ending:  # A concurrent stop() still needs the trigger.
            wasyncore.close_all(self._open)

    def stop(self, patience: float = PATIENCE_SECONDS) -> None:
        """Stop, from a signal or another thread. May be called more than once.

        patience is how many seconds pending requests may take.
        """
        with self._ending:
            self._patience = min(self._patience, patience)
            if not self._stopping.is_set():
                self._stopping.set()
                self._server.pull_trigger()

    @property
    def waiting(self) -> int:
        """The number of connections with a pending request."""
        open_now = list(self._open.values())
        return sum(each.busy for each in open_now if isinstance(each, Channel))

    def _look(self, seconds: float) -> None:
        """Wait for an event and handle it."""
        wasyncore.loop(timeout=seconds, use_poll=True, map=self._open, count=1)


def _bound(host: str, port: int) -> socket:
    """Return a bound socket. If waitress binds and fails, it leaves its threads running."""
    if not 0 <= port <= HIGHEST_PORT:
        raise InputError(f"no such port: {port}")
    try:
        found = getaddrinfo(host, port, type=SOCK_STREAM, flags=AI_PASSIVE)
    except (gaierror, UnicodeError) as problem:
        raise InputError(f"no such host: {host}") from problem
    family, *_, address = found[0]
    try:
        return create_socket((str(address[0]), port), family=family)
    except OSError as problem:
        reason = os.strerror(problem.errno) if problem.errno else str(problem)
        raise InputError(f"cannot listen at {host}, port {port}: {reason}") from problem
