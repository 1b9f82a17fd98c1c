"""The permission to remind: Alexa is asked to ask for it, and her answer is read."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from ask_sdk_model.interfaces.connections.send_request_directive import SendRequestDirective
from ask_sdk_model.ui.ask_for_permissions_consent_card import AskForPermissionsConsentCard

from leg_comfort.alexa.json_values import list_at, text_at
from leg_comfort.conversation import Wish

SCOPE = "alexa::alerts:reminders:skill:readwrite"
ASK_FOR = "AskFor"
UNANSWERED = "not_answered"
ANSWERS = {"ACCEPTED": "accepted", "DENIED": "denied", "NOT_ANSWERED": UNANSWERED}


def question_for(wish: datetime | None) -> SendRequestDirective:
    """What makes Alexa ask; the wish goes along and comes back with the answer."""
    scope = {"permissionScope": SCOPE, "consentLevel": "ACCOUNT"}
    payload: dict[str, object] = {
        "@type": "AskForPermissionsConsentRequest",
        "@version": "2",
        "permissionScopes": [scope],
    }
    return SendRequestDirective(
        name=ASK_FOR, payload=payload, token=wish.isoformat() if wish else None
    )


def card() -> AskForPermissionsConsentCard:
    """The card of the Alexa app on which the permission can be given."""
    return AskForPermissionsConsentCard(permissions=[SCOPE])


def answer_in(request: Mapping[str, Any]) -> str:
    """accepted, denied or not_answered, in either version of the payload."""
    found = (ANSWERS.get(status) for status in _statuses(request))
    return next((answer for answer in found if answer), UNANSWERED)


def wish_in(request: Mapping[str, Any]) -> Wish:
    """The wish that went along with the question; an empty one where it cannot be read."""
    try:
        when = datetime.fromisoformat(text_at(request, "token") or "")
    except ValueError:
        return Wish()
    return Wish(when.date(), when.time().replace(tzinfo=None))


def _statuses(request: Mapping[str, Any]) -> Iterator[str]:
    for scope in list_at(request, "payload", "permissionScopes"):
        if text_at(scope, "permissionScope") == SCOPE:
            yield text_at(scope, "status") or ""
    yield text_at(request, "payload", "status") or ""
