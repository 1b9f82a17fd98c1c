"""Phrases are compiled without what says the same twice."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from leg_comfort.clinic import load_clinic
from leg_comfort.locales import LANGUAGES_FOLDER
from leg_comfort.nlu import load_lexicon
from leg_comfort.nlu.pattern_compiler import compile_pattern, compile_words

FILES = sorted(
    [*LANGUAGES_FOLDER.glob("*/lexicon/*.toml"), *LANGUAGES_FOLDER.glob("*/answers.toml")]
)


def texts(value: object) -> Iterator[str]:
    """Yield every text in a tree of tables."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from texts(each)


def test_words_that_are_read_alike_are_kept_once() -> None:
    german = load_lexicon("de", load_clinic().findings)
    once = compile_words([("hab",)])

    assert compile_words([("hab",), ("hab",)]) == once
    pattern = compile_pattern("hab|habe|hob", {}, german.spelling, frozenset())
    assert pattern.parts == ((once,),)


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(LANGUAGES_FOLDER)))
def test_no_phrase_stands_twice_in_a_list(file: Path) -> None:
    lists = [
        [line for line in text.splitlines() if line.strip()]
        for text in texts(tomllib.loads(file.read_text(encoding="utf-8")))
    ]
    assert lists
    assert [
        [each for each in one if one.count(each) > 1] for one in lists if len(one) > len({*one})
    ] == []
