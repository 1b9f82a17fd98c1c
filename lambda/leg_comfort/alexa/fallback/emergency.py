"""When the conversation broke down over a warning sign: its one action is spoken all the same."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from leg_comfort.alexa import resources
from leg_comfort.alexa.free_text import DeafEar
from leg_comfort.alexa.logs import log_fault
from leg_comfort.alexa.request import Envelope, attributes_of, locale_of
from leg_comfort.alexa.response_json import Answer, says
from leg_comfort.alexa.speech_manner import manner_of
from leg_comfort.alexa.turn_parser import turn_of
from leg_comfort.clinic import Facts, RedFlag, raised
from leg_comfort.conversation import Line, Session
from leg_comfort.locales import usual_time_zone
from leg_comfort.speech import speak


class Alarm(NamedTuple):
    """The gravest warning sign, and the session in which it was raised."""

    flag: RedFlag
    session: Session


def alarm(envelope: Envelope) -> Answer | None:
    """The action of the gravest red flag that request and session hold; None without any.

    Raises whatever knowledge, phrases or templates raise.
    """
    found = _raised(envelope)
    if found is None:
        return None
    locale, zone = locale_of(envelope), found.session.profile.time_zone
    words, line = resources.words(locale, zone), Line(f"emergency.{found.flag.id}.act")
    request, usual = envelope["request"], usual_time_zone(locale)
    manner = manner_of(found.session.manner, request, zone or usual)
    spoken = speak(words, [line], manner=manner)
    return says(spoken.ssml, attributes=_alarmed(found, attributes_of(envelope)))


def _raised(envelope: Envelope) -> Alarm | None:
    session = Session.from_attributes(attributes_of(envelope)).with_facts(_facts(envelope))
    flags = raised(resources.clinic(), session.facts)
    return Alarm(flags[0], session) if flags else None


def _facts(envelope: Envelope) -> Facts:
    """What the request says; where its words cannot be read, what its ids say."""
    request, ear = envelope["request"], resources.ear(locale_of(envelope))
    try:
        return turn_of(request, ear).facts
    except Exception as error:
        log_fault(error, envelope)
        return turn_of(request, DeafEar(ear.clinic, ear.lexicon)).facts


def _alarmed(found: Alarm, attributes: Mapping[str, Any]) -> dict[str, Any]:
    told = {"cause": "none", "also": [], "triage": found.flag.triage.value}
    findings = dict(found.session.facts)
    return {**attributes, "stage": "emergency", "assessment": told, "findings": findings}
