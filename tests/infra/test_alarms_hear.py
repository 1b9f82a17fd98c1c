"""The alarms react to what the skill logs: the filters are tried on the skill's own lines.

In the JSON format, Lambda's runtime puts the logged text into a line of its own, as "message".
"""

import ast
import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from leg_comfort.alexa import logs
from leg_comfort.alexa.request import AlexaRequest
from tests.infra.stack import ROOT, Stack, template

FAULTS = ROOT / "lambda" / "leg_comfort" / "alexa" / "logs.py"
EVENTS: dict[str, Callable[[], None]] = {
    "Faults": lambda: logs.log_fault(KeyError("x"), AlexaRequest()),
    "Trouble": lambda: logs.log_trouble(KeyError("x"), AlexaRequest()),
    "Refusals": lambda: logs.log_refusal(AlexaRequest()),
}
PATTERN = re.compile(r"\{ \$\.message = %(?P<expression>[\w\\+:]+)% \}")
"""The one form in use, with CloudWatch's regular expressions."""


def line_of(log: Callable[[], None], caplog: pytest.LogCaptureFixture) -> str:
    caplog.clear()
    log()
    (record,) = caplog.records
    return json.dumps({"level": record.levelname, "message": record.getMessage()})


def hears(name: str, line: str) -> bool:
    pattern = PATTERN.fullmatch((Stack().properties(name) or {})["FilterPattern"])
    assert pattern
    return bool(re.search(pattern["expression"], json.loads(line)["message"]))


@pytest.mark.parametrize("name", EVENTS)
def test_a_filter_hears_its_own_event_and_no_other(
    name: str, caplog: pytest.LogCaptureFixture
) -> None:
    heard = {other for other, log in EVENTS.items() if hears(name, line_of(log, caplog))}
    assert heard == {name}


def test_every_event_that_can_be_logged_has_its_filter() -> None:
    tree = ast.parse(FAULTS.read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    logged = [call for call in calls if getattr(call.func, "id", "") == "_log"]
    filters = [
        r for r in template()["Resources"].values() if r["Type"] == "AWS::Logs::MetricFilter"
    ]
    assert len(logged) == len(filters) == len(EVENTS)


@pytest.mark.parametrize("name", ["Faults", "Trouble"])
def test_the_safety_net_and_trouble_outside_ring(name: str) -> None:
    alarm = Stack().properties(f"{name}Alarm") or {}
    (counted,) = (Stack().properties(name) or {})["MetricTransformations"]
    assert alarm["MetricName"] == counted["MetricName"] == name
    assert alarm["Namespace"] == counted["MetricNamespace"]


def alarms() -> dict[str, Any]:
    kinds = template()["Resources"].items()
    return {name: each for name, each in kinds if each["Type"] == "AWS::CloudWatch::Alarm"}


@pytest.mark.parametrize("name", alarms())
def test_every_alarm_writes_to_who_asked_for_it_and_stands_on_the_dashboard(name: str) -> None:
    told = Stack(AlarmEmail="a@b").properties(name) or {}
    untold = Stack().properties(name) or {}
    assert told["AlarmActions"] == ["<AlarmTopic>"]
    assert "AlarmActions" not in untold
    body, _ = (Stack().properties("Dashboard") or {})["DashboardBody"]["Fn::Sub"]
    assert f"${{{name}.Arn}}" in body


def test_the_dashboard_is_json() -> None:
    body, _ = (Stack().properties("Dashboard") or {})["DashboardBody"]["Fn::Sub"]
    assert json.loads(body)["widgets"]
