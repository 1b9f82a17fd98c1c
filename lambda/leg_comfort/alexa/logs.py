"""The log lines and metrics of the skill. None quotes a person or names a user or device.

The text of an exception is left out, since it may quote a slot. Metrics are written in CloudWatch's
embedded metric format and carry no id. The line of a request carries its id but nothing of the
conversation, so that no line links a request to the words in it.
https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
"""

import json
import logging
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePath
from traceback import walk_tb
from types import FrameType
from typing import Any, TextIO

from leg_comfort.alexa.alexa_json import list_at, mapping_at, text_at
from leg_comfort.alexa.request import AlexaRequest
from leg_comfort.alexa.request_kinds import RequestKind

log = logging.getLogger("leg_comfort")

FAULT = "fault"
_PACKAGE = "leg_comfort"
_counted: Counter[str] = Counter()


def log_fault(error: BaseException, request: AlexaRequest) -> None:
    """Log an exception that the safety net caught: its type, its place and the request's id."""
    _counted[FAULT] += 1
    _log(FAULT, request, type=type(error).__name__, place=place_of(error))


def total() -> int:
    """Return how many faults this process has logged."""
    return _counted[FAULT]


def log_refusal(request: AlexaRequest) -> None:
    """Log a request that is meant for another skill."""
    _log("refused", request)


def log_trouble(error: BaseException, request: AlexaRequest) -> None:
    """Log a failure of a service that did not end the conversation."""
    _log("trouble", request, type=type(error).__name__, place=place_of(error))


def place_of(error: BaseException) -> str:
    """Return file, line and function of the innermost frame that is ours, or else of any."""
    frames = list(walk_tb(error.__traceback__))
    ours = [(frame, line) for frame, line in frames if _is_ours(frame)]
    innermost = (ours or frames)[-1:]
    return "".join(f"{_file(frame)}:{line} {frame.f_code.co_name}" for frame, line in innermost)


def _log(event: str, request: AlexaRequest, **details: str) -> None:
    log.error(json.dumps({"event": event, "request": request.request_id, **details}))


def _file(frame: FrameType) -> str:
    return PurePath(frame.f_code.co_filename).name


def _is_ours(frame: FrameType) -> bool:
    return _PACKAGE in PurePath(frame.f_code.co_filename).parts


HandleRequest = Callable[[AlexaRequest], dict[str, Any]]

NAMESPACE = "LegComfort"
LATENCY = "Latency"
MADE = {"reminder.set.done", "reminder.move.done"}
FAILED = ("reminder.set.", "reminder.move.")
MILLISECONDS = 1000
UNITS = {LATENCY: "Milliseconds"}


def observed(handle: HandleRequest, out: TextIO) -> HandleRequest:
    """Return a function that does the same and writes two lines for every request."""

    def handle_observed(request: AlexaRequest) -> dict[str, Any]:
        begun, before = time.perf_counter(), total()
        response = handle(request)
        took = (time.perf_counter() - begun) * MILLISECONDS
        try:
            _write(out, request, response, took, total() - before)
        except Exception as error:  # A response must not be lost over a count.
            log_fault(error, request)
        return response

    return handle_observed


def counts_of(request: AlexaRequest, response: dict[str, Any], caught: int) -> dict[str, int]:
    """Return the counts of one request; zeros are left out, since each byte is paid for.

    caught: faults that the safety net caught.
    """
    before, after = request.attributes, mapping_at(response, "sessionAttributes")
    counted = {
        "Turns": request.kind is RequestKind.TURN,
        "SafetyNet": caught > 0,
        "RedFlags": len(list_at(after, "flags")) > len(list_at(before, "flags")),
        "MemoryFailures": after.get("memory_down") is True and not before.get("memory_down"),
        **_reminders(after),
        **_stage(before, after),
    }
    return {name: 1 for name, happened in counted.items() if happened}


def metrics(counts: Mapping[str, int], took: float, now: float) -> dict[str, Any]:
    """Return counts and latency in embedded metric format. took: milliseconds; now: seconds."""
    values = {**counts, LATENCY: round(took, 1)}
    named = [{"Name": name, "Unit": UNITS.get(name, "Count")} for name in values]
    directive = {"Namespace": NAMESPACE, "Dimensions": [[]], "Metrics": named}
    metadata = {"Timestamp": int(now * MILLISECONDS), "CloudWatchMetrics": [directive]}
    return {"_aws": metadata, **values}


def line_of(request: AlexaRequest, took: float) -> dict[str, Any]:
    """Return the line of a request: its id, kind and locale, and how many milliseconds it took."""
    return {
        "event": "answered",
        "request": request.request_id,
        "kind": request.kind.name.lower(),
        "locale": request.locale,
        "milliseconds": round(took, 1),
    }


def _write(
    out: TextIO, request: AlexaRequest, response: dict[str, Any], took: float, caught: int
) -> None:
    counts = counts_of(request, response, caught)
    for line in (metrics(counts, took, time.time()), line_of(request, took)):
        out.write(json.dumps(line) + "\n")
    out.flush()


def _reminders(after: Mapping[str, Any]) -> Mapping[str, bool]:
    said = set(_spoken_lines(after))
    made = bool(said & MADE)
    return {
        "RemindersMade": made,
        "RemindersFailed": not made and any(line.startswith(FAILED) for line in said),
    }


def _spoken_lines(after: Mapping[str, Any]) -> Iterator[str]:
    """Yield the ids of the lines that were spoken last."""
    for line in list_at(after, "last"):
        if isinstance(line, list) and line and isinstance(line[0], str):
            yield line[0]


def _stage(before: Mapping[str, Any], after: Mapping[str, Any]) -> Mapping[str, bool]:
    reached = text_at(after, "stage")
    new = reached is not None and reached != text_at(before, "stage")
    return {f"Reached{reached.capitalize()}": True} if new and reached else {}
