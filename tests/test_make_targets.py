"""Every make target that a person is told of exists."""

import re
import shutil
import subprocess
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


def dry_run(target: str, checkout: Path, *settings: str) -> str:
    """What make would run for a target on a fresh machine."""
    ran = subprocess.run(  # noqa: S603
        ["make", "-n", target, *settings],  # noqa: S607 - any make will do
        cwd=checkout,
        capture_output=True,
        text=True,
        check=True,
    )
    return ran.stdout


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """A checkout without an environment, as far as make looks at it."""
    for name in ("Makefile", "pyproject.toml", "uv.lock"):
        shutil.copy(ROOT / name, tmp_path)
    for name in ("bedside", "interaction_models"):
        (tmp_path / name).symlink_to(ROOT / name)
    return tmp_path


@pytest.mark.parametrize("target", ["talk", "serve"])
def test_the_desk_gets_nothing_that_only_tests_need_and_learns_before_it_starts(
    target: str, fresh: Path
) -> None:
    run = dry_run(target, fresh)
    assert "--no-group dev" in run
    assert run.index("uv sync") < run.index("model learn") < run.index(f"leg-comfort {target}")


@pytest.mark.parametrize("target", ["talk", "serve"])
def test_the_desk_speaks_the_locale_that_is_asked_for_and_learns_it_before(
    target: str, fresh: Path
) -> None:
    run = dry_run(target, fresh, "LOCALE=de-DE")
    learns = run.index("model learn --locale de-DE")
    assert learns < run.index(f"leg-comfort {target} --locale de-DE")


@pytest.mark.parametrize("target", ["test", "test-slow", "test-browser", "check"])
def test_tests_get_all_that_is_locked(target: str, fresh: Path) -> None:
    run = dry_run(target, fresh)
    assert "uv sync" in run
    assert "--no-group" not in run


FAILING = "printf 'dots\\n=== FAILURES ===\\nwhy\\n'; exit 3"


@pytest.mark.parametrize(
    ("command", "code", "shown"),
    [
        ("echo fine", 0, ""),
        ("echo why; exit 2", 2, "why\n"),
        (FAILING, 3, "=== FAILURES ===\nwhy\n"),
    ],
)
def test_a_check_says_nothing_unless_it_fails(command: str, code: int, shown: str) -> None:
    quietly = str(ROOT / "tests" / "quietly.sh")
    ran = subprocess.run(  # noqa: S603
        [quietly, "sh", "-c", command], capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stdout) == (code, shown)
