"""What a page may have the device do, and change of it; whatever else it sends is refused."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from bedside.simulator.alexa_words import ACCEPTED, DENIED, NOT_ANSWERED, desk_words
from bedside.simulator.clock import BedsideClock
from bedside.simulator.echo import Device
from bedside.simulator.exchange import Exchange
from bedside.web.echo_pool import Deed
from bedside.web.touch import TouchDevice

Fits = Callable[[object], bool]

LONGEST_SAYING = 400
ANSWERS = frozenset({ACCEPTED, DENIED, NOT_ANSWERED})
MOST_ARGUMENTS = 8


class RefusedDeedError(ValueError):
    """What was sent is no deed of a device."""


def deed_in(body: object) -> Deed:
    """What {"say": "no"} and the like have a device do. RefusedDeedError for anything else."""
    if not isinstance(body, dict) or len(body) != 1:
        raise RefusedDeedError
    ((name, how),) = body.items()
    if name not in _DEEDS:
        raise RefusedDeedError
    fits, do = _DEEDS[name]
    if not fits(how):
        raise RefusedDeedError
    return lambda device: do(device, how)


def changes_in(body: object) -> Callable[[Device], None]:
    """What {"night": true} and the like make of a device. RefusedDeedError for anything else."""
    if not isinstance(body, dict) or not set(body) <= set(_CHANGES):
        raise RefusedDeedError
    if not all(isinstance(how, bool) for how in body.values()):
        raise RefusedDeedError
    return partial(_change, changes=body)


def _change(device: Device, changes: Mapping[str, bool]) -> None:
    for name, how in changes.items():
        _CHANGES[name](device, how)


def _set_clock(device: Device, night: bool) -> None:
    """Make it night or day by the bed."""
    zone = device.bedside.zone
    device.night = night
    device.bedside = BedsideClock.set_to(None, device.clock, zone, night=night)


def _set_screen(device: Device, screen: bool) -> None:
    """Give it a screen, or take it away."""
    device.screen = screen


def _say(device: Device, text: str) -> Exchange:
    """Say something to the skill; or to Alexa, where she has asked."""
    if device.permission_asked:
        answer = desk_words(device.locale).consent_in(text)
        return device.consent(answer, heard=text)
    return device.say(text)


def _is_true(how: object) -> bool:
    return how is True


def _is_saying(how: object) -> bool:
    return isinstance(how, str) and 0 < len(how.strip()) <= LONGEST_SAYING


def _is_touch(how: object) -> bool:
    if not isinstance(how, list):
        return False
    return 0 < len(how) <= MOST_ARGUMENTS and all(isinstance(each, str) for each in how)


def _is_answer(how: object) -> bool:
    return isinstance(how, str) and how in ANSWERS


_DEEDS: Mapping[str, tuple[Fits, Callable[[TouchDevice, Any], Exchange]]] = {
    "launch": (_is_true, lambda device, _: device.launch()),
    "say": (_is_saying, _say),
    "silence": (_is_true, lambda device, _: device.silence()),
    "leave": (_is_true, lambda device, _: device.end()),
    "consent": (_is_answer, lambda device, how: device.consent(how)),
    "touch": (_is_touch, lambda device, how: device.touch(how)),
}

_CHANGES: Mapping[str, Callable[[Device, bool], None]] = {
    "night": _set_clock,
    "screen": _set_screen,
}
