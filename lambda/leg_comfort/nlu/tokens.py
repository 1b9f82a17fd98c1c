"""Text to tokens: lower case, contractions expanded, hesitations dropped."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*'?\*?")

Tokens = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spelling:
    """How a language expands its contractions, and the hesitations it drops."""

    whole: Mapping[str, Tokens]
    """A whole word → its tokens ("cannot" → can, not)."""
    endings: Mapping[str, Tokens]
    """An ending → its tokens ("n't" → not)."""
    noises: frozenset[str]

    def tokens(self, words: str) -> Tokens:
        """Return the tokens of spoken or typed text, without punctuation."""
        plain = words.lower().replace("’", "'").replace("‘", "'")
        found = (token for word in _WORD.findall(plain) for token in self._expand(word.strip("'")))
        return tuple(token for token in found if token not in self.noises)

    def _expand(self, word: str) -> Tokens:
        if word in self.whole:
            return self.whole[word]
        for ending, tokens in self.endings.items():
            stem = word.removesuffix(ending)
            if stem and stem != word:
                return (*self.whole.get(stem, (stem,)), *tokens)
        return (word,)
