"""Every correction to the clinical notes is shown by a conversation, or held by a test."""

import ast
import tomllib
from pathlib import Path

from bedside.evaluation.transcripts.report import read_folder

ROOT = Path(__file__).parents[1]
CORRECTIONS = tomllib.loads((ROOT / "tests/data/corrections.toml").read_text(encoding="utf-8"))
TESTS = {item: each["test"] for item, each in CORRECTIONS.items() if "test" in each}
"""Item → the test that stands for it."""


def shown() -> dict[str, str]:
    """Return the items that conversations name, each with one of them."""
    folder = read_folder(ROOT / "tests/conversations")
    return {item: each.name for each in folder for item in each.corrections}


def test_every_correction_has_a_conversation_or_a_test() -> None:
    assert [item for item in CORRECTIONS if item not in {*shown(), *TESTS}] == []


def test_every_correction_that_a_conversation_names_is_on_the_list() -> None:
    assert {item: name for item, name in shown().items() if item not in CORRECTIONS} == {}


def is_there(test: str) -> bool:
    """Return whether there is a test, named as pytest names it."""
    file, name = test.split("::")
    parsed = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    return name in {each.name for each in parsed.body if isinstance(each, ast.FunctionDef)}


def test_every_test_that_stands_for_a_correction_is_there() -> None:
    assert [test for test in TESTS.values() if not is_there(test)] == []
