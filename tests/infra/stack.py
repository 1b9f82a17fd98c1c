"""The template as CloudFormation would read it, with the parameters of one deployment."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

import yaml

ROOT = Path(__file__).parents[2]
TEMPLATE = ROOT / "infra" / "template.yaml"
NOTHING = {"Ref": "AWS::NoValue"}
Node: TypeAlias = Any
"""A part of the template, of any shape."""


class _Loader(yaml.SafeLoader):
    """Reads !Ref x as {"Ref": x}, and !Sub x as {"Fn::Sub": x}."""


def _function(loader: _Loader, name: str, node: yaml.Node) -> dict[str, Node]:
    inside = _inside(loader, node)
    if name == "GetAtt":
        inside = inside.split(".", 1)
    return {name if name in ("Ref", "Condition") else f"Fn::{name}": inside}


def _inside(loader: _Loader, node: yaml.Node) -> Node:
    match node:
        case yaml.SequenceNode():
            return loader.construct_sequence(node, deep=True)
        case yaml.MappingNode():
            return loader.construct_mapping(node, deep=True)
    return loader.construct_scalar(node)


_Loader.add_multi_constructor("!", _function)


@cache
def template() -> Node:
    """Return the template."""
    return yaml.load(TEMPLATE.read_text(encoding="utf-8"), _Loader)  # noqa: S506 - a SafeLoader


def refs(node: Node) -> Iterator[str]:
    """Return the names that a part of the template refers to, directly or by a condition."""
    if isinstance(node, list):
        for each in node:
            yield from refs(each)
    if isinstance(node, dict):
        if "Ref" in node:
            yield node["Ref"]
        if "Fn::If" in node:
            yield from refs(template()["Conditions"][node["Fn::If"][0]])
        if "Condition" in node:
            yield from refs(template()["Conditions"].get(node["Condition"]))
        for each in node.values():
            yield from refs(each)


def _takes(parameter: dict[str, Node], value: str) -> bool:
    among = value in parameter.get("AllowedValues", [value])
    return among and re.search(parameter.get("AllowedPattern", ""), value) is not None


class Stack:
    """A deployment with parameters; others have the template's defaults."""

    def __init__(self, **parameters: str) -> None:
        """Refuse a parameter, or a value, that the template does not take."""
        known = template()["Parameters"]
        assert all(_takes(known[name], value) for name, value in parameters.items())
        self._parameters = {name: entry.get("Default") for name, entry in known.items()}
        self._parameters |= parameters

    def properties(self, name: str) -> dict[str, Node] | None:
        """Return the properties of a resource; None if this deployment does not have it."""
        resource = template()["Resources"][name]
        condition = resource.get("Condition")
        if condition and not self._holds({"Condition": condition}):
            return None
        found: dict[str, Node] = self._resolved(resource["Properties"])
        return found

    def environment(self) -> dict[str, str]:
        """Return the environment of the function."""
        found: dict[str, str] = self.function()["Environment"]["Variables"]
        return found

    def function(self) -> dict[str, Node]:
        """Return the properties of the function."""
        found = self.properties("SkillFunction")
        assert found
        return found

    def statements(self) -> list[dict[str, Node]]:
        """Return all statements of the function's role."""
        role = self.properties("SkillRole")
        assert role
        return [
            each for policy in role["Policies"] for each in policy["PolicyDocument"]["Statement"]
        ]

    def _holds(self, condition: dict[str, Node]) -> bool:
        ((kind, inside),) = condition.items()
        match kind:
            case "Condition":
                return self._holds(template()["Conditions"][inside])
            case "Fn::Equals":
                one, other = self._resolved(inside)
                return bool(one == other)
            case "Fn::Not":
                return not self._holds(inside[0])
            case "Fn::And":
                return all(map(self._holds, inside))
        raise AssertionError(kind)

    def _resolved(self, node: Node) -> Node:
        if isinstance(node, list):
            return [self._resolved(each) for each in node if self._chosen(each) != NOTHING]
        if not isinstance(node, dict):
            return node
        if "Fn::If" in node:
            return self._resolved(self._chosen(node))
        if "Ref" in node:
            return self._parameters.get(node["Ref"], f"<{node['Ref']}>")
        there = {name: each for name, each in node.items() if self._chosen(each) != NOTHING}
        return {name: self._resolved(each) for name, each in there.items()}

    def _chosen(self, node: Node) -> Node:
        """Return the chosen branch of an If, or any other value unchanged."""
        while isinstance(node, dict) and "Fn::If" in node:
            condition, yes, no = node["Fn::If"]
            node = yes if self._holds({"Condition": condition}) else no
        return node
