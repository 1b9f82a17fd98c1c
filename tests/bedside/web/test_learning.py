"""The page opens while the desk still learns what people say, and is told when that is done."""

from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from bedside.console import Json
from bedside.server.app import create_app
from bedside.web import EchoPool, bedside_page
from bedside.web.pages import TOKEN
from tests.bedside.stub_skill import StubNlu, StubSkill, StubUnderstood

WISH = {"locale": "en-US", "night": True, "screen": False}


@dataclass
class LearningNlu:
    """Understands when it has learnt, and no sooner."""

    done: Future[StubNlu] = field(default_factory=Future)

    @property
    def ready(self) -> bool:
        return self.done.done()

    def begin(self) -> None:
        """It has begun already."""

    def understand(self, text: str, context: str, today: date) -> StubUnderstood:
        return self.done.result(60).understand(text, context, today)


@pytest.fixture
def nlu(monkeypatch: pytest.MonkeyPatch) -> LearningNlu:
    nlu = LearningNlu()
    monkeypatch.setattr("bedside.web.echo_pool.nlu_for", lambda locale: nlu)
    return nlu


@pytest.fixture
def client(nlu: LearningNlu) -> Iterator[FlaskClient]:
    with EchoPool(StubSkill()) as echo_pool:
        yield create_app(echo_pool.skill, None, [bedside_page(echo_pool)]).test_client()


def turn(client: FlaskClient, token: str, action: Json) -> Json:
    answer: Json = client.post("/bedside/turn", json=action, headers={TOKEN: token}).get_json()
    return answer


def test_the_launch_is_answered_while_it_learns_and_the_state_says_so(
    client: FlaskClient, nlu: LearningNlu
) -> None:
    opened = client.post("/bedside/echo", json=WISH).get_json()
    assert opened["learning"] is True
    assert turn(client, opened["token"], {"launch": True})["learning"] is True
    nlu.done.set_result(StubNlu())
    state = client.get("/bedside/echo", headers={TOKEN: opened["token"]}).get_json()
    assert state == {"learning": False}
    assert turn(client, opened["token"], {"say": "cramp"})["learning"] is False


def test_an_echo_with_a_memory_keeps_the_account_in_its_file(
    nlu: LearningNlu, tmp_path: Path
) -> None:
    file = tmp_path / "memory.db"
    with EchoPool(StubSkill(), memory=file) as echo_pool:
        pooled = echo_pool.at(echo_pool.open("en-US", night=False, screen=False))
        pooled.do(lambda echo: echo.launch())
        pooled.amazon.permitted = True
        pooled.do(lambda echo: echo.launch())
        other = echo_pool.at(echo_pool.open("en-US", night=False, screen=False))
        assert other.amazon.permitted
