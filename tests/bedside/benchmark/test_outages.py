import json
import os
import urllib.error
import urllib.request

import pytest

from bedside import cli
from bedside.benchmark import outages
from bedside.benchmark.dynamodb_states import (
    ENDPOINT,
    STORES,
    StoreState,
    down,
    memory_at,
    refusing,
)
from bedside.benchmark.outages import (
    CASES,
    OutageCase,
    OutageFigures,
    Timed,
    as_json,
    as_text,
    play,
)
from bedside.simulator.fake_alexa_api import FakeAlexaApi
from bedside.simulator.surroundings import STATES, skill_in
from leg_comfort.alexa import Deployment
from tests.bedside.stub_skill import StubSkill


def figures(p99: float = 0.1, complete: bool = True) -> OutageFigures:
    return OutageFigures(OutageCase("down"), [True, complete], [0.1] * 98 + [p99, 9.9])


def test_every_case_is_of_states_there_are() -> None:
    assert {case.store for case in CASES} <= {None, *STORES}
    assert {case.amazon for case in CASES} <= set(STATES)
    assert {"down", "slow", "refusing"} <= {case.store for case in CASES}


def test_ninety_nine_of_a_hundred_turns_are_held_to_the_bound() -> None:
    assert figures(p99=2.4).p99 == 2.4
    assert figures(p99=2.4).holds
    assert not figures(p99=2.5).holds


def test_a_conversation_that_was_cut_short_breaks_it() -> None:
    assert not figures(complete=False).holds
    assert "NOT as it should be" in as_text([figures(), figures(complete=False)])
    assert as_json([figures(complete=False)])["cases"][0]["complete"] == 1


@pytest.mark.parametrize("store", [refusing, down])
def test_a_whole_night_is_complete_where_the_table_cannot_be_used(
    store: StoreState, caplog: pytest.LogCaptureFixture
) -> None:
    with (
        FakeAlexaApi() as amazon,
        store() as endpoint,
        memory_at(endpoint, new=False) as memory,
    ):
        skill = Timed(skill_in(Deployment(memory)))
        complete = play(skill, amazon, "amzn1.ask.account.somebody")

    assert complete
    assert skill.seconds
    assert "StoreError" in caplog.text


def test_a_skill_that_never_gets_to_the_advice_is_not_complete() -> None:
    with FakeAlexaApi() as amazon:
        assert not play(lambda event, context: StubSkill()(event, context), amazon, "somebody")


def test_a_refusing_table_refuses_as_dynamodb_does() -> None:
    with refusing() as endpoint:
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(endpoint, b"{}")  # noqa: S310 - loopback
        with refused.value as answer:
            assert answer.code == 400
            assert json.load(answer)["__type"].endswith("#AccessDeniedException")


def test_the_environment_is_as_it_was_afterwards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "mine")
    monkeypatch.delenv(ENDPOINT, raising=False)

    with memory_at("http://127.0.0.1:9", new=False):
        assert os.environ[ENDPOINT] == "http://127.0.0.1:9"

    assert os.environ["AWS_ACCESS_KEY_ID"] == "mine"
    assert ENDPOINT not in os.environ


@pytest.mark.parametrize(("complete", "code"), [(True, 0), (False, 1)])
def test_the_command_fails_where_the_bound_is_broken(
    complete: bool,
    code: int,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(outages, "measured", lambda: [figures(complete=complete)])

    assert cli.main(["benchmark", "--memory", "--json"]) == code
    assert json.loads(capsys.readouterr().out)["bound_seconds"] == 2.5
    assert cli.main(["benchmark", "--memory"]) == code
    assert "p99" in capsys.readouterr().out


class Measured:
    """A benchmark's result, and whether it kept its promises."""

    def __init__(self, kept: bool) -> None:
        self.kept = self.holds = kept

    def as_text(self) -> str:
        return "as it was"

    def as_json(self) -> dict[str, object]:
        return {"kept": self.kept}


@pytest.mark.parametrize("kept", [True, False])
@pytest.mark.parametrize(
    ("flag", "measures"),
    [
        ([], "bedside.benchmark.cold_starts.benchmark"),
        (["--endpoint"], "bedside.benchmark.endpoint_load.measured"),
    ],
)
def test_a_promise_that_is_not_kept_fails_the_command(
    kept: bool,
    flag: list[str],
    measures: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(measures, lambda: Measured(kept))
    assert cli.main(["benchmark", *flag]) == (0 if kept else 1)
    assert cli.main(["benchmark", *flag, "--json"]) == (0 if kept else 1)
    assert capsys.readouterr().out.startswith("as it was\n{")
