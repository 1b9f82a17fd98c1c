"""Words of one kind made the same, so that "a stroll" is learnt with "a walk"."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

CONCEPTS = Path(__file__).with_name("concepts.toml")


@dataclass(frozen=True, slots=True)
class Kinds:
    """kinds: a word → its kind. endings: how a contraction is opened."""

    kinds: Mapping[str, str]
    endings: Mapping[str, str]

    def of(self, text: str) -> str:
        """Give a plain text with each known word replaced by its kind, in capitals."""
        return " ".join(self._kind(word) for word in text.split())

    def _kind(self, word: str) -> str:
        for ending, opened in self.endings.items():
            if word.endswith(ending) and word != ending:
                stem = word.removesuffix(ending)
                return self.kinds.get(stem, stem) + opened
        return self.kinds.get(word, word)


@cache
def kinds_of(language: str) -> Kinds:
    """Read the kind of each word of a language; a language without any has none.

    A word of two kinds is of the first.
    """
    known = tomllib.loads(CONCEPTS.read_text(encoding="utf-8")).get(language, {})
    kinds: dict[str, str] = {}
    for kind, words in known.get("kinds", {}).items():
        for word in words.split():
            kinds.setdefault(word, kind.upper())
    return Kinds(kinds, known.get("endings", {}))
