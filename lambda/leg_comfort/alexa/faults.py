"""What is logged when something went wrong: where, and of what type. Never what was said.

The text of an exception is left out, for it may quote a slot; so are ids of users and devices.
"""

import json
import logging
import re
from collections import Counter
from collections.abc import Mapping
from pathlib import PurePath
from traceback import walk_tb
from types import FrameType
from typing import Any

from leg_comfort.alexa.envelope import Envelope

log = logging.getLogger("leg_comfort")

FAULT = "fault"
_REQUEST_ID = re.compile(r"amzn1\.echo-api\.request\.[0-9a-fA-F-]{1,40}")
_PACKAGE = "leg_comfort"
_counted: Counter[str] = Counter()


def log_fault(error: BaseException, envelope: Envelope) -> None:
    """One line of JSON: the exception's type, its place in this code, the request's id."""
    _counted[FAULT] += 1
    _log(FAULT, envelope, type=type(error).__name__, place=place_of(error))


def total() -> int:
    """How many faults this process has logged."""
    return _counted[FAULT]


def log_refusal(envelope: Envelope) -> None:
    """One line of JSON for a request that was meant for another skill."""
    _log("refused", envelope)


def log_trouble(error: BaseException, request: Mapping[str, Any]) -> None:
    """One line of JSON for what failed outside while the conversation went on."""
    _log("trouble", {"request": request}, type=type(error).__name__, place=place_of(error))


def place_of(error: BaseException) -> str:
    """File, line and function of the innermost of our own frames, or of the innermost at all."""
    frames = list(walk_tb(error.__traceback__))
    ours = [(frame, line) for frame, line in frames if _is_ours(frame)]
    innermost = (ours or frames)[-1:]
    return "".join(f"{_file(frame)}:{line} {frame.f_code.co_name}" for frame, line in innermost)


def _log(event: str, envelope: Envelope, **told: str) -> None:
    log.error(json.dumps({"event": event, "request": request_id(envelope), **told}))


def request_id(envelope: Envelope) -> str | None:
    """The id of a request if it looks like one of Amazon's; anything else might be anything."""
    found = str(envelope["request"].get("requestId"))
    return found if _REQUEST_ID.fullmatch(found) else None


def _file(frame: FrameType) -> str:
    return PurePath(frame.f_code.co_filename).name


def _is_ours(frame: FrameType) -> bool:
    return _PACKAGE in PurePath(frame.f_code.co_filename).parts
