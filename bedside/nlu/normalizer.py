"""Normalize typed text as a speech recogniser would write it."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from bedside.console import read_language

STRANGE = re.compile(r"[^\w' ]+")


def plain(text: str) -> str:
    """Return a text in lower case, without punctuation: "What's up?" is "what's up"."""
    straight = text.replace("\u2019", "'").lower()
    return " ".join(STRANGE.sub(" ", straight).split())


def fluent(said: str, hesitations: Collection[str]) -> str:
    """Return a plain text without hesitations and repeated words: "um my my leg" is "my leg".

    If less than half of it is left, the text is returned unchanged.
    """
    words = said.split()
    left = [word for word, _ in groupby(word for word in words if word not in hesitations)]
    return " ".join(left) if 2 * len(left) >= len(words) else said


def without_fillers(said: str, fillers: Collection[str]) -> str:
    """Return a plain text without fillers at its ends: "so is it bad please" is "is it bad"."""
    words = said.split()
    while words and words[0] in fillers:
        words = words[1:]
    while words and words[-1] in fillers:
        words = words[:-1]
    return " ".join(words)


@dataclass(frozen=True, slots=True)
class WordKinds:
    """Words grouped by kind.

    kinds: a word → its kind. endings: how a contraction is opened.
    """

    kinds: Mapping[str, str]
    endings: Mapping[str, str]

    def of(self, text: str) -> str:
        """Return a plain text with each known word replaced by its kind, in capitals."""
        return " ".join(self._kind(word) for word in text.split())

    def _kind(self, word: str) -> str:
        for ending, opened in self.endings.items():
            if word.endswith(ending) and word != ending:
                stem = word.removesuffix(ending)
                return self.kinds.get(stem, stem) + opened
        return self.kinds.get(word, word)


@cache
def kinds_of(language: str) -> WordKinds:
    """Read the kind of each word of a language.

    A word of two kinds belongs to the first.
    """
    known = read_language(language, "concepts")
    kinds: dict[str, str] = {}
    for kind, words in known.get("kinds", {}).items():
        for word in words.split():
            kinds.setdefault(word, kind.upper())
    return WordKinds(kinds, known.get("endings", {}))
