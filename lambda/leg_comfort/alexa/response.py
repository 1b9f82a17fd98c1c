"""A reply becomes Alexa's response."""

from typing import Any

from ask_sdk_core.response_helper import ResponseFactory
from ask_sdk_model.response import Response
from ask_sdk_model.ui.simple_card import SimpleCard

from leg_comfort.alexa import permission, resources
from leg_comfort.alexa.dialog import Taken
from leg_comfort.alexa.logs import log_fault
from leg_comfort.alexa.request import ATTRIBUTES_LIMIT, Visit
from leg_comfort.alexa.response_json import RESPONSE_LIMIT, fit
from leg_comfort.alexa.speech_manner import manner_of
from leg_comfort.locales import usual_time_zone
from leg_comfort.speech import Manner, Spoken, Words, speak, spoken_seconds

REST = 1_000
"""Bytes of a response beside speech, card, screen and attributes."""


def response_of(builder: ResponseFactory, taken: Taken, visit: Visit) -> Response:
    """Speech, reprompt, card and directive. Raises what templates raise."""
    reply, spoken = taken.reply, _spoken(taken, visit)
    builder.speak(spoken.ssml).set_should_end_session(reply.question is None)
    if spoken.reprompt is not None:
        builder.ask(spoken.reprompt)
    if spoken.card is not None:
        builder.set_card(SimpleCard(title=spoken.card.title, content=spoken.card.text))
    if reply.ask_permission:
        builder.add_directive(permission.question_for(taken.session.wish))
    elif reply.show_permission:
        builder.set_card(permission.card())
    return _with_screen(builder.response, taken, visit, spoken)


def _with_screen(response: Response, taken: Taken, visit: Visit, spoken: Spoken) -> Response:
    """What is shown beside the speech, where there is a screen and Alexa does not need it herself.

    A screen that fails is a fault, but what is spoken is spoken all the same.
    """
    if visit.screen and not taken.reply.ask_permission:
        try:
            response.directives = _directives(taken, visit, spoken)
        except Exception as error:
            log_fault(error, {"request": dict(visit.request)})
    return response


def _directives(taken: Taken, visit: Visit, spoken: Spoken) -> list[Any]:
    """Raises TooLargeError where there is no room left for it beside the speech."""
    from leg_comfort.alexa import screens  # Not at the top: most devices have no screen.

    session = taken.session
    sight = screens.Sight(
        _words(taken, visit),
        resources.clinic(),
        session.seed,
        _manner(taken, visit).rate,
        spoken.seconds,
        spoken_seconds(spoken.reprompt or ""),
    )
    shown = screens.directive_of(screens.screen_of(session, taken.reply, sight))
    fit(
        [spoken.ssml, spoken.reprompt, spoken.card, shown], RESPONSE_LIMIT - ATTRIBUTES_LIMIT - REST
    )
    return [shown]


def _manner(taken: Taken, visit: Visit) -> Manner:
    session = taken.session
    zone = session.profile.time_zone or usual_time_zone(visit.locale)
    return manner_of(session.manner, visit.request, zone)


def _words(taken: Taken, visit: Visit) -> Words:
    return resources.words(visit.locale, taken.session.profile.time_zone)


def _spoken(taken: Taken, visit: Visit) -> Spoken:
    reply = taken.reply
    return speak(
        _words(taken, visit),
        reply.lines,
        reply.question,
        reply.reprompt,
        reply.card,
        _manner(taken, visit),
        taken.session.seed,
    )
