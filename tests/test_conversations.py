"""Every transcript in tests/conversations goes as its writer wrote it."""

from functools import cache
from pathlib import Path

import pytest

from bedside.evaluation.transcripts.playback import rehearse
from bedside.evaluation.transcripts.report import Report
from bedside.evaluation.transcripts.transcript import read_transcript
from bedside.nlu.trained_nlu import hearing_for
from bedside.simulator.echo import Hearing
from lambda_function import lambda_handler

TRANSCRIPTS = sorted((Path(__file__).parent / "conversations").glob("*.txt"))


@cache
def hearing(locale: str) -> Hearing:
    return hearing_for(locale)


def test_there_are_conversations() -> None:
    assert TRANSCRIPTS


@pytest.mark.parametrize("file", TRANSCRIPTS, ids=lambda file: file.stem)
def test_the_conversation_goes_as_written(file: Path) -> None:
    transcript = read_transcript(file)

    rehearsal = rehearse(transcript, lambda_handler, hearing(transcript.locale))

    if rehearsal.problems:
        pytest.fail(rehearsal.report(), pytrace=False)
    assert Report([rehearsal]).over_budget == []
