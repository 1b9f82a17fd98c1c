"""Responses as plain JSON, made without the SDK, and Alexa's limits on their size."""

from collections.abc import Mapping
from typing import Any

from leg_comfort.alexa.json_values import mapping_at, size_of, text_at
from leg_comfort.alexa.request import ATTRIBUTES_LIMIT

ResponseJson = dict[str, Any]

RESPONSE_LIMIT = 24_000
"""Bytes of JSON."""
SPEECH_LIMIT = 8_000
"""Characters of SSML."""


class TooLargeError(ValueError):
    """A response is larger than Alexa accepts."""


def spoken_response(
    ssml: str, reprompt: str | None = None, attributes: Mapping[str, Any] = {}
) -> ResponseJson:
    """Return a response with this speech. The session stays open if there is a reprompt."""
    response: ResponseJson = {"outputSpeech": _speech(ssml), "shouldEndSession": reprompt is None}
    if reprompt is not None:
        response["reprompt"] = {"outputSpeech": _speech(reprompt)}
    return {"version": "1.0", "sessionAttributes": dict(attributes), "response": response}


def bare_response(response: Mapping[str, Any]) -> ResponseJson:
    """Return the envelope of a response, without session attributes."""
    return {"version": "1.0", "response": dict(response)}


def _speech(ssml: str) -> ResponseJson:
    return {"type": "SSML", "ssml": ssml}


def within_limits(response: ResponseJson) -> ResponseJson:
    """Return the response itself. Raises TooLargeError if it is too large or cannot be JSON."""
    speech = text_at(response, "response", "outputSpeech", "ssml") or ""
    attributes = mapping_at(response, "sessionAttributes")
    if len(speech) > SPEECH_LIMIT:
        raise TooLargeError("speech")
    check_size(attributes, ATTRIBUTES_LIMIT)
    check_size(response, RESPONSE_LIMIT)
    return response


def check_size(part: object, limit: int) -> None:
    """Raise TooLargeError if a part takes `limit` bytes of JSON or more, or cannot be JSON."""
    size = size_of(part)
    if size is None or size >= limit:
        raise TooLargeError("response")
