"""The devices that pages hold: a few, in memory only, each behind a secret of its own."""

from collections import OrderedDict
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from secrets import token_urlsafe
from threading import Lock
from time import perf_counter
from types import TracebackType
from typing import Self

from bedside.console import Json
from bedside.nlu import nlu_for
from bedside.simulator.alexa_requests import APPLICATION_ID
from bedside.simulator.echo import Handler
from bedside.simulator.exchange import Exchange
from bedside.simulator.fake_alexa_api import FakeAlexaApi
from bedside.web.touch import TouchEcho
from bedside.web.turn_view import ShownTurn, as_json

MOST_ECHOES = 8
"""The longest unused one goes when one more is opened."""

EchoAction = Callable[[TouchEcho], Exchange]


@dataclass(slots=True)
class PooledEcho:
    """A device with the pretend Amazon that it talks to. One thing is done with it at a time."""

    echo: TouchEcho
    amazon: FakeAlexaApi
    stack: ExitStack
    lock: Lock = field(default_factory=Lock)

    def do(self, action: EchoAction) -> Json:
        """Do something with the device, and tell all that came of it. Raises what it raises."""
        with self.lock:
            before, known = list(self.amazon.reminders), self._findings()
            began = perf_counter()
            exchange = action(self.echo)
            seconds = perf_counter() - began
            return as_json(self.echo, ShownTurn(exchange, known, before, seconds))

    def change(self, how: Callable[[TouchEcho], None]) -> None:
        """Change the device itself, between turns."""
        with self.lock:
            how(self.echo)

    def close(self) -> None:
        """Let go of what it holds, once nothing is being done with it."""
        with self.lock:
            self.stack.close()

    def _findings(self) -> Json:
        """What is known; while Alexa asks for a permission, what was when she began."""
        echo = self.echo
        handed_over = echo.last.attributes if echo.permission_asked else {}
        found: Json = (echo.attributes or handed_over).get("findings") or {}
        return found


@dataclass(slots=True)
class EchoPool:
    """Every desk that is open. skill: what answers them. application_id: whose requests they send.

    A context manager: leaving it closes them all.
    """

    skill: Handler
    application_id: str = APPLICATION_ID
    _open: OrderedDict[str, PooledEcho] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def __enter__(self) -> Self:
        """Nothing is open at first."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close every desk."""
        while self._open:
            self._open.popitem()[1].close()

    def __len__(self) -> int:
        """How many are open."""
        return len(self._open)

    def open(self, locale: str, *, night: bool, screen: bool) -> str:
        """Put up one more desk, and give the secret by which it is found again."""
        token, pooled = token_urlsafe(), self._pooled(locale, night, screen)
        with self._lock:
            self._open[token] = pooled
            oldest = self._open.popitem(last=False)[1] if len(self) > MOST_ECHOES else None
        if oldest is not None:
            oldest.close()
        return token

    def at(self, token: str) -> PooledEcho:
        """The desk behind a secret. KeyError where there is none, or none any more."""
        with self._lock:
            self._open.move_to_end(token)
            return self._open[token]

    def _pooled(self, locale: str, night: bool, screen: bool) -> PooledEcho:
        nlu = nlu_for(locale)
        nlu.load()
        echo = TouchEcho(
            self.skill, locale, night, screen, nlu=nlu, application_id=self.application_id
        )
        stack = ExitStack()
        zone = echo.bedside.zone.key
        amazon = stack.enter_context(FakeAlexaApi(permitted=False, time_zone=zone))
        echo.amazon = amazon
        return PooledEcho(echo, amazon, stack)
