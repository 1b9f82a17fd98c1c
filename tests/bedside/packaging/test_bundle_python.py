"""The Python for a bundle is found, or one line says what to install."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bedside.packaging import bundle_python
from bedside.packaging.bundle_build import write_bundle
from bedside.packaging.bundle_python import WANTED, BundleError, target_python, version_of

HERE = Path(sys.executable)
VERSION = f"{sys.version_info.major}.{sys.version_info.minor}"


def no_python() -> Iterator[Path]:
    yield Path("/nowhere/python")


def only_this_one() -> Iterator[Path]:
    yield HERE


def test_without_the_lambdas_python_a_build_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(bundle_python, "_candidates", no_python)
    with pytest.raises(BundleError, match=rf"Python {WANTED}.*install .*python install {WANTED}$"):
        write_bundle(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_python_of_another_version_does_not_pass_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundle_python, "_candidates", only_this_one)
    monkeypatch.setattr(bundle_python, "WANTED", "3.0")
    with pytest.raises(BundleError, match=r"Python 3\.0"):
        target_python()


def test_the_first_that_fits_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundle_python, "_candidates", only_this_one)
    monkeypatch.setattr(bundle_python, "WANTED", VERSION)
    assert target_python().python == HERE


def test_a_python_that_is_named_is_taken_whatever_its_version() -> None:
    assert target_python(HERE).version == VERSION


def test_what_is_named_and_is_no_python_is_refused() -> None:
    with pytest.raises(BundleError, match="/nowhere/python is no Python"):
        target_python(Path("/nowhere/python"))


def test_a_python_tells_its_version() -> None:
    assert version_of(HERE) == VERSION


def test_what_does_not_run_or_fails_has_no_version(tmp_path: Path) -> None:
    failing = tmp_path / "python"
    failing.write_text("#!/bin/sh\nexit 3\n", encoding="utf-8")
    failing.chmod(0o755)
    assert version_of(failing) is None
    assert version_of(tmp_path / "missing") is None


def test_the_last_words_of_a_tool_that_fails_are_told(tmp_path: Path) -> None:
    with pytest.raises(BundleError, match=r"failed: .*no such thing"):
        bundle_python.run_tool([HERE, "-c", "raise SystemExit('no such thing')"], tmp_path)
