"""The apology of the safety net. It needs the words alone, so that few errors can prevent it."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from leg_comfort.alexa.alexa_json import ResponseJson, mapping_at, spoken_response, text_at
from leg_comfort.alexa.request import AlexaRequest
from leg_comfort.locales import country_for, usual_time_zone
from leg_comfort.speech import Words, load_words, manner_of, speak

APOLOGY = "emergency.net.apology"
FAULTS = "faults"
"""Session attribute that marks a turn that went wrong; the next turn that succeeds drops it."""

_LEAVING = frozenset(
    {"AMAZON.StopIntent", "AMAZON.CancelIntent", "AMAZON.NavigateHomeIntent", "GoodNightIntent"}
)
_PENDING = {"ask": "asking", "offer": "offer"}
"""Group of templates → session attribute with the name of the pending question or offer."""


class ApologyLine(NamedTuple):
    """A template and its values. The conversation's class is not imported here."""

    template: str
    values: Mapping[str, object] = {}


def apology(request: AlexaRequest) -> ResponseJson:
    """Return the apology and the question that was pending, so that the session goes on.

    A second fault in a row ends the session, and so does an intent to leave. Raises TemplateError.
    """
    attributes, locale = request.attributes, request.locale
    zone = text_at(attributes, "remembered", "time_zone")
    words = load_words(locale).in_country(country_for(locale, zone))
    question = _pending(words, attributes) if _goes_on(request) else None
    local = request.local_time(zone or usual_time_zone(locale))
    manner = manner_of(mapping_at(attributes, "manner"), local)
    spoken = speak(words, [ApologyLine(APOLOGY)], question, question, manner=manner)
    kept = {**attributes, FAULTS: 1} if question else attributes
    return spoken_response(spoken.ssml, spoken.reprompt, kept)


def _goes_on(request: AlexaRequest) -> bool:
    return request.intent not in _LEAVING and FAULTS not in request.attributes


def _pending(words: Words, attributes: Mapping[str, Any]) -> ApologyLine | None:
    """Return the pending question or offer in its short form, if any."""
    ids = (f"{group}.{text_at(attributes, key)}.short" for group, key in _PENDING.items())
    return next((ApologyLine(id) for id in ids if words.has(id)), None)
