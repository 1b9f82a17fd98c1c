"""A sentence that tells of a warning sign is never read as its denial, whatever else is missed."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from leg_comfort.clinic import load_clinic, warning_signs
from leg_comfort.nlu import load_lexicon, read_text
from tests.languages import LANGUAGES

DATA = Path(__file__).parents[1] / "data"
CLINIC = load_clinic()
TELLING = ("emergency", "answer_yes")


def records(language: str) -> Iterator[dict[str, Any]]:
    """Yield the labelled sentences of a language; those of English stand in the folder itself."""
    folder = DATA / language
    for file in sorted((folder if folder.is_dir() else DATA).glob("*.json")):
        content = json.loads(file.read_text(encoding="utf-8"))
        yield from (each for each in content if isinstance(each, dict) and "context" in each)


def signs_told(record: dict[str, Any]) -> set[str]:
    slots = record.get("slots") or {}
    told = {name for name, value in slots.items() if value is True}
    if record.get("meaning") not in TELLING:
        told = {*record["findings"]} if record.get("sign") else set()
    return told & warning_signs(CLINIC)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_that_tells_of_a_sign_denies_it(language: str) -> None:
    lexicon, told = load_lexicon(language, CLINIC.findings), 0
    denied = []
    for record in records(language):
        signs, question = signs_told(record), CLINIC.questions.get(record["context"])
        asked = question.findings if question else ()
        facts = read_text(lexicon, record["text"], asked).facts
        denied += [(record["text"], sign) for sign in signs if facts.get(sign) is False]
        told += bool(signs)
    assert told > 60
    assert denied == []
