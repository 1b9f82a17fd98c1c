import pytest

from bedside.commands.knowledge_content import Content, content_of
from bedside.commands.knowledge_words import SpokenWords
from bedside.evaluation.transcripts.transcript import parse_transcript
from leg_comfort.clinic import Clinic, load_clinic

PROOF = ("# 8 A6", "# proves: dark_urine, many_nights", "you: an ache", "cause: chill")


@pytest.fixture(scope="session")
def clinic() -> Clinic:
    return load_clinic()


@pytest.fixture(scope="session")
def content(clinic: Clinic) -> Content:
    """The whole content in American words, with one conversation that proves something."""
    transcript = parse_transcript("very_dark_pee", PROOF)
    return content_of(clinic, [SpokenWords("en-US", "US")], [transcript])
