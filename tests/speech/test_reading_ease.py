"""All that is said is easy to follow half asleep, and none of it is forbidden."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest
import textstat

from leg_comfort.clinic import forbidden, load_clinic
from leg_comfort.locales import LOCALES
from leg_comfort.speech import Sources, Words, plain_text, read_sources

from .template_reading import Reader

CLINIC = load_clinic()
EASE = 70
"""Flesch reading ease: plain English begins at 60, and 70 is what a child of twelve reads."""
SHOWN = "cards."
ENDS = (".", "?", "!")


def renderings(sources: Sources) -> Iterator[str]:
    """Yield every wording of every line as a person hears or reads it, in each filling."""
    reader = Reader(sources)
    for line, wordings in sources.lines.items():
        for wording in wordings:
            alone = replace(sources, lines={**sources.lines, line: (wording,)})
            words = Words(alone)
            yield from (plain_text(words.line(line, each)) for each in reader.fillings(wording))


@cache
def texts(locale: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(renderings(read_sources(locale))))


def spoken_sentences() -> tuple[str, ...]:
    """Return all spoken sentences of English, each once; parts are heard within their sentence."""
    sources = read_sources("en")
    spoken = {id: said for id, said in sources.lines.items() if not id.startswith(SHOWN)}
    whole = replace(sources, lines=spoken)
    return tuple(text for text in dict.fromkeys(renderings(whole)) if text.endswith(ENDS))


def test_all_that_is_spoken_in_english_is_easy_to_follow() -> None:
    sentences = spoken_sentences()
    ease = textstat.flesch_reading_ease(" ".join(sentences))
    assert len(sentences) > 300
    assert ease >= EASE, f"{len(sentences)} lines with a reading ease of {ease:.1f}"


def test_words_that_are_hard_to_follow_would_be_found() -> None:
    hard = "Immediately discontinue administering unfamiliar anticoagulant medication."
    assert textstat.flesch_reading_ease(hard) < EASE


@pytest.mark.parametrize("locale", ["en", *LOCALES])
def test_no_line_says_anything_forbidden(locale: str) -> None:
    said = [(text, rules) for text in texts(locale) if (rules := forbidden(CLINIC, text))]
    assert texts(locale)
    assert said == []
