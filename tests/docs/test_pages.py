"""README, CONTRIBUTING and docs/ name things that are there, and show what really happens."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.docs.pages import PAGES, README, ROOT, blocks, leg_comfort, text_of

TOP = r"(?:\.ci|bedside|docs|infra|interaction_models|lambda|speech_templates|tests)"
PATH = re.compile(rf"[`( ]({TOP}/[\w./-]*)")
MADE = re.compile(r"\bmake ([a-z][a-z-]*)\b")
COMMAND = re.compile(r"^\| `leg-comfort ([^`]*)`", re.MULTILINE)
OPTION = re.compile(r"--[a-z][a-z-]*")
SCREEN = 50
"""Lines that fit on one screen."""


def relative(page: Path) -> str:
    return str(page.relative_to(ROOT))


def in_code(page: Path) -> str:
    """Everything on a page that is set as code."""
    spans = re.findall(r"`([^`\n]+)`", text_of(page))
    return "\n".join([*spans, *(line for block in blocks(page) for line in block)])


def targets() -> set[str]:
    (phony,) = re.findall(r"^\.PHONY: (.*)$", text_of(ROOT / "Makefile"), re.MULTILINE)
    return set(phony.split())


@pytest.mark.parametrize("page", [*PAGES, ROOT / "infra" / "README.md"], ids=relative)
def test_every_path_that_a_page_names_is_there(page: Path) -> None:
    named = {path.rstrip(".") for path in PATH.findall(text_of(page))}
    assert sorted(path for path in named if not (ROOT / path).exists()) == []


@pytest.mark.parametrize("page", PAGES, ids=relative)
def test_every_make_target_that_a_page_names_is_there(page: Path) -> None:
    assert set(MADE.findall(in_code(page))) - targets() == set()


def test_paths_and_targets_are_found_where_they_are_named() -> None:
    assert PATH.findall("see `docs/hosting.md` or [it](infra/README.md)") == [
        *("docs/hosting.md", "infra/README.md")
    ]
    assert {"talk", "test"} <= set(MADE.findall(in_code(README)))


def test_the_readme_leads_to_every_page() -> None:
    others = [relative(page) for page in PAGES if page != README]
    assert [page for page in others if f"]({page})" not in text_of(README)] == []


@pytest.mark.parametrize("part", ["Try it", "Change it", "Run it in production"])
def test_each_reader_of_the_readme_has_one_screen(part: str) -> None:
    (text,) = re.findall(rf"^## {part}\n(.*?)^## ", text_of(README), re.MULTILINE | re.DOTALL)
    assert len(text.splitlines()) <= SCREEN


def test_the_night_in_the_readme_is_what_is_said() -> None:
    (shown,) = (block for block in blocks(README) if any(line.startswith("› ") for line in block))
    typed = "".join(f"{line[2:]}\n" for line in shown if line.startswith("› "))
    said = " ".join(leg_comfort("talk", typed=typed).split())
    assert " ".join(" ".join(shown).split()) in said


def documented() -> dict[tuple[str, ...], set[str]]:
    """The commands in docs/commands.md, each with its options."""
    found = COMMAND.findall(text_of(ROOT / "docs" / "commands.md"))
    return {
        tuple(re.findall(r"^[a-z ]+", each)[0].split()): set(OPTION.findall(each)) for each in found
    }


@cache
def help_of(*command: str) -> str:
    return leg_comfort(*command, "--help")


def commands(*above: str) -> Iterator[tuple[str, ...]]:
    """The commands that --help tells of, with those below them."""
    listed = re.findall(r"^  [A-Z]+\n((?:    .*\n?)+)", help_of(*above), re.MULTILINE)
    names = re.findall(r"^    ([a-z]+)", "".join(listed), re.MULTILINE)
    for name in names:
        yield from commands(*above, name)
    if not names:
        yield above


def test_every_command_is_documented_and_no_other() -> None:
    assert set(documented()) == set(commands())


@pytest.mark.parametrize("command", sorted(documented()), ids=" ".join)
def test_every_option_is_documented_and_no_other(command: tuple[str, ...]) -> None:
    usage, _, _ = help_of(*command).partition("\n\n")
    assert documented()[command] == set(OPTION.findall(usage))


def test_every_make_target_is_documented() -> None:
    assert set(MADE.findall(in_code(ROOT / "docs" / "commands.md"))) == targets()
