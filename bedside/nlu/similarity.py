"""Compare a sentence with the examples of a model, by words and by pieces of words."""

import warnings
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack  # type: ignore[import-untyped]
from sklearn.exceptions import ConvergenceWarning
from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS, TfidfVectorizer
from sklearn.svm import LinearSVC

from bedside.nlu.examples import REFUSED, Example
from bedside.nlu.normalizer import WordKinds

FREQUENT = 40
"""The fewest examples that contain one of the skill's own words."""
RATHER = 25
"""How many times as often as in other examples such a word occurs in the skill's."""


@dataclass(frozen=True, slots=True)
class Resemblance:
    """How a sentence compares with the examples.

    nearness: for every example, from 0 (nothing shared) to 1 (the same sentence). clearness: for
    every intent, above 0 for a clear yes. belonging: below 0 for out of domain. own: whether it has
    one of the skill's own words.
    """

    examples: Sequence[Example]
    nearness: Any
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
class SimilarityModel:
    """A model trained on examples: finds the intent of a sentence and its nearest example."""

    examples: Sequence[Example]
    by_words: Any
    by_pieces: Any
    vectors: Any
    intents: Any
    ours: Any
    own: frozenset[str]
    kinds: WordKinds
    by_kinds: Any

    @classmethod
    def learn(cls, examples: Sequence[Example], kinds: WordKinds) -> "SimilarityModel":
        """Train a model. The same examples always give the same model."""
        examples = sorted(examples, key=lambda example: example.intent)
        texts = [example.text for example in examples]
        names = np.array([example.intent for example in examples])
        by_words, by_pieces, by_kinds = _by_words(), _by_pieces(), _by_words(lowercase=False)
        vectors = hstack([by_words.fit_transform(texts), by_pieces.fit_transform(texts)]).tocsr()
        kindly = by_kinds.fit_transform([kinds.of(text) for text in texts])
        learnt = hstack([vectors, kindly]).tocsr()
        return cls(
            examples,
            by_words,
            by_pieces,
            vectors,
            _separate(learnt, names, strength=0.5),
            _separate(learnt, names != REFUSED, strength=0.2),
            _own_words(examples),
            kinds,
            by_kinds,
        )

    def look(self, text: str) -> "Resemblance":
        """Compare a sentence with all examples."""
        halves = [self.by_words.transform([text]), self.by_pieces.transform([text])]
        vector = hstack(halves).tocsr()
        nearness = (self.vectors @ vector.T).toarray().ravel() / 2
        kindly = self.by_kinds.transform([self.kinds.of(text)])
        learnt = hstack([vector, kindly]).tocsr()
        clearness = dict(
            zip(
                map(str, self.intents.classes_),
                map(float, self.intents.decision_function(learnt)[0]),
                strict=True,
            )
        )
        belonging = float(self.ours.decision_function(learnt)[0])
        own = not self.own.isdisjoint(_words(text))
        return Resemblance(self.examples, nearness, clearness, belonging, own)


def _by_words(lowercase: bool = True) -> TfidfVectorizer:
    return TfidfVectorizer(
        ngram_range=(1, 2),
        lowercase=lowercase,
        token_pattern=r"[\w']+",  # noqa: S106 - no password
        sublinear_tf=True,
        dtype=np.float32,
    )


def _by_pieces() -> TfidfVectorizer:
    return TfidfVectorizer(
        analyzer="char_wb",
        ngram_range=(2, 5),
        sublinear_tf=True,
        max_features=40_000,
        dtype=np.float32,
    )


def _own_words(examples: Sequence[Example]) -> frozenset[str]:
    """Return the words that are frequent in the skill's examples and rare in the refused ones."""
    here: Counter[str] = Counter()
    elsewhere: Counter[str] = Counter()
    for example in examples:
        (elsewhere if example.intent == REFUSED else here).update(_words(example.text))
    usual = (w for w, times in here.items() if times >= FREQUENT and w not in ENGLISH_STOP_WORDS)
    return frozenset(word for word in usual if here[word] >= RATHER * elsewhere[word])


def _words(text: str) -> set[str]:
    """Return the words without the part after an apostrophe: "calf's" is "calf"."""
    return {word.partition("'")[0] for word in text.split()}


def _stretch(examples: Sequence[Example], intent: str) -> tuple[int, int]:
    """Return the range of the examples of an intent, which are sorted by intent."""
    return (
        bisect_left(examples, intent, key=lambda example: example.intent),
        bisect_right(examples, intent, key=lambda example: example.intent),
    )


def _separate(vectors: csr_matrix, labels: Any, strength: float) -> LinearSVC:  # noqa: ANN401
    classifier = LinearSVC(C=strength, class_weight="balanced", tol=0.1, random_state=0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        return classifier.fit(vectors, labels)
