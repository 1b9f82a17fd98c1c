"""The skill in the shape of flask-ask-sdk, which is imported here only.

The import pulls in certvalidator and oscrypto. oscrypto cannot parse the version of an OpenSSL
whose patch has two digits (3.0.19) and raises LibraryNotFoundError. Neither is used here: the
adapter's signature check is switched off in favour of RequestVerifier. So certvalidator is replaced
by an empty module during the import. This can go when oscrypto has a release that parses such
versions, or flask-ask-sdk one without certvalidator.

The adapter takes a CustomSkill that reads the body, answers, and writes the answer. The SDK's
reading fails on every type and value that it does not know, before any handler runs. So this skill
reads plain JSON and answers through the skill's own entry, which takes any.
"""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import ModuleType
from typing import Any

from bedside.console import InputError, Json, parse_json
from bedside.server.access import RequestRefusedError
from bedside.server.verification import RequestVerifier
from bedside.simulator.echo import SkillHandler

__all__ = ["NO_CHECKS_OF_ITS_OWN", "AbstractVerifier", "CustomSkill", "SkillAdapter"]

_NAMES = {
    "certvalidator": ("CertificateValidator",),
    "certvalidator.errors": ("PathError", "ValidationError"),
}


class _NotThereError(Exception):
    """Replaces every name of certvalidator; it is never raised."""


@contextmanager
def _stand_ins() -> Iterator[None]:
    """Replace certvalidator by empty modules during an import, whether it is installed or not."""
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

# Their types are those of the SDK's objects; here plain JSON is passed.
CustomSkill: Any = skill.CustomSkill
AbstractVerifier: Any = verifier.AbstractVerifier

NO_CHECKS_OF_ITS_OWN = {VERIFY_SIGNATURE_APP_CONFIG: False, VERIFY_TIMESTAMP_APP_CONFIG: False}
"""Flask settings that leave all checks to the verifier."""


CODING = "utf-8"


class PlainJson:
    """Replaces the SDK's serialiser."""

    def deserialize(self, payload: str, obj_type: object) -> Json:
        """Return the JSON object in a body.

        Raises RequestRefusedError for anything else.
        """
        try:
            found = parse_json(payload)
        except InputError as problem:
            raise RequestRefusedError("not JSON") from problem
        if not isinstance(found, dict):
            raise RequestRefusedError("not an object")
        return found

    def serialize(self, answer: Json) -> Json:
        """Return the response, which is plain JSON already."""
        return answer


class HandlerSkill(CustomSkill):  # type: ignore[misc]
    """A skill for the adapter that consists of its handler only."""

    def __init__(self, handler: SkillHandler) -> None:
        self.serializer = PlainJson()
        self.custom_user_agent: str | None = None
        self._handler = handler

    def invoke(self, request_envelope: Json, context: Any) -> Json:  # noqa: ANN401 - as in the SDK
        """Answer a request. The handler never raises."""
        return self._handler(request_envelope, context)


class SignedByAmazon(AbstractVerifier):  # type: ignore[misc]
    """The verifier of requests, as the adapter calls it."""

    def __init__(self, checker: RequestVerifier) -> None:
        self._checker = checker

    def verify(
        self,
        headers: Mapping[str, str],
        serialized_request_env: str,
        deserialized_request_env: Json,
    ) -> None:
        """Raise RequestRefusedError if the request is not verified.

        For the SDK's own VerificationException the adapter would log the request.
        """
        self._checker.check(
            headers, serialized_request_env.encode(CODING), deserialized_request_env
        )
