"""A function runs under Lambda's own client; its responses, errors and end are observed."""

import sys
from collections.abc import Callable
from pathlib import Path

import awslambdaric
import pytest

from bedside.benchmark.runtime_api import FunctionError
from bedside.benchmark.runtime_child import Function, running

PACKAGES = Path(awslambdaric.__file__).parents[1]
Write = Callable[[str], Function]


@pytest.fixture
def function(tmp_path: Path) -> Write:
    """Return a factory of functions from the source of a handler."""

    def written(source: str) -> Function:
        home = tmp_path / "function"
        home.mkdir()
        (home / "lambda_function.py").write_text(source, encoding="utf-8")
        return Function(Path(sys.executable), (home, PACKAGES), environ={"NAMED": "yes"})

    return written


def test_events_go_in_and_answers_come_out_in_turn(function: Write) -> None:
    echo = function("def lambda_handler(event, context): return {'heard': event['said']}")
    with running(echo) as child:
        assert [child.api.ask({"said": said})["heard"] for said in "abc"] == ["a", "b", "c"]


def test_the_first_answer_comes_after_the_start(function: Write) -> None:
    with running(function("def lambda_handler(event, context): return {}")) as child:
        child.api.send({})
        arrival = child.api.arrival()
    assert arrival.answer() == {}
    assert child.started < arrival.moment


def test_a_function_that_raises_is_told_by_what_it_raised(function: Write) -> None:
    with (
        running(function("def lambda_handler(event, context): return 1 / 0")) as child,
        pytest.raises(FunctionError, match="ZeroDivisionError"),
    ):
        child.api.ask({})


def test_a_function_that_cannot_start_is_told_by_why(function: Write) -> None:
    with (
        running(function("import no_such_module")) as child,
        pytest.raises(FunctionError, match="no_such_module"),
    ):
        child.api.ask({})


def test_nothing_is_on_its_path_but_what_was_named(
    function: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", "/somewhere/else")
    monkeypatch.setenv("LEG_COMFORT_TABLE", "somebody's")
    telling = function(
        "import os, sys\n"
        "def lambda_handler(event, context): return {'path': sys.path, 'environ': dict(os.environ)}"
    )
    with running(telling) as child:
        told = child.api.ask({})
    home, packages = (str(folder) for folder in telling.folders)
    assert told["path"][:2] == [home, packages]
    assert not any("site-packages" in place for place in told["path"][2:])
    assert "/somewhere/else" not in told["path"]
    assert told["environ"]["NAMED"] == "yes"
    assert "LEG_COMFORT_TABLE" not in told["environ"]


SNAPSHOTTED = (
    "from snapshot_restore_py import register_before_snapshot, register_after_restore\n"
    "done = []\n"
    "register_before_snapshot(lambda: done.append('before'))\n"
    "register_after_restore(lambda: done.append('after'))\n"
    "def lambda_handler(event, context): return {'done': done}"
)


def test_a_snapshot_is_restored_before_the_first_event(function: Write) -> None:
    with running(function(SNAPSHOTTED).with_snapshot()) as child:
        child.api.send({})
        restored = child.api.restore()
        arrival = child.api.arrival()
    assert arrival.answer() == {"done": ["before", "after"]}
    assert child.started < restored < arrival.moment


def test_where_no_snapshot_is_taken_none_is_restored(function: Write) -> None:
    with running(function(SNAPSHOTTED)) as child:
        child.api.send({})
        with pytest.raises(FunctionError, match="no snapshot"):
            child.api.restore()


def test_a_function_that_fails_before_its_snapshot_is_told_by_why(function: Write) -> None:
    failing = function(
        "from snapshot_restore_py import register_before_snapshot\n"
        "register_before_snapshot(lambda: 1 / 0)\n"
        "def lambda_handler(event, context): return {}"
    )
    with (
        running(failing.with_snapshot()) as child,
        pytest.raises(FunctionError, match="ZeroDivisionError"),
    ):
        child.api.restore()


def test_it_is_gone_at_the_end_and_what_it_used_is_known(function: Write) -> None:
    with running(function("def lambda_handler(event, context): return {}")) as child:
        child.api.ask({})
        assert child.process.poll() is None
    assert child.process.returncode == -15
    assert child.busy > 0
    assert child.most_bytes > 1_000_000
