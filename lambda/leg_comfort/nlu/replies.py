"""Tell a "no" that answers from a "no" that denies the verb behind it.

In Spanish "no" is both, and speech comes without commas: "no, la pierna está bien" answers, but
"no está bien" denies. What answers is read as a word of its own, taken by no phrase for a denial.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from leg_comfort.nlu.tokens import Tokens


@dataclass(frozen=True, slots=True)
class ReplyWords:
    """The words of a language that answer in one place and deny in another."""

    read: Mapping[str, str]
    """A word → what it is read as where it answers ("no" → nope)."""
    leading: frozenset[str]
    """Words that may stand before an answer at the beginning ("pues no")."""
    free: frozenset[str]
    """Words right behind it that it does not deny ("no gracias"), as it may any other."""
    clitics: frozenset[str]
    """Articles that are something else before one of `bound` ("no la tengo")."""
    bound: frozenset[str]


def told_apart(words: ReplyWords, tokens: Tokens) -> Tokens:
    """Return the tokens with those at the beginning that answer read as what they are."""
    told: list[str] = []
    for at, token in enumerate(tokens):
        if token in words.read and _is_free(words, tokens[at + 1 : at + 3]):
            told.append(words.read[token])
        elif token in words.leading:
            told.append(token)
        else:
            break
    return (*told, *tokens[len(told) :])


def _is_free(words: ReplyWords, behind: Tokens) -> bool:
    first, second, *_ = (*behind, "", "")
    article = first in words.clitics and second not in words.bound
    return not behind or article or first in words.free
