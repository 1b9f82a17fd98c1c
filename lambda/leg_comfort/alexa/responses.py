"""A reply becomes Alexa's response."""

from ask_sdk_core.response_helper import ResponseFactory
from ask_sdk_model.response import Response
from ask_sdk_model.ui.simple_card import SimpleCard

from leg_comfort.alexa import consent, house
from leg_comfort.alexa.manners import manner_of
from leg_comfort.alexa.turns import Taken
from leg_comfort.alexa.visit import Visit
from leg_comfort.speech import Spoken, speak


def response_of(builder: ResponseFactory, taken: Taken, visit: Visit) -> Response:
    """Speech, reprompt, card and directive. Raises what templates raise."""
    reply, spoken = taken.reply, _spoken(taken, visit)
    builder.speak(spoken.ssml).set_should_end_session(reply.question is None)
    if spoken.reprompt is not None:
        builder.ask(spoken.reprompt)
    if spoken.card is not None:
        builder.set_card(SimpleCard(title=spoken.card.title, content=spoken.card.text))
    if reply.ask_permission:
        builder.add_directive(consent.question_for(taken.session.wish))
    elif reply.show_permission:
        builder.set_card(consent.card())
    return builder.response


def _spoken(taken: Taken, visit: Visit) -> Spoken:
    session, reply, words = taken.session, taken.reply, house.words(visit.locale)
    zone = session.remembered.time_zone
    return speak(
        words,
        reply.lines,
        reply.question,
        reply.reprompt,
        reply.card,
        manner_of(session.manner, visit.request, words, zone),
        session.seed,
    )
