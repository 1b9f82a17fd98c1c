"""How many words a turn may have: what somebody half asleep can take in at once."""

import re

from bedside.simulator.exchange import Exchange, words_of

MOST_WORDS = 45
MOST_WORDS_OF_A_QUESTION = 17
"""Seven seconds at an ordinary pace."""
LISTENED_TO = ("relief.stretch", "relief.towel", "relief.heel", "relief.again")
"""A stretch is done, not taken in."""
ASKED_FOR = ("summary.", "memory.recall.")
"""A summary, and all that is kept of a person, which they asked for."""

FIGURES = "zero|oh|one|two|three|four|five|six|seven|eight|nine|hundred|triple"
A_NUMBER = re.compile(rf"\b(?:(?:{FIGURES})\b,? ?){{3,}}")


def count_words(text: str) -> int:
    """Count the words of a text; a number to call counts as three, however long it is."""
    return len(A_NUMBER.sub("nine one one ", text).split())


def too_long(exchange: Exchange) -> str | None:
    """Return what is too long in a turn, the lines it is made of first; None if nothing is."""
    text = words_of(exchange.speech)
    lines = [template for template, _ in exchange.attributes.get("last") or ()]
    if any(line.startswith((*LISTENED_TO, *ASKED_FOR)) for line in lines):
        return None
    words = count_words(text)
    if words <= MOST_WORDS or "Four." in text:
        return None
    named = " + ".join(lines) if exchange.keeps_open else "ending"
    return f"{named}: {words} words: {text}"
