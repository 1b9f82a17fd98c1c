"""Alexa's request: its kinds, any JSON tidied into its shape, and what the services need of it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any

from leg_comfort.alexa.json_values import list_at, mapping_at, size_of, text_at
from leg_comfort.alexa.local_time import local_time
from leg_comfort.alexa.slot_values import read_slots
from leg_comfort.locales import DEFAULT_LOCALE


class Kind(Enum):
    """What a request wants of the skill."""

    TURN = "turn"
    """A person spoke, touched or consented: speech may follow."""
    CAN_FULFILL = "can_fulfill"
    """A question of Alexa's: only canFulfillIntent may follow."""
    NOTICE = "notice"
    """Something ended or happened outside a session: nothing may be said."""
    SIGNAL = "signal"
    """A device tells of itself: the answer stays empty, and a session running stays as it is."""
    UNKNOWN = "unknown"
    """Of no type known here. A person may be behind it."""


LAUNCH = "LaunchRequest"
INTENT = "IntentRequest"
CONSENT = "Connections.Response"
TOUCH = "Alexa.Presentation.APL.UserEvent"
CAN_FULFILL = "CanFulfillIntentRequest"

_BY_TYPE = {
    LAUNCH: Kind.TURN,
    INTENT: Kind.TURN,
    CONSENT: Kind.TURN,
    TOUCH: Kind.TURN,
    CAN_FULFILL: Kind.CAN_FULFILL,
    "SessionEndedRequest": Kind.NOTICE,
    "System.ExceptionEncountered": Kind.NOTICE,
}
_BY_PREFIX = {
    "AlexaSkillEvent.": Kind.NOTICE,
    "Reminders.": Kind.NOTICE,
    "AlexaHouseholdListEvent.": Kind.NOTICE,
    "Messaging.": Kind.NOTICE,
    "Alexa.Authorization.": Kind.NOTICE,
    "Alexa.DataStore.": Kind.NOTICE,
    "AudioPlayer.": Kind.SIGNAL,
    "PlaybackController.": Kind.SIGNAL,
    "Alexa.Presentation.": Kind.SIGNAL,
    "Alexa.Advertisement.": Kind.SIGNAL,
    "CustomInterfaceController.": Kind.SIGNAL,
    "GameEngine.": Kind.SIGNAL,
    "Display.": Kind.SIGNAL,
}


def kind_of(request_type: str) -> Kind:
    """The kind of a request of this type; UNKNOWN for every type that is not listed."""
    if request_type in _BY_TYPE:
        return _BY_TYPE[request_type]
    prefixes = (kind for prefix, kind in _BY_PREFIX.items() if request_type.startswith(prefix))
    return next(prefixes, Kind.UNKNOWN)


ATTRIBUTES_LIMIT = 6_000
"""Bytes of JSON that session attributes may take, in either direction."""
REMINDER_STATUSES = frozenset({"ON", "COMPLETED"})
APL = "Alexa.Presentation.APL"
APL_VERSION = 1.4
"""That of the document: a device that only knows earlier ones shows nothing of it."""

_LOCALE = re.compile(r"[a-z]{2}-[A-Z]{2}")
_SESSION_ID = "local"
_IN_SESSION = {Kind.TURN, Kind.UNKNOWN}

Envelope = dict[str, Any]


def tidy(event: object) -> Envelope:
    """An envelope in Alexa's shape from any JSON value; what is missing takes a harmless default.

    Turns always have a session, for a request that opens one may come without it.
    """
    request = _request(mapping_at(event, "request"))
    envelope = {"version": "1.0", "context": _context(event), "request": request}
    if kind_of(request["type"]) in _IN_SESSION or mapping_at(event, "session"):
        envelope["session"] = _session(event)
    return envelope


def locale_of(envelope: Envelope) -> str:
    """The locale of a tidied envelope, such as en-GB."""
    return str(envelope["request"]["locale"])


def application_of(event: object) -> str | None:
    """The id of the skill a request is meant for; None where it names none."""
    spoken_for = text_at(event, "context", "System", "application", "applicationId")
    return spoken_for or text_at(event, "session", "application", "applicationId")


def attributes_of(event: object) -> dict[str, Any]:
    """The session attributes, empty where they are none, are too large or cannot be JSON."""
    attributes = dict(mapping_at(event, "session", "attributes"))
    size = size_of(attributes)
    return attributes if size is not None and size < ATTRIBUTES_LIMIT else {}


