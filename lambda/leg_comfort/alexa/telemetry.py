"""What is counted of every request, without looking at people: two lines of JSON on stdout.

The one counts, in CloudWatch's embedded metric format, and carries no id; the other carries the
id of the request, its kind and how long it took, and tells nothing of the conversation. So no line
joins a request to what was said in it.
https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
"""

import json
import time
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TextIO

from leg_comfort.alexa import faults
from leg_comfort.alexa.answers import Answer
from leg_comfort.alexa.envelope import Envelope, attributes_of, tidy
from leg_comfort.alexa.kinds import Kind, kind_of
from leg_comfort.alexa.wire import list_at, mapping_at, text_at

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
        begun, before = time.perf_counter(), faults.total()
        answer = handler(event, context)
        took = (time.perf_counter() - begun) * MILLISECONDS
        envelope = tidy(event)
        try:
            _write(out, envelope, answer, took, faults.total() - before)
        except Exception as error:  # Whoever lies awake shall not go unanswered for a count.
            faults.log_fault(error, envelope)
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
    told = {"event": "answered", "request": faults.request_id(envelope), "kind": kind}
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
