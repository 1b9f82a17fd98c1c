"""The server: it listens until it is told to stop, then answers what was asked, and ends."""

from collections.abc import Callable
from threading import Event
from time import monotonic
from types import MappingProxyType
from typing import Any

from flask import Flask
from waitress import create_server, wasyncore
from waitress.server import BaseWSGIServer

from bedside.inputs import InputError
from bedside.serving.app import MOST_BYTES
from bedside.serving.channels import Channel

PATIENCE_SECONDS = 8.0
"""How long the last answers may take; nobody at Amazon waits longer."""
IDLE_SECONDS, LOOK_SECONDS = 1.0, 0.05
"""How long to wait for something to happen: while serving, and while ending."""
SETTINGS = MappingProxyType(
    {
        "threads": 8,
        "connection_limit": 200,
        "channel_timeout": 30,
        "max_request_header_size": 16 * 1024,
        "max_request_body_size": MOST_BYTES + 1,
        "asyncore_use_poll": True,
        "log_socket_errors": False,
        "ident": None,
    }
)
"""Waitress's own words for it: what is bounded, and how far. A body must stay below its limit."""
HIGHEST_PORT = 65535


class Listener:
    """A server that listens already. port: where; a free one where 0 was asked for."""

    def __init__(self, app: Flask, host: str, port: int) -> None:
        """Bind. Raises InputError where there is no such place, OSError where it is taken."""
        if not 0 <= port <= HIGHEST_PORT:
            raise InputError(f"no such port: {port}")
        self._sockets: dict[int, Any] = {}
        self._stopping = Event()
        self._dispatcher = _bound(app, host, port, self._sockets).task_dispatcher
        self._listening = _listening_among(self._sockets)
        for each in self._listening:
            each.channel_class = Channel
        self.port = int(self._listening[0].effective_port)

    def run(self) -> None:
        """Serve until told to stop; then answer what was asked already, and let go of all."""
        while not self._stopping.is_set():
            self._look(IDLE_SECONDS)
        for each in self._listening:
            wasyncore.dispatcher.close(each)  # Its own close would take the trigger away as well.
        end = monotonic() + PATIENCE_SECONDS
        while self._is_busy() and monotonic() < end:
            self._look(LOOK_SECONDS)
        self._dispatcher.shutdown(timeout=max(0.0, end - monotonic()))
        wasyncore.close_all(self._sockets)

    def stop(self) -> None:
        """Tell it to stop: from a signal, or from another thread; once is enough."""
        if not self._stopping.is_set():
            self._stopping.set()
            self._listening[0].pull_trigger()

    def _is_busy(self) -> bool:
        return any(each.busy for each in self._sockets.values() if isinstance(each, Channel))

    def _look(self, seconds: float) -> None:
        """Wait so long for something to happen, and have it happen."""
        wasyncore.loop(timeout=seconds, use_poll=True, map=self._sockets, count=1)


def _bound(app: Flask, host: str, port: int, sockets: dict[int, Any]) -> Any:  # noqa: ANN401
    create: Callable[..., Any] = create_server
    try:
        return create(app, map=sockets, host=host, port=port, **SETTINGS)
    except ValueError as problem:
        raise InputError(f"no such host: {host}") from problem


def _listening_among(sockets: dict[int, Any]) -> list[Any]:
    return [each for each in sockets.values() if isinstance(each, BaseWSGIServer)]
