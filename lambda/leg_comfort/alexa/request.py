"""Alexa's request, parsed once from JSON of any shape into one frozen value.

https://developer.amazon.com/docs/custom-skills/request-and-response-json-reference.html
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from leg_comfort.alexa.alexa_json import (
    ATTRIBUTES_LIMIT,
    list_at,
    mapping_at,
    size_of,
    text_at,
    texts_at,
)
from leg_comfort.alexa.request_kinds import (
    CAN_FULFILL,
    CONSENT,
    INTENT,
    KIND_BY_TYPE,
    RESUMED,
    TOUCH,
    RequestKind,
    kind_by_prefix,
)
from leg_comfort.locales import DEFAULT_LANGUAGE, DEFAULT_LOCALE

REMINDERS_SCOPE = "alexa::alerts:reminders:skill:readwrite"
"""The permission to set reminders."""
ASK_FOR_PERMISSION = "AskFor"
"""Name of the task in which Alexa asks the person for a permission."""
NOT_ANSWERED = "not_answered"
NOT_ASKED = "not_asked"
"""Alexa could not ask: an error, which is no silence of the person's."""
YEARS = range(2000, 3000)
"""Years in which a local time is trusted; beyond them even the day after tomorrow may not exist."""

_CONSENTS = {"ACCEPTED": "accepted", "DENIED": "denied", "NOT_ANSWERED": NOT_ANSWERED}
_APL = "Alexa.Presentation.APL"
_APL_VERSION = 1.4
"""Version of our APL document: a device with an older one cannot show it."""
_LOCALE = re.compile(r"([a-z]{2})[-_]([a-z]{2})", re.IGNORECASE)
_REQUEST_ID = re.compile(r"amzn1\.echo-api\.request\.[0-9a-fA-F-]{1,40}")
_SECONDS = 100_000_000_000
"""A time stamp above this, the year 5138 in seconds, is in milliseconds."""
_LOCAL_SESSION = "local"
"""Session id of a turn that comes without one."""
_ERROR = re.compile(r"[45]\d\d")
_LEAST_ERROR = 400
_MATCH = "ER_SUCCESS_MATCH"
_SYSTEM = ("context", "System")
_TEXTS: Mapping[str, tuple[str, ...]] = {
    "type": ("request", "type"),
    "request_id": ("request", "requestId"),
    "locale": ("request", "locale"),
    "intent": ("request", "intent", "name"),
    "task": ("request", "name"),
    "token": ("request", "token"),
    "user": (*_SYSTEM, "user", "userId"),
    "device": (*_SYSTEM, "device", "deviceId"),
    "endpoint": (*_SYSTEM, "apiEndpoint"),
    "access_token": (*_SYSTEM, "apiAccessToken"),
    "apl": (*_SYSTEM, "device", "supportedInterfaces", _APL, "runtime", "maxVersion"),
    "application": (*_SYSTEM, "application", "applicationId"),
    "session_application": ("session", "application", "applicationId"),
    "session_user": ("session", "user", "userId"),
    "session_id": ("session", "sessionId"),
}


@dataclass(frozen=True, slots=True)
class Slot:
    """A filled slot: the words as recognised, and the id they resolved to, if any."""

    words: str
    id: str | None = None


@dataclass(frozen=True, slots=True)
class AlexaRequest:
    """One request, with all fields that the skill uses; None if the request lacks a field.

    request_id: None unless it looks like one of Amazon's, since it is logged. timestamp: aware.
    application: id of the skill that the request is meant for. endpoint, access_token: open
    Amazon's services. session_id: None for a request outside a session. attributes: the session
    attributes, empty if they are too large. begins: whether nothing was said before it.

    intent, slots: of an intent. touched: arguments of a touch. task, token, consent: the task that
    Alexa took over, the token that went with it, and the answer to the question for the permission.
    permissions: the scopes that an event reports as given. ended_reminders: tokens of the reminders
    that an event reports as over.
    """

    type: str = ""
    kind: RequestKind = RequestKind.UNKNOWN
    locale: str = DEFAULT_LOCALE
    request_id: str | None = None
    timestamp: datetime | None = None
    application: str | None = None
    user: str | None = None
    device: str | None = None
    endpoint: str | None = None
    access_token: str | None = field(default=None, repr=False)
    has_screen: bool = False
    session_id: str | None = None
    attributes: Mapping[str, Any] = field(default_factory=dict)
    begins: bool = True
    intent: str = ""
    slots: Mapping[str, Slot] = field(default_factory=dict)
    touched: tuple[str, ...] = ()
    task: str | None = None
    token: str | None = None
    consent: str = NOT_ANSWERED
    permissions: frozenset[str] = frozenset()
    ended_reminders: tuple[str, ...] = ()

    def local_time(self, zone: str) -> datetime | None:
        """Return the clock time of the request in a time zone such as Europe/London, naive.

        None if the request has no timestamp or there is no such zone.
        """
        # Not at the top: lambda_function sets PYTHONTZPATH before zoneinfo is imported.
        from zoneinfo import ZoneInfo

        if self.timestamp is None:
            return None
        try:
            local = self.timestamp.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
        except (ValueError, OverflowError, OSError, LookupError):
            return None
        return local if local.year in YEARS else None


