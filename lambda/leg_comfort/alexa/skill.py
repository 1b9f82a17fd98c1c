"""The skill as the SDK runs it."""

import json
from functools import lru_cache
from typing import Any

from ask_sdk_core.skill import CustomSkill
from ask_sdk_core.skill_builder import SkillBuilder
from ask_sdk_model.request_envelope import RequestEnvelope

from leg_comfort.alexa.envelope import Envelope
from leg_comfort.alexa.handlers import handlers
from leg_comfort.alexa.wire import mapping_at
from leg_comfort.alexa.world import World, world_of


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
