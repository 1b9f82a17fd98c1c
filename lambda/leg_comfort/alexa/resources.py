"""Resources that a process loads once: knowledge, lexicons, words."""

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from leg_comfort.alexa.free_text import FreeTextReader
from leg_comfort.clinic import Clinic, load_clinic
from leg_comfort.speech import Words, load_words

if TYPE_CHECKING:
    from leg_comfort.nlu import Lexicon

LANGUAGE = "en"
"""The language whose lexicon is used if a locale's language has none."""


@cache
def clinic() -> Clinic:
    """Return the medical knowledge."""
    return load_clinic()


@lru_cache(maxsize=8)
def words(locale: str) -> Words:
    """Return the words of a locale such as en-GB."""
    return load_words(locale)


@lru_cache(maxsize=8)
def lexicon(language: str) -> "Lexicon":
    """Return the lexicon of a language such as en, or English if it has none."""
    from leg_comfort.nlu import load_lexicon  # Only if there is free text to read.

    try:
        return load_lexicon(language, clinic().findings)
    except (LookupError, OSError, ValueError):
        if language == LANGUAGE:
            raise
        return lexicon(LANGUAGE)


@lru_cache(maxsize=8)
def reader(locale: str) -> FreeTextReader:
    """Return the reader of slot ids and free text for a locale."""
    return FreeTextReader(clinic(), lambda: lexicon(locale.partition("-")[0]))
