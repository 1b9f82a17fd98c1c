"""Alexa's request as one frozen value, which everything after the parser reads."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Any

from leg_comfort.locales import DEFAULT_LOCALE


class RequestKind(Enum):
    """The kinds of request, by the response that they allow."""

    TURN = "turn"
    """A person spoke, touched or consented: speech may follow."""
    CAN_FULFILL = "can_fulfill"
    """Alexa asks whether the skill could answer: only canFulfillIntent may follow."""
    NOTICE = "notice"
    """Something ended or happened outside a session: nothing may be said."""
    SIGNAL = "signal"
    """A device reports its state: the response stays empty, and a running session goes on."""
    UNKNOWN = "unknown"
    """Of a type that is not listed here. It may come from a person."""


LAUNCH = "LaunchRequest"
INTENT = "IntentRequest"
CONSENT = "Connections.Response"
TOUCH = "Alexa.Presentation.APL.UserEvent"
CAN_FULFILL = "CanFulfillIntentRequest"

ATTRIBUTES_LIMIT = 6_000
"""Bytes of JSON that session attributes may take, in either direction."""
REMINDERS_SCOPE = "alexa::alerts:reminders:skill:readwrite"
"""The permission to set reminders."""
ASK_FOR_PERMISSION = "AskFor"
"""Name of the task in which Alexa asks the person for a permission."""
NOT_ANSWERED = "not_answered"
YEARS = range(2000, 3000)
"""Years in which a local time is trusted; beyond them even the day after tomorrow may not exist."""


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

    def to_envelope(self) -> dict[str, Any]:
        """Return the envelope as JSON from which the SDK chooses a handler."""
        request = {"type": self.type, "locale": self.locale}
        if self.session_id is None:
            return {"version": "1.0", "request": request}
        session = {"sessionId": self.session_id, "attributes": dict(self.attributes)}
        return {"version": "1.0", "request": request, "session": session}
