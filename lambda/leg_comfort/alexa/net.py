"""The safety net: any JSON in, a valid Alexa response out, whatever breaks in between.

Only the shape of the request is looked at here. The skill, its knowledge and its words are
imported inside the net, so that even their absence is answered.
"""

import os
from pathlib import Path
from typing import Any

from leg_comfort.alexa.envelope import (
    DEFAULT_LOCALE,
    Envelope,
    application_of,
    attributes_of,
    locale_of,
    tidy,
)
from leg_comfort.alexa.faults import log_fault, log_refusal
from leg_comfort.alexa.kinds import LAUNCH, Kind, kind_of
from leg_comfort.alexa.limits import within_limits
from leg_comfort.alexa.wire import mapping_at, text_at

SKILL_ID = "LEG_COMFORT_SKILL_ID"
"""Environment variable: the only skill whose requests are answered, where set."""

_LAST_WORDS = Path(__file__).parent / "last_words"
_LEAVING = frozenset(
    {"AMAZON.StopIntent", "AMAZON.CancelIntent", "AMAZON.NavigateHomeIntent", "GoodNightIntent"}
)

Answer = dict[str, Any]


def answer(event: object, context: object) -> Answer:
    """Alexa's response to any event. Never raises; logs type and place of what went wrong."""
    envelope = tidy(event)
    if not _is_for_us(event):
        log_refusal(envelope)
        envelope.pop("session", None)
        return fallback(envelope)
    try:
        return within_limits(_invoke(envelope, context))
    except Exception as error:
        log_fault(error, envelope)
        return fallback(envelope)


def warm_up() -> None:
    """Answer a launch nobody hears: what a first answer imports and loads is then there."""
    envelope = tidy({"request": {"type": LAUNCH, "locale": DEFAULT_LOCALE}})
    try:
        _invoke(envelope, None)
    except Exception as error:
        log_fault(error, envelope)


def fallback(envelope: Envelope) -> Answer:
    """What is answered without the skill: an apology to a person, silence to anything else."""
    kind = kind_of(envelope["request"]["type"])
    if kind in (Kind.TURN, Kind.UNKNOWN):
        return _apology(envelope)
    return {"version": "1.0", "response": dict(_SILENCE[kind])}


_SILENCE: dict[Kind, dict[str, Any]] = {
    Kind.CAN_FULFILL: {"canFulfillIntent": {"canFulfill": "NO", "slots": {}}},
    Kind.NOTICE: {"shouldEndSession": True},
    Kind.SIGNAL: {},
}


def _invoke(envelope: Envelope, context: object) -> Answer:
    from leg_comfort.alexa.skill import invoke

    return invoke(envelope, context)


def _is_for_us(event: object) -> bool:
    ours = os.environ.get(SKILL_ID)
    return not ours or application_of(event) == ours


def _apology(envelope: Envelope) -> Answer:
    ssml = _apology_words(envelope) or _last_words(locale_of(envelope))
    asks = ssml is not None and _asks(ssml)
    response: dict[str, Any] = {"shouldEndSession": not asks}
    if ssml:
        response["outputSpeech"] = speech = {"type": "SSML", "ssml": ssml}
        if asks:
            response["reprompt"] = {"outputSpeech": speech}
    return {"version": "1.0", "sessionAttributes": _kept(envelope), "response": response}


def _apology_words(envelope: Envelope) -> str | None:
    """The apology from the templates; None where they fail, or ask somebody who is leaving."""
    try:
        from leg_comfort.alexa.apologies import apology

        ssml = apology(locale_of(envelope), attributes_of(envelope))
    except Exception as error:
        log_fault(error, envelope)
        return None
    leaving = text_at(envelope, "request", "intent", "name") in _LEAVING
    return None if leaving and _asks(ssml) else ssml


def _last_words(locale: str) -> str | None:
    """Words that need neither template nor knowledge."""
    for language in (locale.partition("-")[0], DEFAULT_LOCALE.partition("-")[0]):
        try:
            return (_LAST_WORDS / f"{language}.ssml").read_text(encoding="utf-8").strip()
        except OSError:
            continue
    return None


def _asks(ssml: str) -> bool:
    return ssml.removesuffix("</speak>").rstrip().endswith("?")


def _kept(envelope: Envelope) -> dict[str, Any]:
    """The session as it was, and what this request said of red flags, for the next turn."""
    attributes = attributes_of(envelope)
    try:
        from leg_comfort.alexa.house import facts_said

        facts = facts_said(envelope["request"], locale_of(envelope))
    except Exception as error:
        log_fault(error, envelope)
        return attributes
    findings = {**mapping_at(attributes, "findings"), **facts}
    return {**attributes, "findings": findings} if facts else attributes
