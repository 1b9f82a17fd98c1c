"""What reached the pretend Amazon."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from http import HTTPStatus


@dataclass(frozen=True, slots=True)
class ReceivedRequest:
    """One request. headers: by their names in small letters. content: the body as it came."""

    method: str
    path: str
    headers: Mapping[str, str]
    content: bytes = b""

    @property
    def body(self) -> object:
        """The body read as JSON; None where it is none."""
        try:
            return json.loads(self.content)
        except (ValueError, RecursionError):
            return None


@dataclass(frozen=True, slots=True)
class FakeResponse:
    """A status and a body; the headers are those beyond its type and length."""

    status: int
    content: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)


class ApiRefusalError(Exception):
    """A request that Amazon would not take."""

    def __init__(self, status: int, code: str, message: str = "") -> None:
        """Status: HTTP's. code, message: what the body of the error says."""
        super().__init__(code)
        self.answer = answer(status, {"code": code, "message": message or code})


def answer(status: int, body: object = None) -> FakeResponse:
    """A body as JSON under a status; None for no body."""
    return FakeResponse(status, b"" if body is None else json.dumps(body).encode())


def ok(body: object = None) -> FakeResponse:
    """All went well."""
    return answer(HTTPStatus.OK, body)


@dataclass(frozen=True, slots=True)
class Misbehaviour:
    """How requests are answered.

    instead: the answer whatever was asked; None for the right one. wait: seconds before it. drip:
    seconds before each of its bytes, from the status line on. raw: these very bytes, HTTP or not,
    in place of any answer. method: the only method that all of this holds for; None for every one.
    times: for how many requests; None until told otherwise.
    """

    instead: FakeResponse | None = None
    wait: float = 0
    drip: float = 0
    raw: bytes | None = None
    method: str | None = None
    times: int | None = None

    def holds_for(self, method: str) -> bool:
        """Whether a request of this method is answered so."""
        return self.method in (None, method) and self.times != 0

    def once_less(self) -> "Misbehaviour":
        """The same, when one more request has been answered so."""
        return self if self.times is None else replace(self, times=self.times - 1)


NORMAL = Misbehaviour()
