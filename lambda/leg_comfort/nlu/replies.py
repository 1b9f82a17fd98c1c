"""Tell a "no" that answers from a "no" that denies the verb behind it.

In Spanish "no" is both, and speech comes without commas: "no, la pierna está bien" answers, and "no
está bien" denies. What answers is read as a word of its own, so that no phrase takes it for a denial.
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
    bound: frozenset[str]
    """Words right behind it that it denies ("no me duele")."""
    clitics: frozenset[str]
    """Words that may stand between the two ("no la tengo"), and are articles elsewhere."""


def told_apart(words: ReplyWords, tokens: Tokens) -> Tokens:
    """Return the tokens with those at the beginning that answer read as what they are."""
    told: list[str] = []
    for at, token in enumerate(tokens):
        if token in words.read and not _is_bound(words, tokens[at + 1 : at + 3]):
            told.append(words.read[token])
        elif token in words.leading:
            told.append(token)
        else:
            break
    return (*told, *tokens[len(told) :])


def _is_bound(words: ReplyWords, behind: Tokens) -> bool:
    first, second, *_ = (*behind, "", "")
    return first in words.bound or (first in words.clitics and second in words.bound)
