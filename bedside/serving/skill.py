"""The whole skill, its safety net around it, in the shape that flask-ask-sdk's adapter wants.

The adapter takes a CustomSkill and asks three things of it: to read the body, to answer, to write
the answer. The SDK's own reading fails on every type and value that it does not know, before any
handler or net. So this skill reads plain JSON and answers through the net, which takes any: what
the adapter does remains, and nothing of the SDK stands outside the net.
"""

from collections.abc import Mapping
from typing import Any

from bedside.console import InputError, Json, parse_json
from bedside.serving.gate import Gate
from bedside.serving.refusals import RefusedError
from bedside.serving.sdk import AbstractVerifier, CustomSkill
from bedside.simulator.echo import Handler

CODING = "utf-8"


class PlainJson:
    """Stands for the SDK's serialiser."""

    def deserialize(self, payload: str, obj_type: object) -> Json:
        """The JSON object that a body holds. Raises RefusedError for anything else."""
        try:
            found = parse_json(payload)
        except InputError as problem:
            raise RefusedError("not JSON") from problem
        if not isinstance(found, dict):
            raise RefusedError("not an object")
        return found

    def serialize(self, answer: Json) -> Json:
        """The answer as it is: the net made it of plain JSON."""
        return answer


class NettedSkill(CustomSkill):  # type: ignore[misc]
    """A skill that the adapter can hold, and that is but its handler."""

    def __init__(self, handler: Handler) -> None:
        """Do without everything that the SDK would set up, for the handler has its own."""
        self.serializer = PlainJson()
        self.custom_user_agent: str | None = None
        self._handler = handler

    def invoke(self, request_envelope: Json, context: Any) -> Json:  # noqa: ANN401 - as in the SDK
        """Answer; the handler raises nothing."""
        return self._handler(request_envelope, context)


class SignedByAmazon(AbstractVerifier):  # type: ignore[misc]
    """The gate, as the adapter calls it."""

    def __init__(self, gate: Gate) -> None:
        """Stand at this gate."""
        self._gate = gate

    def verify(
        self,
        headers: Mapping[str, str],
        serialized_request_env: str,
        deserialized_request_env: Json,
    ) -> None:
        """Raise RefusedError where the gate does.

        The SDK's own VerificationException would have the adapter log what it was about.
        """
        self._gate.check(headers, serialized_request_env.encode(CODING), deserialized_request_env)
