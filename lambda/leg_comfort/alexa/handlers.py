"""The SDK's request handlers, one for each kind of request.

Their parameters are named as they are because the SDK passes them by keyword.
"""

import zlib
from collections.abc import Mapping
from typing import Any

from ask_sdk_core.dispatch_components.request_components import AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_core.response_helper import ResponseFactory
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model.response import Response
from ask_sdk_model.ui.simple_card import SimpleCard

from leg_comfort.alexa import house
from leg_comfort.alexa.fulfilment import fulfilment_of
from leg_comfort.alexa.kinds import Kind, kind_of
from leg_comfort.alexa.manners import manner_of
from leg_comfort.alexa.requests import turn_of
from leg_comfort.alexa.wire import mapping_at, text_at
from leg_comfort.conversation import Reply, Session, respond
from leg_comfort.speech import Spoken, speak

_serializer = DefaultSerializer()


class TurnHandler(AbstractRequestHandler):
    """A person's turn: heard, answered, spoken."""

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Whether a person did this."""
        return _is(handler_input, Kind.TURN)

    def handle(self, handler_input: HandlerInput) -> Response:
        """Answer, and keep what the next turn needs in the session attributes."""
        request = _request(handler_input)
        turn = turn_of(request, house.ear(request["locale"]))
        session, reply = respond(_session(handler_input), turn, house.clinic())
        handler_input.attributes_manager.session_attributes = session.to_attributes()
        spoken = _spoken(session, reply, request)
        return _response(handler_input.response_builder, reply, spoken)


class CanFulfillHandler(AbstractRequestHandler):
    """Alexa asks whether the skill could answer; nothing is said."""

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Whether this is that question."""
        return _is(handler_input, Kind.CAN_FULFILL)

    def handle(self, handler_input: HandlerInput) -> Response:
        """Answer with canFulfillIntent and nothing else."""
        return Response(can_fulfill_intent=fulfilment_of(_request(handler_input)))


class NoticeHandler(AbstractRequestHandler):
    """Something ended or happened: taken note of in silence."""

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Whether nothing may be said."""
        return _is(handler_input, Kind.NOTICE)

    def handle(self, handler_input: HandlerInput) -> Response:
        """No speech, card or directive."""
        return Response(should_end_session=True)


class SignalHandler(AbstractRequestHandler):
    """A device tells of itself: an empty answer, and whatever is running goes on."""

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Whether a device did this by itself."""
        return _is(handler_input, Kind.SIGNAL)

    def handle(self, handler_input: HandlerInput) -> Response:
        """Nothing at all, not even shouldEndSession: Alexa refuses it for these."""
        return Response()


HANDLERS = (TurnHandler, CanFulfillHandler, NoticeHandler, SignalHandler)


def _is(handler_input: HandlerInput, kind: Kind) -> bool:
    return kind_of(_request(handler_input)["type"]) is kind


def _request(handler_input: HandlerInput) -> dict[str, Any]:
    return dict(mapping_at(_serializer.serialize(handler_input.request_envelope.request)))


def _session(handler_input: HandlerInput) -> Session:
    """The session so far; a new one is seeded by its id, so that wordings vary between nights."""
    attributes = handler_input.attributes_manager.session_attributes
    session = _serializer.serialize(handler_input.request_envelope.session)
    seed = zlib.crc32((text_at(session, "sessionId") or "").encode())
    return Session.from_attributes({"seed": seed, **mapping_at(attributes)})


def _spoken(session: Session, reply: Reply, request: Mapping[str, Any]) -> Spoken:
    words = house.words(request["locale"])
    return speak(
        words,
        reply.lines,
        reply.question,
        reply.reprompt,
        reply.card,
        manner_of(session.manner, request, words),
        session.seed,
    )


def _response(builder: ResponseFactory, reply: Reply, spoken: Spoken) -> Response:
    builder.speak(spoken.ssml).set_should_end_session(reply.question is None)
    if spoken.reprompt is not None:
        builder.ask(spoken.reprompt)
    if spoken.card is not None:
        builder.set_card(SimpleCard(title=spoken.card.title, content=spoken.card.text))
    return builder.response
