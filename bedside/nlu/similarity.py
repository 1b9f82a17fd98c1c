"""Compare a sentence with the examples of a model, by words and by pieces of words."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bedside.nlu.examples import Example
from bedside.nlu.normalizer import WordKinds
from bedside.nlu.text_vectors import Floats, Places, TextVectors, Vector


@dataclass(frozen=True, slots=True)
class Resemblance:
    """How a sentence compares with the examples.

    nearness: for every example, from 0 (nothing shared) to 1 (the same sentence). clearness: for
    every intent, above 0 for a clear yes. belonging: below 0 for out of domain. own: whether it has
    one of the skill's own words.
    """

    examples: Sequence[Example]
    nearness: Floats
    clearness: Mapping[str, float]
    belonging: float
    own: bool

    def margins(self) -> dict[str, float]:
        """Return for every intent the sum of clearness and nearness."""
        near = {name: self.nearest(name)[1] for name in self.clearness}
        return {name: clear + near[name] for name, clear in self.clearness.items()}

    def nearest(self, intent: str) -> tuple[Example, float]:
        """Return the nearest example of an intent and its nearness."""
        first, last = _stretch(self.examples, intent)
        best = first + int(self.nearness[first:last].argmax())
        return self.examples[best], float(self.nearness[best])


@dataclass(frozen=True, slots=True)
class ExampleIndex:
    """The vectors of all examples, by place: which of them have a value there.

    size: the number of examples. The rows of a place, and their values, stand from starts[place] to
    starts[place + 1].
    """

    size: int
    starts: Places
    rows: Places
    values: Floats

    def products(self, places: Places, values: Floats) -> Floats:
        """Return the scalar product of a vector with each example."""
        found = np.zeros(self.size, np.float32)
        for place, value in zip(places, values, strict=True):
            there = slice(self.starts[place], self.starts[place + 1])
            found[self.rows[there]] += value * self.values[there]
        return found


@dataclass(frozen=True, slots=True)
class SimilarityModel:
    """What was learnt from examples: finds the intent of a sentence and its nearest example.

    examples are sorted by intent. slopes has a row for each place of the three vectors in turn, and
    a column for each intent; the last column, as in offsets, is for belonging to the domain.
    """

    examples: Sequence[Example]
    by_words: TextVectors
    by_pieces: TextVectors
    by_kinds: TextVectors
    index: ExampleIndex
    intents: Sequence[str]
    slopes: Floats
    offsets: Floats
    own: frozenset[str]
    kinds: WordKinds

    def look(self, text: str) -> Resemblance:
        """Compare a sentence with all examples."""
        words, pieces = self.by_words.of(text), self.by_pieces.of(text)
        near = _joined(words, pieces, len(self.by_words.places))
        kindly = self.by_kinds.of(self.kinds.of(text))
        places, values = _joined(near, kindly, len(self.slopes) - len(self.by_kinds.places))
        *clearness, belonging = map(float, values @ self.slopes[places] + self.offsets)
        return Resemblance(
            self.examples,
            self.index.products(*near) / np.float32(2),
            dict(zip(self.intents, clearness, strict=True)),
            belonging,
            not self.own.isdisjoint(stems_of(text)),
        )


def stems_of(text: str) -> set[str]:
    """Return the words without the part after an apostrophe: "calf's" is "calf"."""
    return {word.partition("'")[0] for word in text.split()}


def _joined(one: Vector, other: Vector, length: int) -> Vector:
    """Return one vector of two, the first of which has this length."""
    return np.concatenate([one[0], other[0] + length]), np.concatenate([one[1], other[1]])


def _stretch(examples: Sequence[Example], intent: str) -> tuple[int, int]:
    """Return the range of the examples of an intent, which are sorted by intent."""
    return (
        bisect_left(examples, intent, key=lambda example: example.intent),
        bisect_right(examples, intent, key=lambda example: example.intent),
    )
