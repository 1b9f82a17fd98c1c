"""The SDK's request handlers, one for each kind of request.

Their parameters are named as they are because the SDK passes them by keyword. What they read is the
envelope as JSON, which comes along as the context: to have the SDK write its own objects out again
would cost more than hearing and answering do.
"""

import zlib
from typing import Any

from ask_sdk_core.dispatch_components.request_components import AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model.response import Response

from leg_comfort.alexa.envelope import Envelope
from leg_comfort.alexa.fulfilment import fulfilment_of
from leg_comfort.alexa.kinds import Kind, kind_of
from leg_comfort.alexa.notices import take_notice
from leg_comfort.alexa.responses import response_of
from leg_comfort.alexa.turns import take_turn
from leg_comfort.alexa.visit import Visit, visit_of
from leg_comfort.alexa.wire import mapping_at, text_at
from leg_comfort.alexa.world import World
from leg_comfort.conversation import Session


class TurnHandler(AbstractRequestHandler):
    """A person's turn: heard, answered, spoken."""

    def __init__(self, world: World) -> None:
        """Take what may be used besides the request."""
        self._world = world

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Whether a person did this."""
        return _is(handler_input, Kind.TURN)

    def handle(self, handler_input: HandlerInput) -> Response:
        """Answer, and keep what the next turn needs in the session attributes."""
        visit = _visit(handler_input)
        taken = take_turn(_session(handler_input), visit, self._world)
        handler_input.attributes_manager.session_attributes = taken.session.to_attributes()
        return response_of(handler_input.response_builder, taken, visit)


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

    def __init__(self, world: World) -> None:
        """Take what may have to be forgotten."""
        self._world = world

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Whether nothing may be said."""
        return _is(handler_input, Kind.NOTICE)

    def handle(self, handler_input: HandlerInput) -> Response:
        """No speech, card or directive. Raises StoreError where the memory cannot be used."""
        take_notice(_visit(handler_input), self._world)
        return Response(should_end_session=True)


class SignalHandler(AbstractRequestHandler):
    """A device tells of itself: an empty answer, and whatever is running goes on."""

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Whether a device did this by itself."""
        return _is(handler_input, Kind.SIGNAL)

    def handle(self, handler_input: HandlerInput) -> Response:
        """Nothing at all, not even shouldEndSession: Alexa refuses it for these."""
        return Response()


def handlers(world: World) -> list[AbstractRequestHandler]:
    """All of them."""
    return [TurnHandler(world), CanFulfillHandler(), NoticeHandler(world), SignalHandler()]


def _is(handler_input: HandlerInput, kind: Kind) -> bool:
    return kind_of(_request(handler_input)["type"]) is kind


def _envelope(handler_input: HandlerInput) -> Envelope:
    envelope: Envelope = handler_input.context
    return envelope


def _request(handler_input: HandlerInput) -> dict[str, Any]:
    return dict(_envelope(handler_input)["request"])


def _session(handler_input: HandlerInput) -> Session:
    """The session so far; a new one is seeded by its id, so that wordings vary between nights."""
    attributes = handler_input.attributes_manager.session_attributes
    session_id = text_at(_envelope(handler_input), "session", "sessionId")
    seed = zlib.crc32((session_id or "").encode())
    return Session.from_attributes({"seed": seed, **mapping_at(attributes)})


def _visit(handler_input: HandlerInput) -> Visit:
    return visit_of(_envelope(handler_input))
