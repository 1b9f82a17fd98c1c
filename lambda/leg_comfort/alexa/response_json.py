"""Responses written without the SDK, and Alexa's limits on their size."""

from collections.abc import Mapping
from typing import Any

from leg_comfort.alexa.json_values import mapping_at, size_of, text_at
from leg_comfort.alexa.request import ATTRIBUTES_LIMIT

Answer = dict[str, Any]


def says(ssml: str, reprompt: str | None = None, attributes: Mapping[str, Any] = {}) -> Answer:
    """The response that says this. It stays open exactly when there is a reprompt."""
    response: Answer = {"outputSpeech": _speech(ssml), "shouldEndSession": reprompt is None}
    if reprompt is not None:
        response["reprompt"] = {"outputSpeech": _speech(reprompt)}
    return {"version": "1.0", "sessionAttributes": dict(attributes), "response": response}


def answers(response: Mapping[str, Any]) -> Answer:
    """The response as it is, and nothing kept."""
    return {"version": "1.0", "response": dict(response)}


def _speech(ssml: str) -> Answer:
    return {"type": "SSML", "ssml": ssml}


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
