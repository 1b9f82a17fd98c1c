"""Weigh the words and pieces of words of a text, by what was learnt from the examples."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import log
from re import compile as pattern

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Places = NDArray[np.int32]
Vector = tuple[Places, Floats]
"""The places that are not 0, and the values there."""

WORD = pattern(r"[\w']+")
SHORTEST, LONGEST = 2, 5
"""How many characters a piece of a word has."""


def words_in(text: str) -> list[str]:
    """Return the words of a text, and each pair of neighbours."""
    words = WORD.findall(text)
    return [*words, *(f"{one} {other}" for one, other in pairwise(words))]


def pieces_in(text: str) -> list[str]:
    """Return the pieces of each word of a text; a space stands for its beginning and its end.

    A word that is too short for pieces of a length is one itself, once.
    """
    return [piece for word in text.split() for piece in _pieces(f" {word} ")]


def _pieces(word: str) -> list[str]:
    longest = min(len(word), LONGEST)
    return [
        word[at : at + length]
        for length in range(SHORTEST, longest + 1)
        for at in range(len(word) - length + 1)
    ]


@dataclass(frozen=True, slots=True)
class TextVectors:
    """Turns a text into a vector of length 1, as scikit-learn's TfidfVectorizer does.

    parts: what a text consists of. places: a known part → its place. weights: by place.
    """

    parts: Callable[[str], list[str]]
    places: Mapping[str, int]
    weights: Floats

    def of(self, text: str) -> Vector:
        """Return the vector of a text."""
        known = Counter(part for part in self.parts(text) if part in self.places)
        places = np.array([self.places[part] for part in known], np.int32)
        often = np.array([log(times) + 1 for times in known.values()], np.float32)
        values = often * self.weights[places]
        length = np.linalg.norm(values) if known else np.float32(1)
        return places, (values / length).astype(np.float32)
