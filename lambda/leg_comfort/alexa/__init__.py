"""Alexa in and out: requests become turns, replies become responses, and the safety net.

Names are imported when they are first used: importing this package must not fail, since the safety
net lies in it, and must not import the skill before the net does.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from leg_comfort.alexa.alexa_json import text_at
    from leg_comfort.alexa.entry import SKILL_ID, handle_event, warm_up
    from leg_comfort.alexa.free_text import FreeTextReader
    from leg_comfort.alexa.logs import place_of
    from leg_comfort.alexa.profile import Deployment, deployment_of
    from leg_comfort.alexa.request import parse
    from leg_comfort.alexa.turn_parser import turn_of

__all__ = [
    "SKILL_ID",
    "Deployment",
    "FreeTextReader",
    "deployment_of",
    "handle_event",
    "parse",
    "place_of",
    "text_at",
    "turn_of",
    "warm_up",
]

_MODULES = {
    "Deployment": "profile",
    "FreeTextReader": "free_text",
    "SKILL_ID": "entry",
    "deployment_of": "profile",
    "handle_event": "entry",
    "parse": "request",
    "place_of": "logs",
    "text_at": "alexa_json",
    "turn_of": "turn_parser",
    "warm_up": "entry",
}


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
