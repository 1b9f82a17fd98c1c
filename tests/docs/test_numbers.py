"""The numbers on the pages for people are those of the code, and the pictures there are linked."""

import re
import tomllib
from pathlib import Path

import pytest

from bedside.packaging.bundle_python import WANTED
from bedside.server.run import HOST, PORT
from tests.architecture.figures import figures
from tests.bedside.nlu.test_conflicts import MOST_BYTES, MOST_SAMPLES
from tests.docs.pages import PAGES, README, ROOT, text_of

CONTRIBUTING = ROOT / "CONTRIBUTING.md"


def named(page: Path, pattern: str) -> set[str]:
    """What a page names in the place of the group of a pattern; it must name something."""
    found = set(re.findall(pattern, text_of(page)))
    assert found, f"{page.name} names nothing like {pattern}"
    return found


def test_the_pages_address_is_where_it_is_served() -> None:
    assert named(README, r"http://([\d.]+:\d+)/") == {f"{HOST}:{PORT}"}


def test_the_versions_of_python_are_those_that_are_asked_for() -> None:
    project = tomllib.loads(text_of(ROOT / "pyproject.toml"))["project"]
    least = named(README, r"Python (\d\.\d+) or later")
    assert {f">={version}" for version in least} == {project["requires-python"]}
    assert named(README, r"needs a Python (\d\.\d+)") == {WANTED}


@pytest.mark.slow
def test_the_limits_of_style_are_those_that_are_measured() -> None:
    aims = {figure.name: str(figure.aim) for figure in figures()}
    assert named(CONTRIBUTING, r"Functions at most (\d+) lines") == {
        aims["lines of the longest function"]
    }
    assert named(CONTRIBUTING, r"files at most (\d+)") == {aims["lines of the longest file"]}


def test_the_sizes_of_a_model_are_those_that_are_held() -> None:
    (samples,) = named(CONTRIBUTING, r"a locale may have ([\d,]+) of them")
    (kilobytes,) = named(CONTRIBUTING, r"and (\d+) KB")
    assert int(samples.replace(",", "")) == MOST_SAMPLES
    assert int(kilobytes) * 1000 == MOST_BYTES


def test_every_picture_in_docs_is_linked() -> None:
    pictures = {path.name for path in (ROOT / "docs").iterdir() if path.suffix != ".md"}
    linked = {
        Path(link).name for page in PAGES for link in re.findall(r"]\(([^)]+)\)", text_of(page))
    }
    assert pictures <= linked
