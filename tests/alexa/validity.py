"""Check that Alexa accepts a response and that it passes certification."""

import json
import re
from typing import Any
from xml.etree import ElementTree

from leg_comfort.alexa.request import parse
from leg_comfort.alexa.request_kinds import RequestKind

MOST_BYTES = 24_000
MOST_ATTRIBUTE_BYTES = 6_000
MOST_CHARACTERS = 8_000
ENVELOPE_KEYS = {"version", "sessionAttributes", "userAgent", "response"}
REMINDERS = "alexa::alerts:reminders:skill:readwrite"
RESPONSE_KEYS = {"outputSpeech", "card", "reprompt", "directives", "shouldEndSession"}
CAN = {"YES", "NO", "MAYBE"}


def problems_of(envelope: object, request_type: object) -> list[str]:
    """Return the reasons for which Alexa would refuse a response to a request of this type."""
    return problems_in(envelope, {"request": {"type": request_type}, "session": {"new": True}})


def problems_in(envelope: object, event: object) -> list[str]:
    """Return the reasons for which Alexa would refuse a response to an event."""
    if not isinstance(envelope, dict):
        return ["the answer is no object"]
    response = envelope.get("response")
    if not isinstance(response, dict):
        return ["there is no response"]
    return [*_envelope_problems(envelope), *_BY_KIND[parse(event).kind](response)]


def plain(ssml: str) -> str:
    """Return the words of SSML without its tags."""
    return " ".join(re.sub(r"<[^>]*>", " ", ssml).split())


def _envelope_problems(envelope: dict[str, Any]) -> list[str]:
    attributes = envelope.get("sessionAttributes", {})
    checks = {
        "unknown keys": set(envelope) <= ENVELOPE_KEYS,
        "wrong version": envelope.get("version") == "1.0",
        "attributes are no object": isinstance(attributes, dict),
        "too large": _bytes(envelope) < MOST_BYTES,
        "attributes too large": _bytes(attributes) < MOST_ATTRIBUTE_BYTES,
    }
    return _failed(checks)


def _turn_problems(response: dict[str, Any]) -> list[str]:
    speech, reprompt = response.get("outputSpeech"), response.get("reprompt")
    is_open = response.get("shouldEndSession") is False
    asks = isinstance(speech, dict) and plain(str(speech.get("ssml"))).endswith("?")
    checks = {
        "unknown keys in the response": set(response) <= RESPONSE_KEYS,
        "shouldEndSession is not set": isinstance(response.get("shouldEndSession"), bool),
        "nothing is said": isinstance(speech, dict),
        "open without a question, or closed with one": is_open is asks,
        "open without a reprompt, or closed with one": is_open is (reprompt is not None),
    }
    again = reprompt.get("outputSpeech") if isinstance(reprompt, dict) else None
    spoken = [speech] if reprompt is None else [speech, again]
    return [
        *_failed(checks),
        *(problem for part in spoken for problem in _speech_problems(part)),
        *_card_problems(response.get("card")),
    ]


def _speech_problems(speech: object) -> list[str]:
    if not isinstance(speech, dict) or not isinstance(speech.get("ssml"), str):
        return ["speech is no SSML"]
    ssml = speech["ssml"]
    checks = {
        "speech is not marked as SSML": speech.get("type") == "SSML",
        "speech is too long": len(ssml) <= MOST_CHARACTERS,
        "speech is empty": bool(plain(ssml)),
        "speech is not well-formed": _is_well_formed(ssml),
    }
    return _failed(checks)


def _card_problems(card: object) -> list[str]:
    if card is None or card == {"type": "AskForPermissionsConsent", "permissions": [REMINDERS]}:
        return []
    texts = [card.get(key) for key in ("title", "content")] if isinstance(card, dict) else [None]
    checks = {
        "a card that is not simple": isinstance(card, dict) and card.get("type") == "Simple",
        "a card without words": all(isinstance(text, str) and text.strip() for text in texts),
        "a card too long": len("".join(str(text) for text in texts)) <= MOST_CHARACTERS,
    }
    return _failed(checks)


def _is_well_formed(ssml: str) -> bool:
    named = ssml.replace("<speak>", '<speak xmlns:amazon="amazon" xmlns:alexa="alexa">', 1)
    try:
        return ElementTree.fromstring(named).tag == "speak"  # noqa: S314 - words of ours
    except ElementTree.ParseError:
        return False


def _notice_problems(response: dict[str, Any]) -> list[str]:
    return [] if response == {"shouldEndSession": True} else ["more than silence after a notice"]


def _signal_problems(response: dict[str, Any]) -> list[str]:
    return [] if response == {} else ["more than nothing after a signal"]


def _fulfil_problems(response: dict[str, Any]) -> list[str]:
    answer = response.get("canFulfillIntent")
    if set(response) != {"canFulfillIntent"} or not isinstance(answer, dict):
        return ["something other than canFulfillIntent"]
    slots = answer.get("slots") or {}
    checks = {
        "canFulfill is not one of its words": answer.get("canFulfill") in CAN,
        "a slot is not understood in one of its words": all(
            slot.get("canUnderstand") in CAN and slot.get("canFulfill") in {"YES", "NO"}
            for slot in slots.values()
        ),
    }
    return _failed(checks)


def _failed(checks: dict[str, bool]) -> list[str]:
    return [problem for problem, holds in checks.items() if not holds]


def _bytes(value: object) -> int:
    return len(json.dumps(value, allow_nan=False).encode())


_BY_KIND = {
    RequestKind.TURN: _turn_problems,
    RequestKind.UNKNOWN: _turn_problems,
    RequestKind.BROKEN: _turn_problems,
    RequestKind.FOREIGN: _notice_problems,
    RequestKind.CAN_FULFILL: _fulfil_problems,
    RequestKind.NOTICE: _notice_problems,
    RequestKind.SIGNAL: _signal_problems,
}
