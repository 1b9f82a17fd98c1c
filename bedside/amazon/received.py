"""What reached the pretend Amazon."""

import json
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Received:
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
