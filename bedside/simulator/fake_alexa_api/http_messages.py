"""Requests to the fake services, their responses, and ways to misbehave."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from http import HTTPStatus


@dataclass(frozen=True, slots=True)
class ReceivedRequest:
    """One request. The names of headers are in lower case; content is the body as received."""

    method: str
    path: str
    headers: Mapping[str, str]
    content: bytes = b""

    @property
    def body(self) -> object:
        """The body read as JSON, or None if it is not JSON."""
        try:
            return json.loads(self.content)
        except (ValueError, RecursionError):
            return None


@dataclass(frozen=True, slots=True)
class FakeResponse:
    """A status and a body, with the headers beyond type and length."""

    status: int
    content: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)


class ApiRefusalError(Exception):
    """A request that Amazon would refuse."""

    def __init__(self, status: int, code: str, message: str = "") -> None:
        super().__init__(code)
        self.answer = answer(status, {"code": code, "message": message or code})


def answer(status: int, body: object = None) -> FakeResponse:
    """Return a response with a body as JSON; None for no body."""
    return FakeResponse(status, b"" if body is None else json.dumps(body).encode())


def ok(body: object = None) -> FakeResponse:
    """Return a response of status 200."""
    return answer(HTTPStatus.OK, body)


@dataclass(frozen=True, slots=True)
class Misbehaviour:
    """How requests are answered.

    instead: the response to send whatever was asked; None for the right one. wait: seconds before
    it. drip: seconds before each of its bytes. raw: bytes to send in place of any response. method:
    the only method that this applies to; None for all. times: for how many requests; None for no
    limit.
    """

    instead: FakeResponse | None = None
    wait: float = 0
    drip: float = 0
    raw: bytes | None = None
    method: str | None = None
    times: int | None = None

    def holds_for(self, method: str) -> bool:
        """Return whether this applies to a request of a method."""
        return self.method in (None, method) and self.times != 0

    def once_less(self) -> "Misbehaviour":
        """Return the same for one request less."""
        return self if self.times is None else replace(self, times=self.times - 1)


NORMAL = Misbehaviour()
