"""Normalize typed text as a speech recogniser would write it."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
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

    kinds: a word → its kind. endings: how a contraction is opened. compounds: the last part of a
    compound → the kind of all that end with it, for words of no kind by themselves.
    """

    kinds: Mapping[str, str]
    endings: Mapping[str, str]
    compounds: Mapping[str, str] = field(default_factory=dict)

    def of(self, text: str) -> str:
        """Return a plain text with each known word replaced by its kind, in capitals."""
        return " ".join(self._kind(word) for word in text.split())

    def _kind(self, word: str) -> str:
        for ending, opened in self.endings.items():
            if word.endswith(ending) and word != ending:
                stem = word.removesuffix(ending)
                return self.kinds.get(stem, stem) + opened
        return self.kinds.get(word) or self._compound(word)

    def _compound(self, word: str) -> str:
        last = (kind for end, kind in self.compounds.items() if word.endswith(end))
        return next(last, word)


@cache
def kinds_of(language: str) -> WordKinds:
    """Read the kind of each word of a language.

    A word of two kinds belongs to the first.
    """
    known = read_language(language, "concepts")
    kinds, compounds = (_by_word(known.get(table, {})) for table in ("kinds", "compounds"))
    return WordKinds(kinds, known.get("endings", {}), compounds)


def common_words(language: str) -> frozenset[str]:
    """Read the words that belong to every topic in a language, such as "the"."""
    listed = read_language(language, "concepts").get("common", {})
    return frozenset(word for words in listed.values() for word in words.split())


def _by_word(listed: Mapping[str, str]) -> dict[str, str]:
    kinds: dict[str, str] = {}
    for kind, words in listed.items():
        for word in words.split():
            kinds.setdefault(word, kind.upper())
    return kinds
