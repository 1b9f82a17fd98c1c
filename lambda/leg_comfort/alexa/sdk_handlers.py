"""The skill as the SDK runs it: one handler for each kind of request.

Their parameters are named as they are because the SDK passes them by keyword. What they read is the
envelope as JSON, which comes along as the context: to have the SDK write its own objects out again
would cost more than parsing and answering do.
"""

import json
import zlib
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from ask_sdk_core.dispatch_components.request_components import AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_core.skill import CustomSkill
from ask_sdk_core.skill_builder import SkillBuilder
from ask_sdk_model.canfulfill.can_fulfill_intent import CanFulfillIntent
from ask_sdk_model.canfulfill.can_fulfill_intent_values import CanFulfillIntentValues
from ask_sdk_model.canfulfill.can_fulfill_slot import CanFulfillSlot
from ask_sdk_model.canfulfill.can_fulfill_slot_values import CanFulfillSlotValues
from ask_sdk_model.canfulfill.can_understand_slot_values import CanUnderstandSlotValues
from ask_sdk_model.request_envelope import RequestEnvelope
from ask_sdk_model.response import Response

from leg_comfort.alexa.deployment import World, world_of
from leg_comfort.alexa.dialog import take_turn
from leg_comfort.alexa.events import take_notice
from leg_comfort.alexa.intents import INTENTS, UNKNOWN
from leg_comfort.alexa.json_values import mapping_at, text_at
from leg_comfort.alexa.request import Envelope, Kind, Visit, kind_of, visit_of
from leg_comfort.alexa.response import response_of
from leg_comfort.alexa.slot_values import Slot, read_slots
from leg_comfort.conversation import Session


def fulfilment_of(request: Mapping[str, Any]) -> CanFulfillIntent:
    """Yes for every intent of the skill's own; a slot is understood where it resolved to an id."""
    meaning = INTENTS.get(text_at(request, "intent", "name") or "", UNKNOWN)
    can = CanFulfillIntentValues.NO if meaning is UNKNOWN else CanFulfillIntentValues.YES
    slots = {name: _slot(slot) for name, slot in read_slots(request).items()}
    return CanFulfillIntent(can_fulfill=can, slots=slots)


def _slot(slot: Slot) -> CanFulfillSlot:
    known = slot.id is not None
    return CanFulfillSlot(
        can_understand=CanUnderstandSlotValues.YES if known else CanUnderstandSlotValues.MAYBE,
        can_fulfill=CanFulfillSlotValues.YES if known else CanFulfillSlotValues.NO,
    )


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


@lru_cache(maxsize=4)
def skill(world: World) -> CustomSkill:
    """The skill in its world, built once a process."""
    builder = SkillBuilder()
    for handler in handlers(world):
        builder.add_request_handler(handler)
    return builder.create()


def invoke(envelope: Envelope, world: World | None = None) -> dict[str, Any]:
    """Answer a tidied envelope. Raises whatever goes wrong, in the SDK or in a handler.

    world: what the skill may use besides the request; else what the environment says.
    """
    built = skill(world or world_of())
    request = built.serializer.deserialize(json.dumps(envelope), RequestEnvelope)
    return dict(mapping_at(built.serializer.serialize(built.invoke(request, context=envelope))))
