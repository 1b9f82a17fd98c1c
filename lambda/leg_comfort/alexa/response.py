"""Write a reply as Alexa's response."""

from datetime import datetime
from typing import Any

from ask_sdk_core.response_helper import ResponseFactory
from ask_sdk_model.interfaces.connections.send_request_directive import SendRequestDirective
from ask_sdk_model.response import Response
from ask_sdk_model.ui.ask_for_permissions_consent_card import AskForPermissionsConsentCard
from ask_sdk_model.ui.simple_card import SimpleCard

from leg_comfort.alexa import resources
from leg_comfort.alexa.alexa_json import ATTRIBUTES_LIMIT, RESPONSE_LIMIT, check_size
from leg_comfort.alexa.consent import ASK_FOR_PERMISSION, REMINDERS_SCOPE
from leg_comfort.alexa.logs import log_fault
from leg_comfort.alexa.request import AlexaRequest
from leg_comfort.conversation import Reply, Session
from leg_comfort.locales import usual_time_zone
from leg_comfort.speech import Spoken, manner_of, speak

REST = 1_000
"""Bytes of a response besides speech, card, screen and attributes."""


def response_of(
    builder: ResponseFactory, session: Session, reply: Reply, request: AlexaRequest
) -> Response:
    """Return the speech, reprompt, card and directives of a reply. Raises TemplateError.

    session: as the reply left it.
    """
    zone = session.profile.time_zone
    words = resources.words(request.locale, zone)
    local = request.local_time(zone or usual_time_zone(request.locale))
    manner = manner_of(session.manner, local)
    spoken = speak(
        words, reply.lines, reply.question, reply.reprompt, reply.card, manner, session.seed
    )
    builder.speak(spoken.ssml).set_should_end_session(reply.question is None)
    if spoken.reprompt is not None:
        builder.ask(spoken.reprompt)
    if spoken.card is not None:
        builder.set_card(SimpleCard(title=spoken.card.title, content=spoken.card.text))
    if reply.ask_permission:
        builder.add_directive(permission_question(session.wish))
        return builder.response  # Alexa needs the screen for her question.
    if reply.show_permission and not request.consent.card_shown:
        builder.set_card(_permission_card())
    if request.has_screen:
        builder.response.directives = _screen(session, reply, request, spoken, manner.rate)
    return builder.response


def _screen(
    session: Session, reply: Reply, request: AlexaRequest, spoken: Spoken, rate: str
) -> list[Any] | None:
    """Return the directive that shows a screen beside the speech.

    None, and a fault is logged, if that fails: the reply is spoken all the same.
    """
    try:
        from leg_comfort.alexa import screens  # Not at the top: most devices have no screen.

        words = resources.words(request.locale, session.profile.time_zone)
        context = screens.ScreenContext(
            words,
            resources.clinic(),
            session.seed,
            rate,
            spoken.seconds,
            words.seconds(spoken.reprompt or ""),
        )
        shown = screens.directive_of(screens.screen_of(session, reply, context))
        limit = RESPONSE_LIMIT - ATTRIBUTES_LIMIT - REST
        check_size([spoken.ssml, spoken.reprompt, spoken.card, shown], limit)
    except Exception as error:
        log_fault(error, request)
        return None
    return [shown]


def permission_question(wish: datetime | None) -> SendRequestDirective:
    """Return the directive that makes Alexa ask for the permission to set reminders.

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


def _permission_card() -> AskForPermissionsConsentCard:
    return AskForPermissionsConsentCard(permissions=[REMINDERS_SCOPE])
