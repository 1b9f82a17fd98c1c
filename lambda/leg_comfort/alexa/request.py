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
from leg_comfort.alexa.consent import Consent, consent_in
from leg_comfort.alexa.request_kinds import (
    CAN_FULFILL,
    INTENT,
    KIND_BY_TYPE,
    MAY_CARRY_CONSENT,
    TOUCH,
    RequestKind,
    kind_by_prefix,
)
from leg_comfort.alexa.slots import Slot, slots_in
from leg_comfort.locales import DEFAULT_LANGUAGE, DEFAULT_LOCALE

YEARS = range(2000, 3000)
"""Years in which a local time is trusted; beyond them even the day after tomorrow may not exist."""

_APL = "Alexa.Presentation.APL"
_APL_VERSION = 1.4
"""Version of our APL document: a device with an older one cannot show it."""
_LOCALE = re.compile(r"([a-z]{2})[-_]([a-z]{2})", re.IGNORECASE)
_REQUEST_ID = re.compile(r"amzn1\.echo-api\.request\.[0-9a-fA-F-]{1,40}")
_LATEST_IN_SECONDS = 100_000_000_000
"""A time stamp above this, the year 5138 in seconds, is in milliseconds."""
_LOCAL_SESSION = "local"
"""Session id of a turn that comes without one."""
_SYSTEM = ("context", "System")
_NAMES = frozenset({"type", "requestId"})
"""What tells one of Alexa's requests from those of others, which may be called request as well."""
_TEXTS: Mapping[str, tuple[str, ...]] = {
    "type": ("request", "type"),
    "request_id": ("request", "requestId"),
    "locale": ("request", "locale"),
    "intent": ("request", "intent", "name"),
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
class AlexaRequest:
    """One request, with all fields that the skill uses; None if the request lacks a field.

    request_id: None unless it looks like one of Amazon's, since it is logged. timestamp: aware.
    application: id of the skill that the request is meant for. endpoint, access_token: open
    Amazon's services. session_id: None for a request outside a session. attributes: the session
    attributes, empty if they are too large. begins: whether nothing was said before it.

    intent, slots: of an intent. unfilled: the names of its slots without a value. touched:
    arguments of a touch. consent: the task that Alexa took over, and its result. permissions: the
    scopes that an event reports as given. ended_reminders: tokens of the reminders that an event
    reports as over.
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
    unfilled: frozenset[str] = frozenset()
    touched: tuple[str, ...] = ()
    consent: Consent = field(default_factory=Consent)
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
    listed = KIND_BY_TYPE.get(type) or kind_by_prefix(type)
    may_carry = listed is RequestKind.UNKNOWN or type.startswith(MAY_CARRY_CONSENT)
    consent = consent_in(mapping_at(event, "request"), type) if may_carry else Consent()
    kind = _kind(event, type, RequestKind.TURN if may_carry and consent.is_ours else listed)
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
        **_particulars(event, type, kind, texts["intent"]),
        consent=consent,
    )


def _locale(text: str) -> str:
    """Return a locale as Alexa writes it: en-US for en_us; a mere language for anything else."""
    found = _LOCALE.fullmatch(text)
    return f"{found[1].lower()}-{found[2].upper()}" if found else DEFAULT_LANGUAGE


def _timestamp(told: object) -> datetime | None:
    """Read a time in ISO 8601, or in seconds or milliseconds since 1970; None if it is neither."""
    try:
        if isinstance(told, int | float) and not isinstance(told, bool):
            return datetime.fromtimestamp(told / (1000 if told > _LATEST_IN_SECONDS else 1), UTC)
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


def _kind(event: object, type: str, listed: RequestKind) -> RequestKind:
    """Return the kind of a request. Of an unknown type it is no turn where there is no session."""
    if not type:
        return RequestKind.BROKEN if _is_alexas(event) else RequestKind.FOREIGN
    outside = listed is RequestKind.UNKNOWN and not mapping_at(event, "session")
    return RequestKind.NOTICE if outside else listed


def _is_alexas(event: object) -> bool:
    """Return whether an event is a request of Alexa's, be it a broken one."""
    named = not _NAMES.isdisjoint(mapping_at(event, "request"))
    return named or bool(mapping_at(event, "session") or mapping_at(event, *_SYSTEM))


def _particulars(event: object, type: str, kind: RequestKind, intent: str | None) -> dict[str, Any]:
    """Return the fields that only requests of this type have."""
    if type in (INTENT, CAN_FULFILL):
        told = mapping_at(event, "request", "intent")
        slots = slots_in(told)
        unfilled = mapping_at(told, "slots").keys() - slots.keys()
        return {"intent": intent or "", "slots": slots, "unfilled": frozenset(unfilled)}
    if type == TOUCH:
        arguments = list_at(event, "request", "arguments")
        return {"touched": tuple(each for each in arguments if isinstance(each, str))}
    return _event_fields(event) if kind is RequestKind.NOTICE else {}


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
