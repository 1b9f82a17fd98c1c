"""Spoken words as tokens: lower case, contractions opened, hesitations dropped."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*'?\*?")

Tokens = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spelling:
    """How a language opens its contractions and which noises it drops."""

    whole: Mapping[str, Tokens]
    """A whole word → the tokens it stands for ("cannot" → can, not)."""
    endings: Mapping[str, Tokens]
    """An ending → the tokens it stands for ("n't" → not)."""
    noises: frozenset[str]

    def tokens(self, words: str) -> Tokens:
        """Return the tokens of any text, spoken or typed; punctuation never matters."""
        plain = words.lower().replace("’", "'").replace("‘", "'")
        found = (token for word in _WORD.findall(plain) for token in self._open(word.strip("'")))
        return tuple(token for token in found if token not in self.noises)

    def _open(self, word: str) -> Tokens:
        if word in self.whole:
            return self.whole[word]
        for ending, opened in self.endings.items():
            stem = word.removesuffix(ending)
            if stem and stem != word:
                return (*self.whole.get(stem, (stem,)), *opened)
        return (word,)
