"""The README beside the template: every command has its mark, every option and parameter is there,
and every sum is right.
"""

import ast
import operator
import re
from collections.abc import Callable, Iterator

import pytest

from tests.infra.stack import ROOT, Stack
from tests.infra.tools import run

README = (ROOT / "infra" / "README.md").read_text(encoding="utf-8")
MARKS = {"# runs here", "# needs an AWS account", "# needs an Amazon developer account"}
RUN_BY_TESTS = {"make test", ".venv/bin/leg-comfort build"}
INPUT = re.compile(r"^\| `(\w+)` \| ([\d.]+) \|", re.MULTILINE)
SUM = re.compile(r"^\| \w+ \| `([^`]+)` \| ([\d.]+) \|$", re.MULTILINE)
TOTAL = re.compile(r"^\| \*\*sum\*\* \| \| \*\*([\d.]+)\*\* \|$", re.MULTILINE)
MEANT: dict[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


def blocks() -> list[list[str]]:
    """Return the commands of each block, one for each line, with the mark first."""
    found = re.findall(r"^```sh\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    return [block.replace("\\\n", "").strip().splitlines() for block in found]


def commands() -> Iterator[str]:
    """Yield every command; calls of deploy() are replaced by its body."""
    for _, *lines in blocks():
        meant = [line for line in lines if line.startswith("deploy()")]
        for line in lines:
            yield from (_written_out(line, each) for each in meant or [""])


def _written_out(line: str, meant: str) -> str:
    command = meant.partition("{ ")[2].partition(' "$@"')[0]
    return command + line.removeprefix("deploy") if line.startswith("deploy ") else line


def test_every_command_says_what_it_needs() -> None:
    assert blocks()
    assert {mark for mark, *_ in blocks()} <= MARKS


def test_what_needs_no_account_is_run_by_tests() -> None:
    here = {line for mark, *lines in blocks() for line in lines if mark == "# runs here"}
    assert here == RUN_BY_TESTS


def overrides() -> list[dict[str, str]]:
    given = [line.partition("--parameter-overrides ")[2].split() for line in commands()]
    pairs = [[word.split("=", 1) for word in words] for words in given if words]
    return [dict(each) for each in pairs]


def test_every_parameter_is_one_of_the_template_with_a_value_that_it_takes() -> None:
    assert overrides()
    for given in overrides():
        Stack(**{name: value.replace("$LEG_COMFORT_SKILL_ID", "") for name, value in given.items()})


def test_every_setting_that_is_named_in_the_text_is_one_that_the_template_takes() -> None:
    named = re.findall(r"`(\w+)=(\w+)`", README)
    assert named
    assert all(Stack(**{name: value}) for name, value in named)


def worth(formula: str, names: dict[str, float]) -> float:
    """Return the value of a sum of products and quotients."""

    def of(node: ast.expr) -> float:
        match node:
            case ast.Name(id=name):
                return names[name]
            case ast.Constant(value=int() | float() as number):
                return float(number)
            case ast.BinOp(left=left, op=sign, right=right):
                return MEANT[type(sign)](of(left), of(right))
        raise AssertionError(ast.dump(node))

    return of(ast.parse(formula, mode="eval").body)


def test_every_cost_follows_from_its_formula() -> None:
    names = {name: float(value) for name, value in INPUT.findall(README)}
    told = SUM.findall(README)
    assert told
    assert [f"{worth(formula, names):.2f}" for formula, _ in told] == [figure for _, figure in told]


def test_the_costs_add_up() -> None:
    (total,) = TOTAL.findall(README)
    assert f"{sum(float(figure) for _, figure in SUM.findall(README)):.2f}" == total


def test_every_input_is_used() -> None:
    formulas = " ".join(formula for formula, _ in SUM.findall(README))
    assert [
        name for name, _ in INPUT.findall(README) if not re.search(rf"\b{name}\b", formulas)
    ] == []


def sam_commands() -> list[str]:
    return [line for line in commands() if line.startswith("sam ")]


@pytest.mark.slow
@pytest.mark.parametrize("verb", ["deploy", "delete", "list stack-outputs"])
def test_sam_has_the_options_that_are_written(verb: str) -> None:
    written = [line for line in sam_commands() if line.startswith(f"sam {verb} ")]
    assert written
    known = run("sam", "sam", *verb.split(), "--help").stdout
    options = {word for line in written for word in re.findall(r"--[a-z0-9-]+", line)}
    assert [option for option in options if not re.search(rf"{option}\b", known)] == []


def test_no_other_verb_of_sam_is_written() -> None:
    assert {" ".join(re.findall(r"^sam ((?:list )?[\w-]+)", line)) for line in sam_commands()} == {
        "deploy",
        "delete",
        "list stack-outputs",
    }
