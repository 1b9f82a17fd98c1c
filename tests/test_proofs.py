"""Which rules a conversation proves: a transcript names them at its head, and playing holds it."""

from functools import cache
from pathlib import Path

import pytest

from bedside.evaluation.transcripts.report import read_folder
from bedside.evaluation.transcripts.transcript import Transcript
from leg_comfort.clinic import Clinic, RedFlag, load_clinic


@cache
def transcripts() -> list[Transcript]:
    return read_folder(Path(__file__).parent / "conversations")


@pytest.fixture(scope="module")
def clinic() -> Clinic:
    return load_clinic()


def red_flags(clinic: Clinic) -> set[str]:
    """Every red flag, whatever file it comes from."""
    files = (getattr(clinic, name) for name in Clinic.__dataclass_fields__)
    return {id_ for file in files for id_, each in file.items() if isinstance(each, RedFlag)}


def test_every_red_flag_has_a_conversation(clinic: Clinic) -> None:
    proved = {rule for each in transcripts() for rule in each.proves}
    assert sorted(red_flags(clinic) - proved) == []


def test_a_conversation_proves_rules_that_there_are(clinic: Clinic) -> None:
    rules = red_flags(clinic) | set(clinic.escalations)
    named = {rule: each.name for each in transcripts() for rule in each.proves}
    assert {rule: name for rule, name in named.items() if rule not in rules} == {}
