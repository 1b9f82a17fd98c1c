"""Every language has the same nights as English: conversations under the same names."""

import tomllib
from pathlib import Path

import pytest

from bedside.evaluation.transcripts.transcript import Transcript, read_transcript
from leg_comfort.locales import DEFAULT_LANGUAGE, language_of
from tests.languages import LANGUAGES

CONVERSATIONS = Path(__file__).parent / "conversations"
CONTENT = tomllib.loads((CONVERSATIONS / "siblings.toml").read_text(encoding="utf-8"))
TOPICS = {"safety", "emergency", "repair", "reminder", "forgetting"}
SIBLINGS = [name for topic in sorted(TOPICS) for name in CONTENT[topic]]
OTHERS = [name for name in LANGUAGES if name != DEFAULT_LANGUAGE]


def read(language: str, name: str) -> Transcript:
    return read_transcript(CONVERSATIONS / language / f"{name}.txt")


def test_the_list_names_english_conversations_of_every_topic() -> None:
    assert CONTENT.keys() == {"at_least", *TOPICS}
    lost = [n for n in SIBLINGS if not (CONVERSATIONS / DEFAULT_LANGUAGE / f"{n}.txt").is_file()]
    assert lost == []
    assert len(set(SIBLINGS)) == len(SIBLINGS) > 30


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_has_conversations_enough(language: str) -> None:
    assert len(list((CONVERSATIONS / language).rglob("*.txt"))) >= CONTENT["at_least"]


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("name", SIBLINGS)
def test_a_sibling_is_in_its_language_and_comes_to_the_same(language: str, name: str) -> None:
    own, english = read(language, name), read(DEFAULT_LANGUAGE, name)
    assert language_of(own.locale) == language
    assert _conclusions(own) == _conclusions(english)


def _conclusions(transcript: Transcript) -> set[tuple[str, str]]:
    """The causes and levels that a transcript expects."""
    return {(s.key, s.text) for s in transcript.steps if s.key in ("cause", "triage")}
