"""The pretend Amazon itself: open it, ask it, see what reached it, make it misbehave."""

from dataclasses import dataclass, field, replace
from threading import Lock, Thread
from types import TracebackType
from typing import Self

from bedside.amazon.account import Account
from bedside.amazon.answers import Answer
from bedside.amazon.behaviour import WELL, Behaviour
from bedside.amazon.listening import LOOPBACK, Server
from bedside.amazon.received import Received

POLL_SECONDS = 0.02


@dataclass(slots=True)
class PretendAmazon(Account):
    """An account that can be called over HTTP while the context is open.

    received: every request so far. behaviour: how the next `times` requests are answered, or all
    of them where times is None.
    """

    received: list[Received] = field(default_factory=list)
    behaviour: Behaviour = WELL
    times: int | None = None
    _server: Server | None = None
    _lock: Lock = field(default_factory=Lock)

    def __enter__(self) -> Self:
        """Open a port on this machine and listen."""
        self._server = Server(self._reply)
        listen = {"poll_interval": POLL_SECONDS}
        Thread(target=self._server.serve_forever, kwargs=listen, daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let go of whoever is still waiting, and close the port."""
        server = self._open()
        server.closing.set()
        server.shutdown()
        server.server_close()
        self._server = None

    @property
    def endpoint(self) -> str:
        """The address to call. RuntimeError where it is not open."""
        return f"http://{LOOPBACK}:{self._open().server_port}"

    def answer_with(
        self, status: int, body: bytes = b"", *, times: int | None = None, **headers: str
    ) -> None:
        """Answer this, whatever is asked. headers: names with _ for the hyphen."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self._behave(replace(self.behaviour, instead=Answer(status, body, named)), times)

    def slowly(self, seconds: float, *, times: int | None = None) -> None:
        """Wait so long before every answer."""
        self._behave(replace(self.behaviour, wait=seconds), times)

    def dripping(self, seconds: float, *, times: int | None = None) -> None:
        """Wait so long before every single byte of an answer, its headers included."""
        self._behave(replace(self.behaviour, drip=seconds), times)

    def say(self, raw: bytes, *, times: int | None = None) -> None:
        """Send these very bytes and hang up, HTTP or not."""
        self._behave(replace(self.behaviour, raw=raw), times)

    def behave(self) -> None:
        """Answer rightly and at once from now on."""
        self._behave(WELL, None)

    def _behave(self, behaviour: Behaviour, times: int | None) -> None:
        with self._lock:
            self.behaviour, self.times = behaviour, times

    def _reply(self, received: Received) -> tuple[Behaviour, Answer]:
        with self._lock:
            self.received.append(received)
            behaviour = self._next_behaviour()
            return behaviour, behaviour.instead or self.answer(received)

    def _next_behaviour(self) -> Behaviour:
        if self.times is None:
            return self.behaviour
        if self.times == 0:
            self.behaviour, self.times = WELL, None
            return WELL
        self.times -= 1
        return self.behaviour

    def _open(self) -> Server:
        if self._server is None:
            raise RuntimeError("the pretend Amazon is not open")
        return self._server
