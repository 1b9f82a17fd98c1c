"""Text to tokens: lower case, letters folded, contractions and compounds split, noises dropped."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*'?\*?")

Tokens = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spelling:
    """How a language folds letters, splits words, and the hesitations it drops."""

    whole: Mapping[str, Tokens]
    """A whole word → its tokens ("cannot" → can, not)."""
    endings: Mapping[str, Tokens]
    """An ending → its tokens ("n't" → not; "schmerzen" → schmerzen, of a compound)."""
    noises: frozenset[str]
    letters: Mapping[str, str] = field(default_factory=dict)
    """Letters that are written in several ways → the one way they are read ("ß" → ss)."""
    beginnings: Mapping[str, str] = field(default_factory=dict)
    """How words begin in a dialect → how they are read ("gsch" → gesch)."""

    def tokens(self, words: str) -> Tokens:
        """Return the tokens of spoken or typed text, without punctuation."""
        plain = self.folded(words.lower()).replace("’", "'").replace("‘", "'")
        found = (token for word in _WORD.findall(plain) for token in self._expand(word.strip("'")))
        return tuple(token for token in found if token not in self.noises)

    def folded(self, word: str) -> str:
        """Return the word with its letters folded."""
        for written, read in self.letters.items():
            word = word.replace(written, read)
        return word

    def _expand(self, word: str) -> Tokens:
        if word in self.whole:
            return self.whole[word]
        for dialect, read in self.beginnings.items():
            if word.startswith(dialect):
                return self._expand(read + word.removeprefix(dialect))
        for ending, tokens in self.endings.items():
            stem = word.removesuffix(ending)
            if stem and stem != word:
                return (*self.whole.get(stem, (stem,)), *tokens)
        return (word,)