def parse(event: object) -> AlexaRequest:
    """Read a request from any JSON value. Never raises: anything unreadable takes its default."""
    texts = texts_at(event, _TEXTS)
    type, locale, request_id = texts["type"] or "", texts["locale"] or "", texts["request_id"] or ""
    kind = KIND_BY_TYPE.get(type) or kind_by_prefix(type)
    attributes = mapping_at(event, "session", "attributes")
    size = size_of(attributes) if attributes else 0
    kept = dict(attributes) if size is not None and size < ATTRIBUTES_LIMIT else {}
    return AlexaRequest(
        type=type,
        kind=kind,
        locale=_locale(locale),
        request_id=request_id if _REQUEST_ID.fullmatch(request_id) else None,
        timestamp=_timestamp(mapping_at(event, "request").get("timestamp")),
        application=texts["application"] or texts["session_application"],
        user=texts["user"] or texts["session_user"],
        device=texts["device"],
        endpoint=texts["endpoint"],
        access_token=texts["access_token"],
        has_screen=_has_screen(event, texts["apl"]),
        session_id=_session_id(event, kind, texts["session_id"]),
        attributes=kept,
        begins=not kept,
        **_particulars(event, type, kind, texts),
    )


def _locale(text: str) -> str:
    """Return a locale as Alexa writes it: en-US for en_us; a mere language for anything else."""
    found = _LOCALE.fullmatch(text)
    return f"{found[1].lower()}-{found[2].upper()}" if found else DEFAULT_LANGUAGE


def _timestamp(told: object) -> datetime | None:
    """Read a time in ISO 8601, or in seconds or milliseconds since 1970; None if it is neither."""
    try:
        if isinstance(told, int | float) and not isinstance(told, bool):
            return datetime.fromtimestamp(told / (1000 if told > _SECONDS else 1), UTC)
        found = datetime.fromisoformat(told if isinstance(told, str) else "")
    except (ValueError, OverflowError, OSError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _has_screen(event: object, version: str | None) -> bool:
    """Return whether a device can show our APL document; one of unknown version is trusted to."""
    if _APL not in mapping_at(event, *_SYSTEM, "device", "supportedInterfaces"):
        return False
    try:
        return version is None or float(version) >= _APL_VERSION
    except ValueError:
        return True


def _session_id(event: object, kind: RequestKind, id: str | None) -> str | None:
    """Return the id of the session. A person's turn has one always: its request may open it."""
    by_person = kind in (RequestKind.TURN, RequestKind.UNKNOWN)
    return (id or _LOCAL_SESSION) if by_person or mapping_at(event, "session") else None


def _particulars(
    event: object, type: str, kind: RequestKind, texts: Mapping[str, str | None]
) -> dict[str, Any]:
    """Return the fields that only requests of this type have."""
    if type in (INTENT, CAN_FULFILL):
        return {"intent": texts["intent"] or "", "slots": _slots(event)}
    if type == TOUCH:
        arguments = list_at(event, "request", "arguments")
        return {"touched": tuple(each for each in arguments if isinstance(each, str))}
    if type == CONSENT:
        return {"task": texts["task"], "token": texts["token"], "consent": _consent(event)}
    if type == RESUMED:
        return _resumed(event)
    return _event_fields(event) if kind is RequestKind.NOTICE else {}


def _slots(event: object) -> dict[str, Slot]:
    slots = mapping_at(event, "request", "intent", "slots").items()
    filled = {name: (words, slot) for name, slot in slots if (words := text_at(slot, "value"))}
    return {name: Slot(words, _resolved(slot)) for name, (words, slot) in filled.items()}


def _resolved(slot: object) -> str | None:
    """Return the first id that a match gives; no other status says that the words are known."""
    for authority in list_at(slot, "resolutions", "resolutionsPerAuthority"):
        if text_at(authority, "status", "code") == _MATCH:
            ids = (text_at(value, "value", "id") for value in list_at(authority, "values"))
            if found := next((id for id in ids if id), None):
                return found
    return None


def _resumed(event: object) -> dict[str, Any]:
    """Return the answer that a resumed session carries; without one nothing was asked for."""
    result = mapping_at(event, "request", "cause", "result")
    failed = _is_error(mapping_at(event, "request", "cause"))
    asked = failed or not {"permissionScopes", "status"}.isdisjoint(result)
    return {
        "task": ASK_FOR_PERMISSION if asked else None,
        "token": text_at(event, "request", "cause", "token"),
        "consent": NOT_ASKED if failed else _answer_in(result),
    }


def _consent(event: object) -> str:
    """Return accepted, denied, not_answered or not_asked, from either version of the payload."""
    if _is_error(mapping_at(event, "request")):
        return NOT_ASKED
    return _answer_in(mapping_at(event, "request", "payload"))


def _is_error(told: object) -> bool:
    """Return whether the status of a task is an error: 400 and above."""
    code = mapping_at(told, "status").get("code")
    if isinstance(code, str):
        return _ERROR.fullmatch(code) is not None
    return isinstance(code, int) and code >= _LEAST_ERROR


def _answer_in(payload: Mapping[str, Any]) -> str:
    scopes = list_at(payload, "permissionScopes")
    ours = [each for each in scopes if text_at(each, "permissionScope") == REMINDERS_SCOPE]
    statuses = [text_at(each, "status") for each in (*ours, payload)]
    return next((_CONSENTS[each] for each in statuses if each in _CONSENTS), NOT_ANSWERED)


def _event_fields(event: object) -> dict[str, Any]:
    body = mapping_at(event, "request", "body")
    scopes = {text_at(each, "scope") for each in list_at(body, "acceptedPermissions")}
    ended = [each for each in list_at(body, "alertTokens") if isinstance(each, str)]
    if text_at(body, "status") == "COMPLETED":
        ended.append(text_at(body, "alertToken") or "")
    return {
        "permissions": frozenset(scope for scope in scopes if scope),
        "ended_reminders": tuple(token for token in ended if token),
    }
