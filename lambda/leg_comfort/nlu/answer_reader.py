"""Read yes, no or unsure in free words."""

from typing import Literal, cast

from leg_comfort.nlu.lexicon import Lexicon
from leg_comfort.nlu.sentence_reader import read_sentence

AnswerKind = Literal["yes", "no", "unsure"]
ORDER = ("unsure", "no", "yes")
"""At the same position unsure wins over no, and no over yes."""


def read_answer(lexicon: Lexicon, words: str) -> AnswerKind | None:
    """Return the kind of the answer, or None if the words hold none.

    The first one counts ("no, it's fine, yes"), but unsure wins wherever it stands.
    """
    sentence = read_sentence(lexicon, words)
    first: dict[str, int] = {}
    for answer in ORDER:
        starts = [match.start for match in lexicon.answers[answer].matches(sentence)]
        if starts:
            first[answer] = min(starts)
    if "unsure" in first:
        return "unsure"
    return cast(AnswerKind, min(first, key=lambda a: first[a])) if first else None
