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
# A word in no slot's list: it is looked for in the phrases of any language, found there or not.
_WORDS = {
    "type": INTENT,
    "intent": {"name": "SayIntent", "slots": {"words": {"name": "words", "value": "legs"}}},
    **_AT_MIDDAY,
}
_INTERFACES: Mapping[str, Any] = {"Alexa.Presentation.APL": {"runtime": {"maxVersion": "2024.3"}}}
_SCREEN: Mapping[str, Any] = {"System": {"device": {"supportedInterfaces": _INTERFACES}}}


def rehearse(
    locale: str, invoke: Callable[[AlexaRequest], Mapping[str, Any]], fully: bool = False
) -> None:
    """Have a launch and the turn after it answered. Raises any error of the skill.

    fully: have free words answered too, and all of them on a device with a screen.
    """
    turns: list[Mapping[str, Any]] = [_LAUNCH, _ACHE, *[_WORDS] * fully]
    attributes = None
    for turn in turns:
        event = {"request": {**turn, "locale": locale}, "session": {"attributes": attributes}}
        answer = invoke(parse({**event, "context": _SCREEN if fully else {}}))
        attributes = answer.get("sessionAttributes")


LATE = (
    "calendar",
    "concurrent.futures.thread",
    "leg_comfort.alexa.fallback.apology",
    "leg_comfort.alexa.fallback.emergency",
    "leg_comfort.alexa_api.reminder_service",
)
"""Modules that a rehearsal does not import, and that some requests need."""


def import_late() -> None:
    """Import the modules that are otherwise imported when they are needed."""
    for name in LATE:
        import_module(name)


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
