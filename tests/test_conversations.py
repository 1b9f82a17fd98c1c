"""Every transcript in tests/conversations goes as its writer wrote it."""

from functools import cache
from pathlib import Path

import pytest

from bedside.evaluation.transcripts.playback import play_transcript
from bedside.evaluation.transcripts.report import TranscriptReport
from bedside.evaluation.transcripts.transcript import read_transcript
from bedside.nlu import nlu_for
from bedside.simulator.echo import Nlu
from lambda_function import lambda_handler
from leg_comfort.locales import language_of
from tests.word_budget import too_long

TRANSCRIPTS = sorted((Path(__file__).parent / "conversations").rglob("*.txt"))


@cache
def nlu(locale: str) -> Nlu:
    return nlu_for(locale)


def test_there_are_conversations_and_each_has_a_name_of_its_own() -> None:
    assert TRANSCRIPTS
    assert len({_name(file) for file in TRANSCRIPTS}) == len(TRANSCRIPTS)


def _name(file: Path) -> str:
    """A conversation has a name of its own in its language; its siblings have the same."""
    return f"{file.parts[-3]}/{file.stem}"


EACH = pytest.mark.parametrize("file", TRANSCRIPTS, ids=_name)


@EACH
def test_a_conversation_lies_in_the_folder_of_its_language_and_behaviour(file: Path) -> None:
    transcript = read_transcript(file)
    language, behaviour = language_of(transcript.locale), transcript.behaviour.replace(" ", "-")
    assert file.parts[-3:-1] == (language, behaviour)


@EACH
def test_the_conversation_goes_as_written(file: Path) -> None:
    transcript = read_transcript(file)

    playback = play_transcript(transcript, lambda_handler, nlu(transcript.locale))

    if playback.problems:
        pytest.fail(playback.report(), pytrace=False)
    assert TranscriptReport([playback]).over_budget == []
    turns = (too_long(each, transcript.locale) for each in playback.echo.exchanges)
    assert [each for each in turns if each] == []
