"""Alexa's sizes: what goes beyond them is refused by Alexa as a whole, and nothing is heard."""

from typing import Any

from leg_comfort.alexa.envelope import ATTRIBUTES_LIMIT
from leg_comfort.alexa.wire import mapping_at, size_of, text_at

RESPONSE_LIMIT = 24_000
"""Bytes of JSON."""
SPEECH_LIMIT = 8_000
"""Characters of SSML."""


class TooLargeError(ValueError):
    """A response that Alexa would refuse."""


def within_limits(response: dict[str, Any]) -> dict[str, Any]:
    """The response itself. Raises TooLargeError where it is too large, or cannot be JSON."""
    speech = text_at(response, "response", "outputSpeech", "ssml") or ""
    if len(speech) > SPEECH_LIMIT:
        raise TooLargeError("speech")
    fit(mapping_at(response, "sessionAttributes"), ATTRIBUTES_LIMIT)
    fit(response, RESPONSE_LIMIT)
    return response


def fit(part: object, limit: int) -> None:
    """Raises TooLargeError where the part takes as many bytes of JSON, or cannot be JSON."""
    size = size_of(part)
    if size is None or size >= limit:
        raise TooLargeError("response")
