"""Every transcript in tests/conversations goes as its writer wrote it."""

from functools import cache
from pathlib import Path

import pytest

from bedside.conversations import Report
from bedside.device import Hearing
from bedside.hearing import hearing_for
from bedside.rehearsal import rehearse
from bedside.transcripts import read_transcript
from lambda_function import lambda_handler
from leg_comfort.locales import language_of

TRANSCRIPTS = sorted((Path(__file__).parent / "conversations").rglob("*.txt"))


@cache
def hearing(locale: str) -> Hearing:
    return hearing_for(locale)


def test_there_are_conversations_and_each_has_a_name_of_its_own() -> None:
    assert TRANSCRIPTS
    assert len({file.stem for file in TRANSCRIPTS}) == len(TRANSCRIPTS)


@pytest.mark.parametrize("file", TRANSCRIPTS, ids=lambda file: file.stem)
def test_a_conversation_lies_in_the_folder_of_its_language_and_behaviour(file: Path) -> None:
    transcript = read_transcript(file)
    language, behaviour = language_of(transcript.locale), transcript.behaviour.replace(" ", "-")
    assert file.parts[-3:-1] == (language, behaviour)


@pytest.mark.parametrize("file", TRANSCRIPTS, ids=lambda file: file.stem)
def test_the_conversation_goes_as_written(file: Path) -> None:
    transcript = read_transcript(file)

    rehearsal = rehearse(transcript, lambda_handler, hearing(transcript.locale))

    if rehearsal.problems:
        pytest.fail(rehearsal.report(), pytrace=False)
    assert Report([rehearsal]).over_budget == []
