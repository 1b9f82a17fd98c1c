"""The apology of the safety net. It needs the words alone, so that little else can silence it."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from leg_comfort.alexa.json_values import mapping_at, text_at
from leg_comfort.alexa.request import Envelope, attributes_of, locale_of
from leg_comfort.alexa.response_json import Answer, says
from leg_comfort.alexa.speech_manner import manner_of
from leg_comfort.locales import country_of, usual_time_zone
from leg_comfort.speech import Words, load_words, speak

APOLOGY = "emergency.net.apology"
FAULTS = "faults"
"""Session attribute: that the last turn went wrong. A turn that goes right does not carry it."""

_LEAVING = frozenset(
    {"AMAZON.StopIntent", "AMAZON.CancelIntent", "AMAZON.NavigateHomeIntent", "GoodNightIntent"}
)


class Say(NamedTuple):
    """A line that is spoken."""

    template: str
    values: Mapping[str, object] = {}


def apology(envelope: Envelope) -> Answer:
    """The apology, then the question that was pending, so that the session lives on.

    A second fault in a row ends it, and so does a person who wants to leave. Raises what
    templates raise.
    """
    attributes = attributes_of(envelope)
    locale, zone = locale_of(envelope), text_at(attributes, "remembered", "time_zone")
    words = load_words(locale).in_country(country_of(zone))
    question = _pending(words, attributes) if _goes_on(envelope, attributes) else None
    wishes = mapping_at(attributes, "manner")
    manner = manner_of(wishes, envelope["request"], zone or usual_time_zone(locale))
    spoken = speak(words, [Say(APOLOGY)], question, question, manner=manner)
    return says(spoken.ssml, spoken.reprompt, {**attributes, FAULTS: 1} if question else attributes)


def _goes_on(envelope: Envelope, attributes: Mapping[str, Any]) -> bool:
    leaving = text_at(envelope, "request", "intent", "name") in _LEAVING
    return not leaving and FAULTS not in attributes


def _pending(words: Words, attributes: Mapping[str, Any]) -> Say | None:
    """What was being asked or offered, in its short form."""
    ids = (f"{group}.{text_at(attributes, key)}.short" for group, key in _PENDING.items())
    return next((Say(id) for id in ids if words.has(id)), None)


_PENDING = {"ask": "asking", "offer": "offer"}
