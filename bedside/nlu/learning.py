"""Learn from the examples of a model what a sentence resembles. Takes many seconds."""

import warnings
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack  # type: ignore[import-untyped]
from sklearn.exceptions import ConvergenceWarning
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.svm import LinearSVC

from bedside.console import InputError
from bedside.nlu.examples import REFUSED, Example
from bedside.nlu.normalizer import WordKinds
from bedside.nlu.similarity import ExampleIndex, SimilarityModel, stems_of
from bedside.nlu.text_vectors import TextVectors, pieces_in, words_in

FREQUENT = 40
"""The fewest examples that contain one of the skill's own words."""
RATHER = 25
"""How many times as often as in other examples such a word occurs in the skill's."""
MOST_PIECES = 40_000
TOLD_APART = 2
"""The fewest intents that can be told apart."""


def learn(
    examples: Sequence[Example], kinds: WordKinds, common: Collection[str] = ()
) -> SimilarityModel:
    """Learn from examples. The same examples always give the same model.

    common: words that belong to every topic, and so are none of the skill's own. Raises InputError
    if there are none of some intent and of other things to be told apart, as in a new language.
    """
    if len({example.intent for example in examples}) < TOLD_APART:
        raise InputError("no samples of intents yet, nothing can be learnt: write some first")
    examples = sorted(examples, key=lambda example: example.intent)
    texts = [example.text for example in examples]
    names = np.array([example.intent for example in examples])
    by_words, words = _vectors(texts, words_in)
    by_pieces, pieces = _vectors(texts, pieces_in, MOST_PIECES)
    by_kinds, kindly = _vectors([kinds.of(text) for text in texts], words_in)
    near = hstack([words, pieces]).tocsr()
    both = hstack([near, kindly]).tocsr()
    intents = _separate(both, names, strength=0.5)
    ours = _separate(both, names != REFUSED, strength=0.2)
    return SimilarityModel(
        examples,
        by_words,
        by_pieces,
        by_kinds,
        _index(near),
        [str(name) for name in intents.classes_],
        np.ascontiguousarray(np.vstack([intents.coef_, ours.coef_]).T, np.float32),
        np.append(intents.intercept_, ours.intercept_).astype(np.float32),
        _own_words(examples, common),
        kinds,
    )


def _vectors(
    texts: Sequence[str], parts: Callable[[str], list[str]], most: int | None = None
) -> tuple[TextVectors, csr_matrix]:
    """Return how texts become vectors, and the vectors of these ones. most: how many places."""
    fitted = TfidfVectorizer(analyzer=parts, sublinear_tf=True, max_features=most, dtype=np.float32)
    vectors = fitted.fit_transform(texts)
    places = {part: int(place) for part, place in fitted.vocabulary_.items()}
    return TextVectors(parts, places, fitted.idf_.astype(np.float32)), vectors


def _index(vectors: csr_matrix) -> ExampleIndex:
    columns = vectors.tocsc()
    return ExampleIndex(vectors.shape[0], columns.indptr, columns.indices, columns.data)


def _own_words(examples: Sequence[Example], common: Collection[str]) -> frozenset[str]:
    """Return the words that are frequent in the skill's examples and rare in the refused ones."""
    here: Counter[str] = Counter()
    elsewhere: Counter[str] = Counter()
    for example in examples:
        (elsewhere if example.intent == REFUSED else here).update(stems_of(example.text))
    usual = (w for w, times in here.items() if times >= FREQUENT and w not in common)
    return frozenset(word for word in usual if here[word] >= RATHER * elsewhere[word])


def _separate(vectors: csr_matrix, labels: Any, strength: float) -> LinearSVC:  # noqa: ANN401
    classifier = LinearSVC(C=strength, class_weight="balanced", tol=0.1, random_state=0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        return classifier.fit(vectors, labels)
