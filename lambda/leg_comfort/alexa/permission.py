"""Ask for the permission to set reminders: by voice through Alexa, or by a card."""

from datetime import datetime

from ask_sdk_model.interfaces.connections.send_request_directive import SendRequestDirective
from ask_sdk_model.ui.ask_for_permissions_consent_card import AskForPermissionsConsentCard

from leg_comfort.alexa.request import ASK_FOR_PERMISSION, REMINDERS_SCOPE


def question_for(wish: datetime | None) -> SendRequestDirective:
    """Return the directive that makes Alexa ask.

    wish: the time of the wished reminder, which comes back with the answer.
    """
    scope = {"permissionScope": REMINDERS_SCOPE, "consentLevel": "ACCOUNT"}
    payload: dict[str, object] = {
        "@type": "AskForPermissionsConsentRequest",
        "@version": "2",
        "permissionScopes": [scope],
    }
    return SendRequestDirective(
        name=ASK_FOR_PERMISSION, payload=payload, token=wish.isoformat() if wish else None
    )


def card() -> AskForPermissionsConsentCard:
    """Return the card of the Alexa app on which the permission can be given."""
    return AskForPermissionsConsentCard(permissions=[REMINDERS_SCOPE])
