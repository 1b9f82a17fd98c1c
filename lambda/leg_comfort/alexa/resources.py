"""What a process loads once and keeps: knowledge, phrases, words."""

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from leg_comfort.alexa.free_text import Ear
from leg_comfort.clinic import Clinic, load_clinic
from leg_comfort.speech import Words, load_words

if TYPE_CHECKING:
    from leg_comfort.nlu import Lexicon

LANGUAGE = "en"
"""The language whose phrases are read where a locale's own has none."""


@cache
def clinic() -> Clinic:
    """The knowledge."""
    return load_clinic()


@lru_cache(maxsize=8)
def words(locale: str) -> Words:
    """The words of a locale, such as en-GB."""
    return load_words(locale)


@lru_cache(maxsize=8)
def lexicon(language: str) -> "Lexicon":
    """The phrases of a language, such as en; another's where it has none."""
    from leg_comfort.nlu import load_lexicon  # Where there are words to be read.

    try:
        return load_lexicon(language, clinic().findings)
    except (LookupError, OSError, ValueError):
        if language == LANGUAGE:
            raise
        return lexicon(LANGUAGE)


def ear(locale: str) -> Ear:
    """What understands the people of a locale."""
    return Ear(clinic(), lambda: lexicon(locale.partition("-")[0]))
