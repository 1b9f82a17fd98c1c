"""Template and code agree: each takes exactly what the other gives."""

import ast
import importlib
import re
from pathlib import Path

import pytest

from leg_comfort.alexa import deployment_of
from leg_comfort.memory import open_memory
from leg_comfort.memory.dynamodb_items import KEY, TTL
from tests.infra.stack import ROOT, Stack, refs, template

LAMBDA = ROOT / "lambda"
ALEXA_WAITS = 8
"""Seconds."""
SKILL = "amzn1.ask.skill.12345678-1234-1234-1234-123456789012"
OURS = re.compile(r"LEG_COMFORT_[A-Z_]+")
DESCRIPTION_AT_MOST = 256
NOT_THE_FUNCTIONS = {"Release", "LogDays", "SlowMilliseconds", "AlarmEmail", "TableKey"} | {
    *("SecondRegion", "ThirdRegion"),
}


def constants(folder: Path) -> set[str]:
    return {
        node.value
        for file in folder.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_the_function_is_given_every_variable_that_the_code_reads_and_no_other() -> None:
    read = {text for text in constants(LAMBDA) if OURS.fullmatch(text)}
    assert read
    assert set(Stack().environment()) == read


def test_what_was_left_empty_is_unset_to_the_code() -> None:
    environment = Stack(Memory="off").environment()
    assert open_memory(environment) is None
    assert not deployment_of(environment).diary


def test_the_diary_is_switched_on_by_the_word_that_the_code_waits_for() -> None:
    assert deployment_of(Stack(Memory="off", Diary="on").environment()).diary


def test_the_handler_is_there() -> None:
    module, _, name = Stack().function()["Handler"].rpartition(".")
    assert (LAMBDA / f"{module}.py").is_file()
    assert callable(getattr(importlib.import_module(module), name))


def test_the_function_gives_up_before_alexa_does() -> None:
    assert Stack().function()["Timeout"] < ALEXA_WAITS


def test_the_table_has_the_key_and_the_time_to_live_of_the_code() -> None:
    table = Stack().properties("Table")
    assert table
    assert table["KeySchema"] == [{"AttributeName": KEY, "KeyType": "HASH"}]
    assert table["AttributeDefinitions"] == [{"AttributeName": KEY, "AttributeType": "S"}]
    assert table["TimeToLiveSpecification"] == {"AttributeName": TTL, "Enabled": True}


def test_without_memory_there_is_no_table_and_no_right_to_any() -> None:
    stack = Stack(Memory="off", TableKey="0" * 32)
    actions = [action for each in stack.statements() for action in each["Action"]]
    assert stack.properties("Table") is None
    assert {action.partition(":")[0] for action in actions} == {"logs"}


def test_a_shared_table_is_used_and_not_made() -> None:
    stack = Stack(Memory="shared", SharedTable="elsewhere")
    assert stack.properties("Table") is None
    assert stack.environment()["LEG_COMFORT_TABLE"] == "elsewhere"
    (right,) = [each for each in stack.statements() if "dynamodb:GetItem" in each["Action"]]
    assert right["Resource"]["Fn::Sub"].endswith(":table/${SharedTable}")


def test_a_table_has_as_many_replicas_as_regions_all_equally_guarded() -> None:
    table = Stack(SecondRegion="eu-west-1", ThirdRegion="us-west-2").properties("Table")
    assert table
    here, *others = table["Replicas"]
    assert [each["Region"] for each in others] == ["eu-west-1", "us-west-2"]
    guards = {name: value for name, value in here.items() if name != "Region"}
    assert guards["DeletionProtectionEnabled"]
    assert guards["PointInTimeRecoverySpecification"]["PointInTimeRecoveryEnabled"]
    assert all(each == {**guards, "Region": each["Region"]} for each in others)


def test_the_table_outlives_its_stack() -> None:
    table = template()["Resources"]["Table"]
    assert (table["DeletionPolicy"], table["UpdateReplacePolicy"]) == ("Retain", "Retain")


def test_alexa_may_call_for_the_one_skill_alone() -> None:
    permission = Stack(SkillId=SKILL).properties("AlexaMayCall")
    assert permission == {
        "FunctionName": "<SkillFunction.Alias>",
        "Action": "lambda:InvokeFunction",
        "Principal": "alexa-appkit.amazon.com",
        "EventSourceToken": SKILL,
    }


def test_nobody_may_call_before_the_skill_is_known() -> None:
    assert Stack().properties("AlexaMayCall") is None


def test_a_release_is_taken_back_by_alarms_that_watch_the_alias() -> None:
    function = Stack().function()
    alarms = [ref.strip("<>") for ref in function["DeploymentPreference"]["Alarms"]]
    assert alarms
    alias = {"Fn::Sub": f"${{SkillFunction}}:{function['AutoPublishAlias']}"}
    watched = [Stack().properties(alarm) or {} for alarm in alarms]
    of_lambda = [each for each in watched if each["Namespace"] == "AWS/Lambda"]
    assert of_lambda
    assert all({"Name": "Resource", "Value": alias} in each["Dimensions"] for each in of_lambda)


def test_every_parameter_of_the_function_stands_in_the_description_of_its_versions() -> None:
    properties = template()["Resources"]["SkillFunction"]["Properties"]
    described = set(re.findall(r"\$\{(\w+)\}", properties["VersionDescription"]["Fn::Sub"]))
    used = set(refs(properties)) & set(template()["Parameters"])
    assert described == used - NOT_THE_FUNCTIONS


def test_the_description_of_a_version_is_never_too_long() -> None:
    given = template()["Parameters"]
    longest = {
        "SkillId": len(SKILL),
        "Memory": max(map(len, given["Memory"]["AllowedValues"])),
        "SharedTable": int(re.findall(r",(\d+)}", given["SharedTable"]["AllowedPattern"])[0]),
        "Diary": max(map(len, given["Diary"]["AllowedValues"])),
        "Salt": given["Salt"]["MaxLength"],
        "Megabytes": len(str(given["Megabytes"]["MaxValue"])),
        "Tracing": max(map(len, given["Tracing"]["AllowedValues"])),
    }
    text = template()["Resources"]["SkillFunction"]["Properties"]["VersionDescription"]["Fn::Sub"]
    filled = re.sub(r"\$\{(\w+)\}", lambda name: "x" * longest[name[1]], text)
    assert len(filled) <= DESCRIPTION_AT_MOST


@pytest.mark.parametrize("name", template()["Resources"])
def test_whatever_a_linter_is_told_to_skip_has_its_reason(name: str) -> None:
    metadata = template()["Resources"][name].get("Metadata", {})
    assert all(len(each["comment"]) > 40 for each in metadata.get("checkov", {}).get("skip", []))
