"""What makes the first request quick: less to import, a rehearsal, and SnapStart's hooks."""

import os
import random
import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from types import ModuleType
from typing import Any

from leg_comfort.alexa.request import INTENT, LAUNCH, Envelope, tidy

FACTORY = "ask_sdk_model.services.service_client_factory"


class ServiceClientFactory:
    """Stands for the SDK's factory until somebody makes one."""

    def __new__(cls, *args: object, **named: object) -> object:  # type: ignore[misc]
        """The SDK's own factory. Raises what it raises."""
        if isinstance(sys.modules.get(FACTORY), _Later):
            del sys.modules[FACTORY]
        return import_module(FACTORY).ServiceClientFactory(*args, **named)


class _Later(ModuleType):
    """A module that is loaded when its class is used."""

    ServiceClientFactory = ServiceClientFactory


def without_service_clients() -> None:
    """Have the SDK load its clients later, where it has not loaded them yet."""
    sys.modules.setdefault(FACTORY, _Later(FACTORY))


# Midday, for whispering is not what costs.
_AT = {"timestamp": "2026-01-15T12:00:00Z"}
_FELT = {"status": {"code": "ER_SUCCESS_MATCH"}, "values": [{"value": {"id": "ache"}}]}
_FEEL = {
    "name": "feel",
    "value": "ache",
    "resolutions": {"resolutionsPerAuthority": [_FELT]},
}
_LAUNCH = {"type": LAUNCH, **_AT}
_ANSWER = {"type": INTENT, "intent": {"name": "FeelIntent", "slots": {"feel": _FEEL}}, **_AT}


def rehearse(locale: str, invoke: Callable[[Envelope], Mapping[str, Any]]) -> None:
    """Have both answered in a locale. Raises whatever the skill raises."""
    begun = invoke(tidy({"request": {**_LAUNCH, "locale": locale}}))
    session = {"attributes": begun.get("sessionAttributes")}
    invoke(tidy({"request": {**_ANSWER, "locale": locale}, "session": session}))


KIND, SNAP_START = "AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start"
"""How Lambda says that a snapshot will be taken."""


def prepare(ready: Callable[[], None]) -> None:
    """Have everything made ready before a snapshot, if one is to be taken at all.

    Every process that wakes from it gets randomness of its own: what is left to chance is when a
    refused request is sent again, and they must not all do it at once.
    """
    if os.environ.get(KIND) != SNAP_START:
        return
    from snapshot_restore_py import register_after_restore, register_before_snapshot

    register_before_snapshot(ready)
    register_after_restore(random.seed)
