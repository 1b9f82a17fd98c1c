"""The skill as the SDK runs it: one handler for each kind of request.

The SDK only chooses the handler. All that the handlers read is the parsed request, which is passed
through as the SDK's context.
"""

import json
import zlib
from collections.abc import Callable
from functools import lru_cache, partial
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

from leg_comfort.alexa import resources
from leg_comfort.alexa.alexa_json import ResponseJson, mapping_at
from leg_comfort.alexa.dialog import take_turn
from leg_comfort.alexa.events import forget_outdated
from leg_comfort.alexa.intents import INTENTS, UNKNOWN
from leg_comfort.alexa.profile import Deployment, deployment_of
from leg_comfort.alexa.request import AlexaRequest
from leg_comfort.alexa.request_kinds import LAUNCH, RequestKind
from leg_comfort.alexa.response import response_of
from leg_comfort.alexa.slot_ids import with_known_ids
from leg_comfort.alexa.slots import Slot
from leg_comfort.conversation import Session


class KindHandler(AbstractRequestHandler):
    """Handles all requests of one kind. The SDK passes the parameters by name."""

    def __init__(self, kind: RequestKind, handle: Callable[[HandlerInput], Response]) -> None:
        """Handle requests of `kind` with `handle`."""
        self._kind, self._handle = kind, handle

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Return whether the request is of this kind."""
        return handler_input.context.kind is self._kind

    def handle(self, handler_input: HandlerInput) -> Response:
        """Return the response to a request of this kind."""
        return self._handle(handler_input)


def handlers(deployment: Deployment) -> list[AbstractRequestHandler]:
    """Return the handlers of all kinds of request that Alexa makes, unless it is broken."""
    return [
        KindHandler(RequestKind.TURN, partial(_answer_turn, deployment)),
        KindHandler(RequestKind.UNKNOWN, partial(_answer_turn, deployment)),
        KindHandler(RequestKind.CAN_FULFILL, _can_fulfill),
        KindHandler(RequestKind.NOTICE, partial(_take_notice, deployment)),
        # Not even shouldEndSession: Alexa refuses it in response to these.
        KindHandler(RequestKind.SIGNAL, lambda handler_input: Response()),
    ]


def _answer_turn(deployment: Deployment, handler_input: HandlerInput) -> Response:
    request = handler_input.context
    # A new session is seeded by its id, so that wordings vary from night to night.
    seed = zlib.crc32((request.session_id or "").encode())
    before = Session.from_attributes({"seed": seed, **request.attributes})
    after, reply = take_turn(before, request, deployment)
    handler_input.attributes_manager.session_attributes = after.to_attributes()
    return response_of(handler_input.response_builder, after, reply, request)


def _can_fulfill(handler_input: HandlerInput) -> Response:
    return Response(can_fulfill_intent=fulfilment_of(handler_input.context))


def _take_notice(deployment: Deployment, handler_input: HandlerInput) -> Response:
    forget_outdated(handler_input.context, deployment)
    return Response(should_end_session=True)


def fulfilment_of(request: AlexaRequest) -> CanFulfillIntent:
    """Return YES for an intent of this skill, MAYBE if a slot or its value is not known."""
    meaning = INTENTS.get(request.intent, UNKNOWN)
    slots = with_known_ids(request.slots, resources.clinic())
    known = {name: name in meaning.slots and _is_known(slot) for name, slot in slots.items()}
    sure = all(known.values()) and request.unfilled <= meaning.slots
    can = CanFulfillIntentValues.YES if sure else CanFulfillIntentValues.MAYBE
    can = CanFulfillIntentValues.NO if meaning is UNKNOWN else can
    told = {name: _slot_fulfilment(is_known) for name, is_known in known.items()}
    return CanFulfillIntent(can_fulfill=can, slots=told)


def _is_known(slot: Slot) -> bool:
    return all(each.id is not None for each in (slot, *slot.others))


def _slot_fulfilment(known: bool) -> CanFulfillSlot:
    return CanFulfillSlot(
        can_understand=CanUnderstandSlotValues.YES if known else CanUnderstandSlotValues.MAYBE,
        can_fulfill=CanFulfillSlotValues.YES if known else CanFulfillSlotValues.NO,
    )


@lru_cache(maxsize=4)
def skill(deployment: Deployment) -> CustomSkill:
    """Return the skill of a deployment, built once a process."""
    builder = SkillBuilder()
    for handler in handlers(deployment):
        builder.add_request_handler(handler)
    return builder.create()


def _envelope_of(request: AlexaRequest) -> dict[str, Any]:
    """Return the envelope as JSON that the SDK reads.

    It refuses a type that it does not know, and so it is given one and the same: the handlers go by
    the kind of the parsed request.
    """
    own = {"type": LAUNCH, "locale": request.locale}
    if request.session_id is None:
        return {"version": "1.0", "request": own}
    session = {"sessionId": request.session_id, "attributes": dict(request.attributes)}
    return {"version": "1.0", "request": own, "session": session}


def invoke(request: AlexaRequest, deployment: Deployment | None = None) -> ResponseJson:
    """Return the response to a request. Raises any error of the SDK or a handler.

    deployment: the one that the environment describes if None.
    """
    built = skill(deployment or deployment_of())
    payload = json.dumps(_envelope_of(request))
    envelope = built.serializer.deserialize(payload, RequestEnvelope)
    return dict(mapping_at(built.serializer.serialize(built.invoke(envelope, context=request))))
