"""The skill as the SDK runs it."""

import json
from functools import cache
from typing import Any

from ask_sdk_core.skill import CustomSkill
from ask_sdk_core.skill_builder import SkillBuilder
from ask_sdk_model.request_envelope import RequestEnvelope

from leg_comfort.alexa.envelope import Envelope
from leg_comfort.alexa.handlers import HANDLERS
from leg_comfort.alexa.wire import mapping_at


@cache
def skill() -> CustomSkill:
    """The skill, built once a process."""
    builder = SkillBuilder()
    for handler in HANDLERS:
        builder.add_request_handler(handler())
    return builder.create()


def invoke(envelope: Envelope, context: object) -> dict[str, Any]:
    """Answer a tidied envelope. Raises whatever goes wrong, in the SDK or in a handler."""
    built = skill()
    request = built.serializer.deserialize(json.dumps(envelope), RequestEnvelope)
    return dict(mapping_at(built.serializer.serialize(built.invoke(request, context))))
