"""The Echoes of open pages: a few, in memory only, each behind a secret token."""

from collections import OrderedDict
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_urlsafe
from threading import Lock
from time import perf_counter
from types import TracebackType
from typing import Self

from bedside.console import Json
from bedside.nlu import LocaleNlu, nlu_for
from bedside.simulator.alexa_requests import APPLICATION_ID
from bedside.simulator.echo import Echo, SkillHandler
from bedside.simulator.exchange import Exchange
from bedside.simulator.fake_alexa_api import FakeAlexaApi
from bedside.simulator.kept_account import keep_account
from bedside.web.turn_view import ShownTurn, as_json

MOST_ECHOES = 8
"""If there are more, the least recently used one is closed."""

EchoAction = Callable[[Echo], Exchange]


@dataclass(slots=True)
class PooledEcho:
    """An Echo and the fake services that it uses. Only one action runs at a time."""

    echo: Echo
    amazon: FakeAlexaApi
    nlu: LocaleNlu
    stack: ExitStack
    lock: Lock = field(default_factory=Lock)

    @property
    def standing(self) -> Json:
        """What the page must know between turns: whether the first sentence still has to wait."""
        return {"learning": not self.nlu.ready}

    def do(self, action: EchoAction) -> Json:
        """Run an action and return the turn as JSON.

        Raises whatever the action raises.
        """
        with self.lock:
            before, known = list(self.amazon.reminders), self._findings()
            began = perf_counter()
            exchange = action(self.echo)
            seconds = perf_counter() - began
            turn = ShownTurn(exchange, known, before, seconds)
            return {**as_json(self.echo, turn), **self.standing}

    def change(self, how: Callable[[Echo], None]) -> None:
        """Change the Echo between turns."""
        with self.lock:
            how(self.echo)

    def close(self) -> None:
        """Close the fake services, after any running action."""
        with self.lock:
            self.stack.close()

    def _findings(self) -> Json:
        """Return the known findings, also while Alexa asks for a permission."""
        echo = self.echo
        handed_over = echo.last.attributes if echo.permission_asked else {}
        found: Json = (echo.attributes or handed_over).get("findings") or {}
        return found


def in_zone(response: Json, zone: str) -> Json:
    """Return a response as the skill would have given it to a device in another time zone."""
    attributes = response.get("sessionAttributes") or {}
    remembered = {**(attributes.get("remembered") or {}), "time_zone": zone}
    return {**response, "sessionAttributes": {**attributes, "remembered": remembered}}


@dataclass(slots=True)
class EchoPool:
    """All open Echoes. skill answers them; application_id is in their requests. memory is
    the file of the skill's memory, if it has one.

    As a context manager it closes them all at the end.
    """

    skill: SkillHandler
    application_id: str = APPLICATION_ID
    memory: Path | None = None
    _open: OrderedDict[str, PooledEcho] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        while self._open:
            self._open.popitem()[1].stack.close()  # A running action is not waited for.

    def __len__(self) -> int:
        return len(self._open)

    def open(self, locale: str, *, night: bool, screen: bool, last: Json | None = None) -> str:
        """Open one more Echo and return its token.

        last: the last response of the conversation that it goes on with, if there is one.
        """
        token, pooled = token_urlsafe(), self._pooled(locale, night, screen)
        if last is not None:
            pooled.echo.resume(in_zone(last, pooled.echo.bedside.zone.key))
        with self._lock:
            self._open[token] = pooled
            oldest = self._open.popitem(last=False)[1] if len(self) > MOST_ECHOES else None
        if oldest is not None:
            oldest.close()
        return token

    def at(self, token: str) -> PooledEcho:
        """Return the Echo with a token.

        Raises KeyError if there is none any more.
        """
        with self._lock:
            self._open.move_to_end(token)
            return self._open[token]

    def _pooled(self, locale: str, night: bool, screen: bool) -> PooledEcho:
        nlu = nlu_for(locale)
        nlu.begin()
        echo = Echo(self.skill, locale, night, screen, nlu=nlu, application_id=self.application_id)
        stack = ExitStack()
        zone = echo.bedside.zone.key
        amazon = stack.enter_context(FakeAlexaApi(permitted=False, time_zone=zone))
        echo.amazon = amazon
        keep_account(echo, amazon, self.memory)
        return PooledEcho(echo, amazon, nlu, stack)
