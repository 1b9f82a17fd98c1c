"""What a device needs of language understanding, whoever made it."""

from collections.abc import Mapping
from datetime import date
from typing import Protocol

from bedside.alexa_requests import Json, SlotLike


class Heard(Protocol):
    """What language understanding made of an utterance."""

    @property
    def intent(self) -> str:
        """The name of the intent."""

    @property
    def slots(self) -> Mapping[str, SlotLike]:
        """The slots that were filled."""


class Hearing(Protocol):
    """Language understanding: text and the question it answers → an intent with slots."""

    # An attribute that whoever listens sets; as one, mypy would not let a protocol name it.
    def today(self) -> date:
        """The day by the bed, from which "Thursday" counts."""

    def understand(self, text: str, context: str) -> Heard:
        """Text: what was said. context: a question id, "advice" or "open"."""


def context_of(attributes: Json) -> str:
    """Language understanding's context: the question just asked, else advice, else open."""
    if attributes.get("asking") is not None:
        return str(attributes["asking"])
    return "advice" if attributes.get("stage") == "advice" else "open"
