"""Every make target that a person is told of exists."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
IN_PROSE = re.compile(r"(?:^ {4}|`)make ([a-z-]+)", re.M)
ON_THE_PAGE = re.compile(r"\bmake ([a-z-]+)")
PAGES = sorted((ROOT / "bedside" / "languages").glob("*/page.toml"))
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("infra/*.md")])


@pytest.mark.parametrize("file", DOCUMENTS, ids=lambda file: file.name)
def test_a_document_names_only_targets_that_exist(file: Path) -> None:
    assert set(IN_PROSE.findall(file.read_text(encoding="utf-8"))) <= TARGETS


@pytest.mark.parametrize("file", PAGES, ids=lambda file: file.parent.name)
def test_the_page_names_only_targets_that_exist(file: Path) -> None:
    named = set(ON_THE_PAGE.findall(file.read_text(encoding="utf-8")))
    assert named
    assert named <= TARGETS


def test_the_readme_names_targets_at_all() -> None:
    assert {"talk", "test"} <= set(IN_PROSE.findall((ROOT / "README.md").read_text("utf-8")))
