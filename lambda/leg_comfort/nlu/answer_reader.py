"""Yes, no or unsure in free words."""

from typing import Literal, cast

from leg_comfort.nlu.fact_reader import read_sentence
from leg_comfort.nlu.lexicon import Lexicon

Answer = Literal["yes", "no", "unsure"]
ORDER = ("unsure", "no", "yes")
"""At the same place the doubt wins over a no, and a no over a yes."""


def read_answer(lexicon: Lexicon, words: str) -> Answer | None:
    """Return the polarity of an answer, or None where the words hold none.

    What is said first counts ("no, it's fine, yes"), but a doubt anywhere wins.
    """
    sentence = read_sentence(lexicon, words)
    first: dict[str, int] = {}
    for answer in ORDER:
        starts = [match.start for match in lexicon.answers[answer].matches(sentence)]
        if starts:
            first[answer] = min(starts)
    if "unsure" in first:
        return "unsure"
    return cast(Answer, min(first, key=lambda a: first[a])) if first else None
