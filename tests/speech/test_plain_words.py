"""The lines say things as people do: in American words, and one thing a question."""

import re

import pytest

from leg_comfort.speech import read_sources

BRITISH = (
    *("a fit", "the runs", "being sick", "draught", "pyjamas", "cushion", "tablet", "tablets"),
    *("colour", "loo", "poo", "wee", "tummy", "whilst"),
)
UNUSUAL = (
    *("grown-ups", "by day", "holds calcium", "I would leave it", "a good many nights"),
    *("body changes", "doctor's case"),
)


def shared_lines() -> dict[str, str]:
    """Return every wording of the lines that all locales share, by id."""
    lines = read_sources("en-US").lines
    return {id: " / ".join([text] if isinstance(text, str) else text) for id, text in lines.items()}


def said(words: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return the lines that say one of the words, each with the word."""
    found = re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)
    return [(id, match[0]) for id, text in shared_lines().items() if (match := found.search(text))]


def test_shared_lines_are_in_american_words() -> None:
    assert said(BRITISH) == []


def test_things_are_said_as_people_say_them() -> None:
    assert said(UNUSUAL) == []


@pytest.mark.parametrize("question", ["back", "tender", "walk", "urge"])
def test_a_question_about_the_cause_asks_for_one_fact(question: str) -> None:
    text = shared_lines()[f"ask.{question}.full"]
    assert not re.search(r"\band\b|, or\b", text)
