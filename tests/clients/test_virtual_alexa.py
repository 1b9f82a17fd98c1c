"""Conversations go as written when virtual-alexa holds them, from the interaction models alone."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from bedside.evaluation.transcripts.playback import Playback, play_transcript
from bedside.evaluation.transcripts.transcript import Transcript, read_transcript
from bedside.interaction_model import load_model
from bedside.simulator.echo import NotNowError, SkillHandler
from bedside.simulator.surroundings import skill_in
from leg_comfort.alexa import Deployment
from leg_comfort.locales import LOCALES
from tests.bedside.server.places import LOOPBACK, Endpoint, Shelf, open_endpoint
from tests.clients.playing import PlayedEcho, is_there, out_of_reach, virtual_alexa

pytestmark = pytest.mark.slow
TRANSCRIPTS = sorted((Path(__file__).parent / "conversations").rglob("*.txt"))


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    """The skill's endpoint as `leg-comfort serve --no-verify` opens it."""
    if not is_there():
        pytest.fail("no virtual-alexa: run tests/clients/set_up.sh", pytrace=False)
    with open_endpoint(Shelf(), skill_in(Deployment()), verify=False) as opened:
        yield opened


def address(endpoint: Endpoint) -> str:
    return f"http://{LOOPBACK}:{endpoint.port}/alexa"


def played(transcript: Transcript, endpoint: Endpoint) -> Playback:
    def make_skill(deployment: Deployment) -> SkillHandler:
        endpoint.skill = skill_in(deployment)
        return out_of_reach

    with virtual_alexa(address(endpoint), transcript.locale) as line:
        make_echo = partial(PlayedEcho, line=line)
        return play_transcript(transcript, out_of_reach, make_skill=make_skill, make_echo=make_echo)


@pytest.mark.parametrize("file", TRANSCRIPTS, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_the_conversation_goes_as_written_through_virtual_alexa(
    endpoint: Endpoint, file: Path
) -> None:
    playback = played(read_transcript(file), endpoint)

    if playback.problems:
        pytest.fail(playback.report(), pytrace=False)
    assert endpoint.answered


def test_what_virtual_alexa_sends_by_itself_is_answered(endpoint: Endpoint) -> None:
    with virtual_alexa(address(endpoint), "en-US") as line:
        told = [
            line.tell(step) for step in ({"launch": True}, {"utter": "cramp"}, {"end": "ERROR"})
        ]

    assert [each["open"] for each in told] == [True, True, False]
    assert told[1]["response"]["sessionAttributes"]["asking"] == "eased"
    assert [each["request"] for each in told] == endpoint.answered
    assert all("apiEndpoint" not in each["context"]["System"] for each in endpoint.answered)


@pytest.mark.parametrize("locale", LOCALES)
def test_virtual_alexa_takes_the_model_of_every_locale(endpoint: Endpoint, locale: str) -> None:
    model = load_model(locale)["interactionModel"]["languageModel"]
    cramp = next(each for each in model["intents"] if each["name"] == "CrampNowIntent")
    sample = next(each for each in cramp["samples"] if "{" not in each)

    with virtual_alexa(address(endpoint), locale) as line:
        launched, told = (line.tell(step) for step in ({"launch": True}, {"utter": sample}))

    assert launched["open"]
    assert told["request"]["request"]["locale"] == locale
    assert told["request"]["request"]["intent"]["name"] == "CrampNowIntent"
    assert told["response"]["sessionAttributes"]["asking"] == "eased"


def test_what_virtual_alexa_refuses_is_told(endpoint: Endpoint) -> None:
    with (
        virtual_alexa(address(endpoint), "en-US") as line,
        pytest.raises(NotNowError, match="OrderPizzaIntent"),
    ):
        line.tell({"intend": ["OrderPizzaIntent", {}]})

    assert endpoint.answered == []
