"""flask-ask-sdk, and the one place that imports it.

Importing it pulls in certvalidator, which pulls in oscrypto, which cannot read the number of an
OpenSSL whose patch has two digits (3.0.19) and raises LibraryNotFoundError. Neither is used here:
the adapter's own check of signatures is switched off, and the gate has taken its place. So while it
is imported, something empty stands in for certvalidator. This can go once oscrypto has a release
that reads such numbers, or flask-ask-sdk one without certvalidator.
"""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import ModuleType
from typing import Any

from bedside.console import InputError, Json, parse_json
from bedside.server.access import RequestRefusedError
from bedside.server.verification import RequestVerifier
from bedside.simulator.echo import Handler

__all__ = ["NO_CHECKS_OF_ITS_OWN", "AbstractVerifier", "CustomSkill", "SkillAdapter"]

_NAMES = {
    "certvalidator": ("CertificateValidator",),
    "certvalidator.errors": ("PathError", "ValidationError"),
}


class _NotThereError(Exception):
    """What stands for every name: never raised, and nothing that anybody could use."""


@contextmanager
def _stand_ins() -> Iterator[None]:
    """While something is imported, have certvalidator be empty, whether it is there or not."""
    before = {name: sys.modules.get(name) for name in _NAMES}
    sys.modules.update({name: _stand_in(name) for name in _NAMES})
    try:
        yield
    finally:
        for name, module in before.items():
            del sys.modules[name]
            if module is not None:
                sys.modules[name] = module


def _stand_in(name: str) -> ModuleType:
    module = ModuleType(name)
    vars(module).update(dict.fromkeys(_NAMES[name], _NotThereError))
    return module


with _stand_ins():
    from ask_sdk_core import skill
    from ask_sdk_webservice_support import verifier
    from flask_ask_sdk.skill_adapter import (
        VERIFY_SIGNATURE_APP_CONFIG,
        VERIFY_TIMESTAMP_APP_CONFIG,
        SkillAdapter,
    )

# Their types speak of the SDK's objects, where plain JSON is handed through.
CustomSkill: Any = skill.CustomSkill
AbstractVerifier: Any = verifier.AbstractVerifier

NO_CHECKS_OF_ITS_OWN = {VERIFY_SIGNATURE_APP_CONFIG: False, VERIFY_TIMESTAMP_APP_CONFIG: False}
"""Flask's configuration by which the adapter leaves all checking to the verifier it is given."""


CODING = "utf-8"


class PlainJson:
    """Stands for the SDK's serialiser."""

    def deserialize(self, payload: str, obj_type: object) -> Json:
        """The JSON object that a body holds. Raises RefusedError for anything else."""
        try:
            found = parse_json(payload)
        except InputError as problem:
            raise RequestRefusedError("not JSON") from problem
        if not isinstance(found, dict):
            raise RequestRefusedError("not an object")
        return found

    def serialize(self, answer: Json) -> Json:
        """The answer as it is: the net made it of plain JSON."""
        return answer


class HandlerSkill(CustomSkill):  # type: ignore[misc]
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

    def __init__(self, gate: RequestVerifier) -> None:
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
