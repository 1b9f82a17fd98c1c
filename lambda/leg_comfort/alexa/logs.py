"""What is logged and counted. Never what was said, and no id of a user or device.

The text of an exception is left out, since it may quote a slot. Metrics are written in CloudWatch's
embedded metric format and carry no id; the line of a request carries its id and tells nothing of
the conversation, so that no line joins a request to what was said in it.
https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
"""

import json
import logging
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePath
from traceback import walk_tb
from types import FrameType
from typing import Any, TextIO

from leg_comfort.alexa.json_values import list_at, mapping_at, text_at
from leg_comfort.alexa.request import Envelope, Kind, attributes_of, kind_of, tidy
from leg_comfort.alexa.response_json import Answer

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


Handler = Callable[[object, object], Answer]

NAMESPACE = "LegComfort"
LATENCY = "Latency"
MADE = {"reminder.set.done", "reminder.move.done"}
FAILED = ("reminder.set.", "reminder.move.")
MILLISECONDS = 1000
UNITS = {LATENCY: "Milliseconds"}


def observed(handler: Handler, out: TextIO) -> Handler:
    """The handler, with two lines written for every request it answers."""

    def handle(event: object, context: object) -> Answer:
        begun, before = time.perf_counter(), total()
        answer = handler(event, context)
        took = (time.perf_counter() - begun) * MILLISECONDS
        envelope = tidy(event)
        try:
            _write(out, envelope, answer, took, total() - before)
        except Exception as error:  # Whoever lies awake shall not go unanswered for a count.
            log_fault(error, envelope)
        return answer

    return handle


def counts_of(envelope: Envelope, answer: Answer, caught: int) -> dict[str, int]:
    """How often what happened in this request; what did not is left out, for every byte is paid.

    caught: faults that the safety net answered.
    """
    before, after = attributes_of(envelope), mapping_at(answer, "sessionAttributes")
    counted = {
        "Turns": kind_of(envelope["request"]["type"]) is Kind.TURN,
        "SafetyNet": caught > 0,
        "RedFlags": _count(after, "flags") > _count(before, "flags"),
        "MemoryFailures": after.get("memory_down") is True and not before.get("memory_down"),
        **_reminders(after),
        **_stage(before, after),
    }
    return {name: 1 for name, happened in counted.items() if happened}


def metrics(counts: Mapping[str, int], took: float, now: float) -> dict[str, Any]:
    """The counts and the latency in embedded metric format. took: milliseconds; now: seconds."""
    values = {**counts, LATENCY: round(took, 1)}
    named = [{"Name": name, "Unit": UNITS.get(name, "Count")} for name in values]
    directive = {"Namespace": NAMESPACE, "Dimensions": [[]], "Metrics": named}
    told = {"Timestamp": int(now * MILLISECONDS), "CloudWatchMetrics": [directive]}
    return {"_aws": told, **values}


def line_of(envelope: Envelope, took: float) -> dict[str, Any]:
    """What is told of one request: its id, its kind, its language and how long it took."""
    kind = kind_of(envelope["request"]["type"]).name.lower()
    told = {"event": "answered", "request": request_id(envelope), "kind": kind}
    return {**told, "locale": envelope["request"]["locale"], "milliseconds": round(took, 1)}


def _write(out: TextIO, envelope: Envelope, answer: Answer, took: float, caught: int) -> None:
    counts = counts_of(envelope, answer, caught)
    for line in (metrics(counts, took, time.time()), line_of(envelope, took)):
        out.write(json.dumps(line) + "\n")
    out.flush()


def _count(attributes: Mapping[str, Any], name: str) -> int:
    return len(list_at(attributes, name))


def _reminders(after: Mapping[str, Any]) -> Mapping[str, bool]:
    said = set(_said(after))
    made = bool(said & MADE)
    return {
        "RemindersMade": made,
        "RemindersFailed": not made and any(line.startswith(FAILED) for line in said),
    }


def _said(after: Mapping[str, Any]) -> Iterator[str]:
    """The ids of the lines that were spoken last."""
    for line in list_at(after, "last"):
        if isinstance(line, list) and line and isinstance(line[0], str):
            yield line[0]


def _stage(before: Mapping[str, Any], after: Mapping[str, Any]) -> Mapping[str, bool]:
    reached = text_at(after, "stage")
    new = reached is not None and reached != text_at(before, "stage")
    return {f"Reached{reached.capitalize()}": True} if new and reached else {}
