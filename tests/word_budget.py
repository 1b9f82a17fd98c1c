"""How many words a turn may have: what somebody half asleep can take in at once."""

import re
from functools import cache

from bedside.simulator.exchange import Exchange, words_of
from leg_comfort.locales import language_of
from leg_comfort.speech import read_sources
from tests.languages import language

MOST_WORDS = 45
QUESTION_SECONDS = 7
LISTENED_TO = (
    *("relief.stretch", "relief.towel", "relief.heel", "relief.again"),
    "relief.count.",
)
"""A stretch and its count are done, not taken in."""
ASKED_FOR = ("summary.", "memory.recall.")
"""A summary, and all that is kept of a person, which they asked for."""

A_NUMBER_COUNTS = "number to call "


@cache
def figures_of(locale: str) -> re.Pattern[str]:
    """The figures of a number to call, as they are said one after another."""
    said = (*read_sources(language_of(locale)).grammar.numbers[:10], *language(locale).figures)
    words = {word for each in said for word in each.split()}
    return re.compile(rf"\b(?:(?:{'|'.join(sorted(words))})\b,? ?){{3,}}")


def count_words(text: str, locale: str = "en-US") -> int:
    """Count the words of a text; a number to call counts as three, however long it is."""
    return len(figures_of(locale).sub(A_NUMBER_COUNTS, text).split())


def most_words_of_a_question(locale: str) -> int:
    """How many words of a language take as long as a question may."""
    return int(QUESTION_SECONDS * read_sources(locale).grammar.words_a_minute / 60)


def too_long(exchange: Exchange, locale: str | None = None) -> str | None:
    """Return what is too long in a turn, the lines it is made of first; None if nothing is.

    locale: of the conversation, for a turn in which nothing was sent.
    """
    text = words_of(exchange.speech)
    lines = [template for template, _ in exchange.attributes.get("last") or ()]
    if any(line.startswith((*LISTENED_TO, *ASKED_FOR)) for line in lines):
        return None
    words = count_words(text, locale or exchange.locale)
    if words <= MOST_WORDS:
        return None
    named = " + ".join(lines) if exchange.keeps_open else "ending"
    return f"{named}: {words} words: {text}"
