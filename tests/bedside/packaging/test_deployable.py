"""`leg-comfort build`: everything that is deployed, in one folder."""

import json
import sys
from pathlib import Path

import pytest

from bedside.cli import main
from bedside.evaluation.utterances import annotations
from bedside.packaging import deployable
from bedside.packaging.bundle_build import Bundle
from bedside.packaging.bundle_python import TargetPython
from leg_comfort.locales import LOCALES


@pytest.mark.slow
def test_one_command_writes_bundle_and_skill_package(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", "--target", str(tmp_path), "--python", sys.executable, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert Path(told["bundle"]).stat().st_size == told["zipped"]
    assert any("LEG_COMFORT_ENDPOINT" in each for each in told["unfinished"])
    assert [Path(each).stem for each in told["annotations"]] == list(LOCALES)
    for each in told["annotations"]:
        assert json.loads(Path(each).read_text(encoding="utf-8"))["data"]
    for written in ("bundle/lambda_function.pyc", "skill-package/skill.json", "store/en/terms.md"):
        assert (tmp_path / written).exists() or (tmp_path / written.replace(".pyc", ".py")).exists()


def test_without_the_sentences_of_a_checkout_the_build_says_so_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    no_bundle = Bundle(tmp_path, tmp_path, 0, 0, TargetPython(Path(sys.executable), "3.13"))
    monkeypatch.setattr(deployable, "write_bundle", lambda target, python: no_bundle)
    monkeypatch.setattr(annotations, "SENTENCES", tmp_path / "nowhere")

    assert main(["build", "--target", str(tmp_path)]) == 0

    *_, last = capsys.readouterr().out.splitlines()
    assert last == "annotations: none, for tests/data/ is not here"
    assert not (tmp_path / "annotations").exists()


def test_an_endpoint_that_is_none_is_said_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEG_COMFORT_ENDPOINT", "somewhere")
    assert main(["build", "--target", str(tmp_path)]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_python_that_is_none_is_said_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nowhere = str(tmp_path / "python")
    assert main(["build", "--target", str(tmp_path / "build"), "--python", nowhere]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
