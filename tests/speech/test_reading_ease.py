"""All that is said is easy to follow half asleep, and none of it is forbidden."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest

from leg_comfort.clinic import forbidden, load_clinic
from leg_comfort.locales import LOCALES, language_of
from leg_comfort.speech import Sources, Words, plain_text, read_sources
from tests.languages import LANGUAGES, language

from .template_reading import Reader

CLINIC = load_clinic()
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


def spoken_sentences(locale: str) -> tuple[str, ...]:
    """Return all spoken sentences, each once; parts are heard within their sentence."""
    sources = read_sources(locale)
    spoken = {id: said for id, said in sources.lines.items() if not id.startswith(SHOWN)}
    whole = replace(sources, lines=spoken)
    return tuple(text for text in dict.fromkeys(renderings(whole)) if text.endswith(ENDS))


@pytest.mark.parametrize("name", LANGUAGES)
def test_all_that_is_spoken_is_easy_to_follow(name: str) -> None:
    sentences, own = spoken_sentences(name), language(name)
    whole = " ".join(sentences)
    assert len(sentences) > 300
    assert own.is_easy(whole), (
        f"{len(sentences)} lines, {own.easy['formula']} {own.ease(whole):.1f}"
    )


@pytest.mark.parametrize("name", LANGUAGES)
def test_words_that_are_hard_to_follow_would_be_found(name: str) -> None:
    assert not language(name).is_easy(language(name).easy["hard"])


@pytest.mark.parametrize("locale", [*LANGUAGES, *LOCALES])
def test_no_line_says_anything_forbidden(locale: str) -> None:
    own = language_of(locale)
    said = [(text, rules) for text in texts(locale) if (rules := forbidden(CLINIC, text, own))]
    assert texts(locale)
    assert said == []
