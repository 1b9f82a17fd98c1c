"""The pretend Amazon itself: open it, ask it, see what reached it, make it misbehave."""

from dataclasses import dataclass, field, replace
from ssl import SSLContext
from threading import Lock, Thread
from types import TracebackType
from typing import Any, Self

from bedside.amazon.account import Account
from bedside.amazon.answers import Answer
from bedside.amazon.behaviour import WELL, Behaviour
from bedside.amazon.listening import LOOPBACK, Server
from bedside.amazon.received import Received

POLL_SECONDS = 0.02


@dataclass(slots=True)
class PretendAmazon(Account):
    """An account that can be called over HTTP while the context is open.

    received: every request so far. behaviour: how the next ones are answered. certificate: what it
    proves its name with, for https; None for http.
    """

    received: list[Received] = field(default_factory=list)
    behaviour: Behaviour = WELL
    certificate: SSLContext | None = None
    _server: Server | None = None
    _lock: Lock = field(default_factory=Lock)

    def __enter__(self) -> Self:
        """Open a port on this machine and listen."""
        self._server = Server(self._reply, self.certificate)
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
        """Answer this, whatever is asked: so many times, or until told otherwise.

        method: the only one that is answered so. headers: names with _ for the hyphen.
        """
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self._behave(instead=Answer(status, body, named), times=times, method=method)

    def slowly(
        self, seconds: float, *, times: int | None = None, method: str | None = None
    ) -> None:
        """Wait so long before every answer; method: before the answers to this one alone."""
        self._behave(wait=seconds, times=times, method=method)

    def dripping(self, seconds: float, *, times: int | None = None) -> None:
        """Wait so long before every single byte of an answer, its headers included."""
        self._behave(drip=seconds, times=times)

    def say(self, raw: bytes, *, times: int | None = None) -> None:
        """Send these very bytes and hang up, HTTP or not."""
        self._behave(raw=raw, times=times)

    def behave(self) -> None:
        """Answer rightly and at once from now on."""
        with self._lock:
            self.behaviour = WELL

    def _behave(self, **how: Any) -> None:  # noqa: ANN401 - whatever a Behaviour has
        with self._lock:
            self.behaviour = replace(self.behaviour, **how)

    def _reply(self, received: Received) -> tuple[Behaviour, Answer]:
        with self._lock:
            self.received.append(received)
            behaviour = self._behaviour_to(received.method)
            return behaviour, behaviour.instead or self.answer(received)

    def _behaviour_to(self, method: str) -> Behaviour:
        if not self.behaviour.holds_for(method):
            return WELL
        self.behaviour = self.behaviour.once_less()
        return self.behaviour

    def _open(self) -> Server:
        if self._server is None:
            raise RuntimeError("the pretend Amazon is not open")
        return self._server