def _request(request: Mapping[str, Any]) -> dict[str, Any]:
    kind = text_at(request, "type") or ""
    locale = text_at(request, "locale") or ""
    found = {
        "type": kind,
        "requestId": text_at(request, "requestId"),
        "timestamp": _timestamp(text_at(request, "timestamp")),
        "locale": locale if _LOCALE.fullmatch(locale) else DEFAULT_LOCALE,
        **_particulars(kind, request),
    }
    return {key: value for key, value in found.items() if value is not None}


def _particulars(kind: str, request: Mapping[str, Any]) -> dict[str, Any]:
    if kind in (INTENT, CAN_FULFILL):
        return {"intent": _intent(request)}
    if kind == TOUCH:
        return {"arguments": [a for a in list_at(request, "arguments") if isinstance(a, str)]}
    if kind == CONSENT:
        named = {key: text_at(request, key) for key in ("name", "token")}
        return {**named, "payload": dict(mapping_at(request, "payload"))}
    return _event(request) if kind_of(kind) is Kind.NOTICE else {}


def _event(request: Mapping[str, Any]) -> dict[str, Any]:
    """What an event tells, in the SDK's own shape."""
    body = mapping_at(request, "body")
    scopes = [text_at(each, "scope") for each in list_at(body, "acceptedPermissions")]
    tokens = [each for each in list_at(body, "alertTokens") if isinstance(each, str)]
    found = {
        "acceptedPermissions": [{"scope": scope} for scope in scopes if scope],
        "alertTokens": tokens,
        "alertToken": text_at(body, "alertToken"),
        "status": _status(text_at(body, "status")),
    }
    return {"body": {name: value for name, value in found.items() if value}}


def _status(text: str | None) -> str | None:
    return text if text in REMINDER_STATUSES else None


def _intent(request: Mapping[str, Any]) -> dict[str, Any]:
    slots = {name: slot.to_wire(name) for name, slot in read_slots(request).items()}
    return {"name": text_at(request, "intent", "name") or "", "slots": slots}


def _timestamp(text: str | None) -> str | None:
    try:
        datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return text


def _session(event: object) -> dict[str, Any]:
    session = mapping_at(event, "session")
    return {
        "new": session.get("new") is True,
        "sessionId": text_at(session, "sessionId") or _SESSION_ID,
        "application": {"applicationId": application_of(event)},
        "user": {"userId": text_at(session, "user", "userId")},
        "attributes": attributes_of(event),
    }


def _context(event: object) -> dict[str, Any]:
    system = mapping_at(event, "context", "System")
    shown: dict[str, Any] = {APL: {}} if _has_screen(system) else {}
    device = {"deviceId": text_at(system, "device", "deviceId"), "supportedInterfaces": shown}
    found = {
        "application": {"applicationId": application_of(event)},
        "user": {"userId": text_at(system, "user", "userId")},
        "device": device,
        "apiEndpoint": text_at(system, "apiEndpoint"),
        "apiAccessToken": text_at(system, "apiAccessToken"),
    }
    return {"System": found}


def _has_screen(system: Mapping[str, Any]) -> bool:
    interfaces = mapping_at(system, "device", "supportedInterfaces")
    newest = text_at(interfaces, APL, "runtime", "maxVersion")
    try:
        return APL in interfaces and float(newest or APL_VERSION) >= APL_VERSION
    except ValueError:
        return True


@dataclass(frozen=True, slots=True)
class Visit:
    """One request.

    request: Alexa's own part of it, as JSON. begins: whether nothing was said before it. user,
    device, endpoint, token: None where the request does not tell them; endpoint and token open
    Amazon's services. screen: whether something can be shown there.
    """

    request: Mapping[str, Any]
    begins: bool = False
    user: str | None = None
    device: str | None = None
    endpoint: str | None = None
    token: str | None = None
    screen: bool = False

    @property
    def locale(self) -> str:
        """Such as en-GB."""
        return str(self.request["locale"])

    def time_in(self, zone: str) -> datetime | None:
        """The local time of the request in a time zone, without an offset."""
        return local_time(text_at(self.request, "timestamp"), zone)


def visit_of(envelope: Mapping[str, Any]) -> Visit:
    """The visit of a request envelope as JSON."""
    system, session = mapping_at(envelope, "context", "System"), mapping_at(envelope, "session")
    return Visit(
        request=mapping_at(envelope, "request"),
        begins=not mapping_at(session, "attributes"),
        user=text_at(system, "user", "userId") or text_at(session, "user", "userId"),
        device=text_at(system, "device", "deviceId"),
        endpoint=text_at(system, "apiEndpoint"),
        token=text_at(system, "apiAccessToken"),
        screen=APL in mapping_at(system, "device", "supportedInterfaces"),
    )
