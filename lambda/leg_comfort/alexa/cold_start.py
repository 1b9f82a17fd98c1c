"""Make the first request quick: by fewer imports, a rehearsal, and SnapStart's hooks."""

import os
import random
import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from types import ModuleType
from typing import Any

from leg_comfort.alexa.request import AlexaRequest, parse
from leg_comfort.alexa.request_kinds import INTENT, LAUNCH

FACTORY = "ask_sdk_model.services.service_client_factory"


class ServiceClientFactory:
    """Takes the place of the SDK's factory and imports that one when an instance is made."""

    def __new__(cls, *args: object, **named: object) -> object:  # type: ignore[misc]
        """Return an instance of the SDK's class."""
        if isinstance(sys.modules.get(FACTORY), _LazyModule):
            del sys.modules[FACTORY]
        return import_module(FACTORY).ServiceClientFactory(*args, **named)


class _LazyModule(ModuleType):
    ServiceClientFactory = ServiceClientFactory


def defer_service_clients() -> None:
    """Make the SDK import its service clients when one is made, unless it has imported them."""
    sys.modules.setdefault(FACTORY, _LazyModule(FACTORY))


# At midday, since whispering takes hardly any time.
_AT_MIDDAY = {"timestamp": "2026-01-15T12:00:00Z"}
_MATCHED = {"status": {"code": "ER_SUCCESS_MATCH"}, "values": [{"value": {"id": "ache"}}]}
_FEEL = {
    "name": "feel",
    "value": "ache",
    "resolutions": {"resolutionsPerAuthority": [_MATCHED]},
}
_LAUNCH = {"type": LAUNCH, **_AT_MIDDAY}
_ACHE = {
    "type": INTENT,
    "intent": {"name": "FeelIntent", "slots": {"feel": _FEEL}},
    **_AT_MIDDAY,
}


def rehearse(locale: str, invoke: Callable[[AlexaRequest], Mapping[str, Any]]) -> None:
    """Have a launch and the turn after it answered. Raises any error of the skill."""
    begun = invoke(parse({"request": {**_LAUNCH, "locale": locale}}))
    session = {"attributes": begun.get("sessionAttributes")}
    invoke(parse({"request": {**_ACHE, "locale": locale}, "session": session}))


KIND, SNAP_START = "AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start"
"""Environment variable of Lambda, and its value if a snapshot will be taken."""


def prepare(ready: Callable[[], None]) -> None:
    """Register `ready` to run before a snapshot, if one will be taken.

    Each process restored from the snapshot is seeded anew, so that they do not all repeat a failed
    database call at the same moment.
    """
    if os.environ.get(KIND) != SNAP_START:
        return
    from snapshot_restore_py import register_after_restore, register_before_snapshot

    register_before_snapshot(ready)
    register_after_restore(random.seed)
