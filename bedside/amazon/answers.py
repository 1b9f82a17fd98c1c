"""Answers in Amazon's shape."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus


@dataclass(frozen=True, slots=True)
class Answer:
    """A status and a body; the headers are those beyond its type and length."""

    status: int
    content: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)


class RefusalError(Exception):
    """A request that Amazon would not take."""

    def __init__(self, status: int, code: str, message: str = "") -> None:
        """Status: HTTP's. code, message: what the body of the error says."""
        super().__init__(code)
        self.answer = answer(status, {"code": code, "message": message or code})


def answer(status: int, body: object = None) -> Answer:
    """A body as JSON under a status; None for no body."""
    return Answer(status, b"" if body is None else json.dumps(body).encode())


def ok(body: object = None) -> Answer:
    """All went well."""
    return answer(HTTPStatus.OK, body)
