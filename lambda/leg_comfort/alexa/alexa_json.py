"""Alexa's JSON: look-ups that never raise, responses made without the SDK, limits on size."""

import json
from collections.abc import Mapping
from typing import Any

ResponseJson = dict[str, Any]

RESPONSE_LIMIT = 24_000
"""Bytes of JSON that a response may take."""
ATTRIBUTES_LIMIT = 6_000
"""Bytes of JSON that session attributes may take, in either direction."""
SPEECH_LIMIT = 8_000
"""Characters of SSML."""

_EMPTY: Mapping[str, Any] = {}


def mapping_at(value: object, *keys: str) -> Mapping[str, Any]:
    """Return the object under these keys, one inside the other; an empty one if there is none."""
    for key in keys:
        value = value.get(key) if isinstance(value, Mapping) else None
    return value if isinstance(value, Mapping) else _EMPTY


def list_at(value: object, *keys: str) -> list[Any]:
    """Return the list under these keys; an empty one if there is none."""
    *path, last = keys
    found = mapping_at(value, *path).get(last)
    return found if isinstance(found, list) else []


def text_at(value: object, *keys: str) -> str | None:
    """Return the text under these keys, stripped; None if there is none or it is empty."""
    *path, last = keys
    found = mapping_at(value, *path).get(last)
    return (found.strip() or None) if isinstance(found, str) else None


def texts_at(value: object, paths: Mapping[str, tuple[str, ...]]) -> dict[str, str | None]:
    """Return the text at each of several paths, by the path's name."""
    return {name: text_at(value, *path) for name, path in paths.items()}


def size_of(value: object) -> int | None:
    """Return how many bytes a value takes as JSON; None if JSON cannot hold it."""
    try:
        return len(json.dumps(value, allow_nan=False, ensure_ascii=False).encode())
    except (TypeError, ValueError, RecursionError):
        return None


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
