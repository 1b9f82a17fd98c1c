"""Every transcript goes as written when each of its turns is a request that Amazon signed."""

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from http.client import HTTPConnection
from pathlib import Path

import pytest

from bedside.console import Json
from bedside.evaluation.transcripts.playback import play_transcript
from bedside.evaluation.transcripts.transcript import read_transcript
from bedside.nlu import nlu_for
from bedside.simulator.echo import Nlu, SkillHandler
from bedside.simulator.surroundings import skill_in
from lambda_function import lambda_handler
from leg_comfort.alexa import Deployment
from tests.bedside.server.bodies import as_body
from tests.bedside.server.places import (
    LOOPBACK,
    ROOT,
    Endpoint,
    open_endpoint,
    open_shelf,
    sent,
    signed,
)
from tests.bedside.server.signing import NOW, YEAR, Signer, signer

TRANSCRIPTS = sorted((Path(__file__).parents[2] / "conversations").rglob("*.txt"))
AT_ONCE = {
    "a_whole_night_from_cramp_to_good_night",
    "forget_me_with_a_yes_deletes_everything_and_the_reminder",
    "disabled_while_a_reminder_is_set_it_forgets_everything",
}
"""Those that `make test` plays as well."""


@dataclass(frozen=True)
class Line:
    """A signed line to the endpoint, behind which this skill answers."""

    endpoint: Endpoint
    connection: HTTPConnection
    amazon: Signer
    skill: SkillHandler = lambda_handler

    def __call__(self, event: Json, context: object) -> Json:
        self.endpoint.skill = self.skill
        self.endpoint.now = datetime.fromisoformat(event["request"]["timestamp"])
        body = as_body(event)
        answer = sent(self.connection, body, signed(self.amazon, body))
        assert answer.status == 200
        found: Json = json.loads(answer.body)
        return found

    def furnish(self, deployment: Deployment) -> SkillHandler:
        return replace(self, skill=skill_in(deployment))


@pytest.fixture(scope="module")
def line() -> Iterator[Line]:
    amazon = signer(ROOT, begins=NOW - YEAR, ends=NOW + YEAR)
    with open_shelf() as shelf, open_endpoint(shelf, lambda_handler) as endpoint:
        shelf.lay(amazon.pem)
        with closing(HTTPConnection(LOOPBACK, endpoint.port, timeout=60)) as connection:
            yield Line(endpoint, connection, amazon)


@cache
def nlu(locale: str) -> Nlu:
    return nlu_for(locale)


def marks_of(file: Path) -> list[pytest.MarkDecorator]:
    return [] if file.stem in AT_ONCE else [pytest.mark.slow]


PLAYED = [pytest.param(file, id=file.stem, marks=marks_of(file)) for file in TRANSCRIPTS]


def test_those_played_at_once_are_there() -> None:
    assert {file.stem for file in TRANSCRIPTS} >= AT_ONCE


@pytest.mark.parametrize("file", PLAYED)
def test_the_conversation_goes_as_written_over_http(line: Line, file: Path) -> None:
    transcript = read_transcript(file)
    before = len(line.endpoint.answered)

    playback = play_transcript(transcript, line, nlu(transcript.locale), line.furnish)

    if playback.problems:
        pytest.fail(playback.report(), pytrace=False)
    assert len(line.endpoint.answered) > before
