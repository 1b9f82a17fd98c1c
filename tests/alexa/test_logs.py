"""The counts and the line of a request, and the data that neither contains."""

import io
import json
from typing import Any

import pytest

from bedside.simulator.alexa_requests import USER_ID
from leg_comfort.alexa import dialog, logs
from leg_comfort.alexa.entry import handle_request
from leg_comfort.alexa.request import parse
from tests.alexa.envelopes import REQUEST_ID, USER, envelope, heard, intent, launch, raw

SECRETS = (USER, USER_ID, "swollen", "one_leg_swollen", "emergency_now", "urgent_today")


def told_of(request: dict[str, Any], attributes: dict[str, Any] | None = None) -> list[Any]:
    """Return the lines that one request leads to: its metrics and its log line."""
    out = io.StringIO()
    logs.observed(handle_request, out)(parse(envelope(request, attributes)))
    assert not [secret for secret in SECRETS if secret in out.getvalue()]
    return [json.loads(line) for line in out.getvalue().splitlines()]


def counted(request: dict[str, Any], attributes: dict[str, Any] | None = None) -> dict[str, Any]:
    metrics: dict[str, Any] = told_of(request, attributes)[0]
    return metrics


def test_metrics_carry_no_id_and_the_line_with_the_id_carries_no_facts() -> None:
    metrics, line = told_of(intent("SayIntent", words=raw("my leg is swollen")))
    assert REQUEST_ID not in json.dumps(metrics)
    assert set(line) == {"event", "request", "kind", "locale", "milliseconds"}
    assert (line["request"], line["kind"]) == (REQUEST_ID, "turn")


def test_the_metrics_are_in_the_embedded_format() -> None:
    metrics = counted(launch())
    (directive,) = metrics["_aws"]["CloudWatchMetrics"]
    assert directive["Namespace"] == "LegComfort"
    assert directive["Dimensions"] == [[]]
    assert {each["Name"] for each in directive["Metrics"]} == set(metrics) - {"_aws"}
    assert all(isinstance(metrics[each["Name"]], int | float) for each in directive["Metrics"])


def test_a_turn_is_counted_with_the_stage_that_it_reached() -> None:
    metrics = counted(launch())
    assert (metrics["Turns"], metrics["ReachedRelief"]) == (1, 1)
    assert "SafetyNet" not in metrics
    assert metrics["Latency"] > 0


def test_a_stage_is_counted_once() -> None:
    attributes = {"stage": "relief", "asking": "feel"}
    assert "ReachedRelief" not in counted(intent("NotSureIntentOfNobody"), attributes)


def test_a_red_flag_is_counted_when_it_is_spoken_and_not_again() -> None:
    swollen = intent("ReportIntent", finding=heard("swollen", "one_leg_swollen"))
    assert counted(swollen, {"stage": "questions", "asking": "day"})["RedFlags"] == 1
    alarmed = {"stage": "emergency", "flags": ["x"], "findings": {}, "offer": "again"}
    assert counted(intent("AMAZON.RepeatIntent"), alarmed).get("RedFlags") is None


def test_a_request_of_another_kind_is_not_counted_as_a_turn() -> None:
    assert counted({"type": "SessionEndedRequest", "reason": "ERROR"}).get("Turns") is None


def test_a_fault_that_the_safety_net_answered_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise KeyError

    monkeypatch.setattr(dialog, "respond", broken)
    assert counted(launch())["SafetyNet"] == 1


@pytest.mark.parametrize(
    ("line", "made", "failed"),
    [
        ("reminder.set.done", 1, 0),
        ("reminder.move.done", 1, 0),
        ("reminder.set.busy", 0, 1),
        ("reminder.look_up.done", 0, 0),
    ],
)
def test_reminders_are_counted_as_made_or_failed(line: str, made: int, failed: int) -> None:
    said = {"sessionAttributes": {"last": [[line, {}]]}}
    counts = logs.counts_of(parse(envelope(launch())), said, caught=0)
    assert (counts.get("RemindersMade", 0), counts.get("RemindersFailed", 0)) == (made, failed)


def test_a_memory_that_fails_is_counted_once() -> None:
    down = {"sessionAttributes": {"memory_down": True}}
    first = logs.counts_of(parse(envelope(launch())), down, caught=0)
    again = logs.counts_of(parse(envelope(launch(), {"memory_down": True})), down, caught=0)
    assert first["MemoryFailures"] == 1
    assert "MemoryFailures" not in again


def test_an_answer_is_given_though_nothing_can_be_written() -> None:
    closed = io.StringIO()
    closed.close()
    found = logs.observed(handle_request, closed)(parse(envelope(launch())))
    assert found["response"]["shouldEndSession"] is False
