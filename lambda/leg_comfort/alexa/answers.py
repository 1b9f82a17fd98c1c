"""Responses written without the SDK, for the safety net."""

from collections.abc import Mapping
from typing import Any

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
