"""The actions that a page may send to its Echo, and the changes it may make; others are refused."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from bedside.interaction_model import declared_slots, shared
from bedside.simulator.alexa_words import ACCEPTED, DENIED, NOT_ANSWERED, alexa_words
from bedside.simulator.clock import BedsideClock
from bedside.simulator.echo import Echo
from bedside.simulator.exchange import Exchange
from bedside.web.echo_pool import EchoAction

Fits = Callable[[object], bool]

LONGEST_SAYING = 400
ANSWERS = frozenset({ACCEPTED, DENIED, NOT_ANSWERED})
MOST_ARGUMENTS = 8


class InvalidActionError(ValueError):
    """The page sent something that is not an action."""


def action_in(body: object) -> EchoAction:
    """Return the action in {"say": "no"} and the like.

    Raises InvalidActionError for anything else.
    """
    if not isinstance(body, dict) or len(body) != 1:
        raise InvalidActionError
    ((name, how),) = body.items()
    if name not in _ACTIONS:
        raise InvalidActionError
    fits, do = _ACTIONS[name]
    if not fits(how):
        raise InvalidActionError
    return lambda echo: do(echo, how)


def changes_in(body: object) -> Callable[[Echo], None]:
    """Return the change in {"night": true} and the like.

    Raises InvalidActionError for anything else.
    """
    if not isinstance(body, dict) or not set(body) <= set(_CHANGES):
        raise InvalidActionError
    if not all(isinstance(how, bool) for how in body.values()):
        raise InvalidActionError
    return partial(_change, changes=body)


def is_response(body: object) -> bool:
    """Return whether a body has the shape of a skill's response, as far as an Echo reads it."""
    if not isinstance(body, dict):
        return False
    parts = (body.get("response"), body.get("sessionAttributes"))
    if not all(isinstance(part, dict | None) for part in parts):
        return False
    directives = (body.get("response") or {}).get("directives") or []
    return isinstance(directives, list) and all(isinstance(each, dict) for each in directives)


def _change(echo: Echo, changes: Mapping[str, bool]) -> None:
    for name, how in changes.items():
        _CHANGES[name](echo, how)


def _set_clock(echo: Echo, night: bool) -> None:
    """Set the clock to the usual hour of night or day."""
    zone = echo.bedside.zone
    echo.night = night
    echo.bedside = BedsideClock.set_to(None, echo.clock, zone, night=night)


def _set_screen(echo: Echo, screen: bool) -> None:
    """Add or remove the screen."""
    echo.screen = screen


def _say(echo: Echo, text: str) -> Exchange:
    """Say something to the skill, or answer Alexa if she has asked."""
    if echo.permission_asked:
        answer = alexa_words(echo.locale).consent_in(text)
        return echo.consent(answer, heard=text)
    return echo.say(text)


def _is_true(how: object) -> bool:
    return how is True


def _is_saying(how: object) -> bool:
    return isinstance(how, str) and 0 < len(how.strip()) <= LONGEST_SAYING


def _is_touch(how: object) -> bool:
    if not isinstance(how, list):
        return False
    return 0 < len(how) <= MOST_ARGUMENTS and all(isinstance(each, str) for each in how)


def _is_intent(how: object) -> bool:
    """Return whether this is {"name": …, "slots": {…}} of an intent that the model declares."""
    if not isinstance(how, dict) or set(how) != {"name", "slots"}:
        return False
    name, slots = how["name"], how["slots"]
    if not isinstance(name, str) or name not in shared()["intents"] or not isinstance(slots, dict):
        return False
    declared = declared_slots().get(name, ())
    return all(slot in declared and _is_saying(value) for slot, value in slots.items())


def _is_answer(how: object) -> bool:
    return isinstance(how, str) and how in ANSWERS


_ACTIONS: Mapping[str, tuple[Fits, Callable[[Echo, Any], Exchange]]] = {
    "launch": (_is_true, lambda echo, _: echo.launch()),
    "say": (_is_saying, _say),
    "intend": (_is_intent, lambda echo, how: echo.intend(how["name"], how["slots"])),
    "silence": (_is_true, lambda echo, _: echo.silence()),
    "leave": (_is_true, lambda echo, _: echo.end()),
    "consent": (_is_answer, lambda echo, how: echo.consent(how)),
    "touch": (_is_touch, lambda echo, how: echo.touch(how)),
}

_CHANGES: Mapping[str, Callable[[Echo, bool], None]] = {
    "night": _set_clock,
    "screen": _set_screen,
}
