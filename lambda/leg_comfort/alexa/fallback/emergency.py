"""Speak the action of a red flag although the conversation failed."""

from typing import Any, NamedTuple

from leg_comfort.alexa import resources
from leg_comfort.alexa.alexa_json import ResponseJson, spoken_response
from leg_comfort.alexa.free_text import IdReader
from leg_comfort.alexa.logs import log_fault
from leg_comfort.alexa.request import AlexaRequest
from leg_comfort.alexa.turn_parser import turn_of
from leg_comfort.clinic import Facts, RedFlag, raised
from leg_comfort.conversation import Line, Session
from leg_comfort.locales import usual_time_zone
from leg_comfort.speech import manner_of, speak


class Alarm(NamedTuple):
    """The gravest red flag, and the session in which it was raised."""

    flag: RedFlag
    session: Session


def alarm(request: AlexaRequest) -> ResponseJson | None:
    """Return the action of the gravest red flag in request and session; None without any.

    Raises any error of the knowledge or the templates.
    """
    found = _raised(request)
    if found is None:
        return None
    zone, line = found.session.profile.time_zone, Line(f"emergency.{found.flag.id}.act")
    words = resources.words(request.locale, zone)
    local = request.local_time(zone or usual_time_zone(request.locale))
    manner = manner_of(found.session.manner, local)
    spoken = speak(words, [line], manner=manner)
    return spoken_response(spoken.ssml, attributes=_alarmed(found, request))


def _raised(request: AlexaRequest) -> Alarm | None:
    session = Session.from_attributes(request.attributes).with_facts(_facts(request))
    flags = raised(resources.clinic(), session.facts)
    return Alarm(flags[0], session) if flags else None


def _facts(request: AlexaRequest) -> Facts:
    """Return the facts of the request; those of its slot ids alone if reading free text fails."""
    reader = resources.reader(request.locale)
    try:
        return turn_of(request, reader).facts
    except Exception as error:
        log_fault(error, request)
        return turn_of(request, IdReader(reader.clinic)).facts


def _alarmed(found: Alarm, request: AlexaRequest) -> dict[str, Any]:
    """Return the session attributes with the stage, assessment and findings of an emergency."""
    assessment = {"cause": "none", "also": [], "triage": found.flag.triage.value}
    findings = dict(found.session.facts)
    emergency = {"stage": "emergency", "assessment": assessment, "findings": findings}
    return {**request.attributes, **emergency}
