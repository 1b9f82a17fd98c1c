"""Resources that a process loads once: knowledge, lexicons, words."""

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from leg_comfort.alexa.free_text import FreeTextReader
from leg_comfort.clinic import Clinic, load_clinic
from leg_comfort.locales import (
    DEFAULT_LANGUAGE,
    DEFAULT_LOCALE,
    closest_locale,
    country_for,
    language_of,
)
from leg_comfort.speech import Words, load_words

if TYPE_CHECKING:
    from leg_comfort.nlu import Lexicon


@cache
def clinic() -> Clinic:
    """Return the medical knowledge."""
    return load_clinic()


@lru_cache(maxsize=32)
def words(locale: str, time_zone: str | None = None) -> Words:
    """Return the words of a locale for a device in a time zone, whose country they name.

    If they cannot be read, as those of a draft that no build holds, they are the default locale's.
    """
    country = country_for(locale, time_zone)
    try:
        return load_words(locale).in_country(country)
    except (LookupError, OSError, ValueError):
        if locale == DEFAULT_LOCALE:
            raise
        return load_words(DEFAULT_LOCALE).in_country(country)


@lru_cache(maxsize=8)
def lexicon(language: str) -> "Lexicon":
    """Return the lexicon of a language; if it cannot be read, the default language's."""
    from leg_comfort.nlu import load_lexicon  # Only if there is free text to read.

    try:
        return load_lexicon(language, clinic().findings)
    except (LookupError, OSError, ValueError):
        if language == DEFAULT_LANGUAGE:
            raise
        return lexicon(DEFAULT_LANGUAGE)


def load_all(locale: str) -> None:
    """Load all words and phrases of a locale, whether or not the next request needs them."""
    words(locale).load_all()
    lexicon(language_of(locale)).load_all()


@lru_cache(maxsize=8)
def reader(locale: str) -> FreeTextReader:
    """Return the reader of slot ids and free text for a locale."""
    return FreeTextReader(clinic(), lambda: lexicon(language_of(closest_locale(locale))))
