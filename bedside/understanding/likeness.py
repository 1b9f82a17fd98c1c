"""How much a sentence is like those that a model teaches, by words and by pieces of words."""

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.exceptions import ConvergenceWarning
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.svm import LinearSVC

from bedside.understanding.examples import Example

REFUSED = "AMAZON.FallbackIntent"


@dataclass(frozen=True, slots=True)
class Likeness:
    """Learnt from examples: which intent a sentence means, and which example is nearest."""

    examples: Sequence[Example]
    by_words: Any
    by_pieces: Any
    vectors: Any
    intents: Any
    ours: Any

    @classmethod
    def learn(cls, examples: Sequence[Example]) -> "Likeness":
        """Learn; the same examples always give the same."""
        texts = [example.text for example in examples]
        names = np.array([example.intent for example in examples])
        by_words = TfidfVectorizer(
            ngram_range=(1, 2), token_pattern=r"[\w']+", sublinear_tf=True, dtype=np.float32
        )
        by_pieces = TfidfVectorizer(
            analyzer="char_wb",
            ngram_range=(2, 5),
            sublinear_tf=True,
            max_features=40_000,
            dtype=np.float32,
        )
        vectors = hstack([by_words.fit_transform(texts), by_pieces.fit_transform(texts)]).tocsr()
        intents = _separate(vectors, names, strength=0.5)
        return cls(
            examples,
            by_words,
            by_pieces,
            vectors,
            intents,
            _separate(vectors, names != REFUSED, strength=0.2),
        )

    def vector(self, text: str) -> csr_matrix:
        """Give the vector of a sentence; two halves of length one each."""
        halves = [self.by_words.transform([text]), self.by_pieces.transform([text])]
        return hstack(halves).tocsr()

    def margins(self, vector: csr_matrix) -> dict[str, float]:
        """Give for every intent how clearly a sentence means it; above 0 is a clear yes."""
        scores = self.intents.decision_function(vector)[0]
        return dict(zip(map(str, self.intents.classes_), map(float, scores), strict=True))

    def belonging(self, vector: csr_matrix) -> float:
        """Say how clearly a sentence is the skill's business; below 0 it is not."""
        return float(self.ours.decision_function(vector)[0])

    def nearest(self, vector: csr_matrix, intent: str) -> tuple[Example, float]:
        """Give the nearest example of an intent, and how near: 1 is the same, 0 has no word of it."""
        places = [at for at, example in enumerate(self.examples) if example.intent == intent]
        nearness = (self.vectors[places] @ vector.T).toarray().ravel() / 2
        best = int(nearness.argmax())
        return self.examples[places[best]], float(nearness[best])


def _separate(vectors: csr_matrix, labels: Any, strength: float) -> LinearSVC:  # noqa: ANN401
    classifier = LinearSVC(C=strength, class_weight="balanced", tol=0.1, random_state=0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        return classifier.fit(vectors, labels)
