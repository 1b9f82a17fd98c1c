"""What is learnt with scikit-learn is looked up without it, and comes out the same."""

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some
from sklearn.feature_extraction.text import TfidfVectorizer

from bedside.nlu.examples import Example
from bedside.nlu.learning import learn
from bedside.nlu.normalizer import WordKinds
from bedside.nlu.similarity import SimilarityModel
from bedside.nlu.text_vectors import TextVectors

TEXTS = [
    "my calf is cramping",
    "it's my calf again, my left calf",
    "a cramp in my calf a a",
    "play some music",
    "what's the weather",
    "play the weather song",
    "should I see a doctor",
]
INTENTS = [*["CrampNowIntent"] * 3, *["AMAZON.FallbackIntent"] * 3, "AskWhenDoctorIntent"]
SENTENCES = some.lists(some.sampled_from(" ".join(TEXTS).split()) | some.text(), max_size=8)


@pytest.fixture(scope="module")
def model() -> SimilarityModel:
    examples = [Example(*pair) for pair in zip(TEXTS, INTENTS, strict=True)]
    return learn(examples, WordKinds({"calf": "LEG"}, {"'s": " is"}))


def libraries_own(**settings: object) -> TfidfVectorizer:
    found = TfidfVectorizer(lowercase=False, sublinear_tf=True, dtype=np.float32, **settings)
    return found.fit(TEXTS)


WORDS = libraries_own(token_pattern=r"[\w']+", ngram_range=(1, 2))  # noqa: S106 - no password
PIECES = libraries_own(analyzer="char_wb", ngram_range=(2, 5))


def dense(vectors: TextVectors, text: str) -> np.ndarray:
    whole = np.zeros(len(vectors.places), np.float32)
    places, values = vectors.of(text)
    whole[places] = values
    return whole


@given(SENTENCES.map(" ".join))
def test_a_text_becomes_the_vector_that_the_library_makes_of_it(
    model: SimilarityModel, text: str
) -> None:
    for ours, theirs in ((model.by_words, WORDS), (model.by_pieces, PIECES)):
        assert ours.places == theirs.vocabulary_
        assert dense(ours, text) == pytest.approx(theirs.transform([text]).toarray()[0], abs=1e-6)


def test_an_example_is_the_nearest_to_itself(model: SimilarityModel) -> None:
    for text, intent in zip(TEXTS, INTENTS, strict=True):
        found, nearness = model.look(text).nearest(intent)
        assert (found.text, nearness) == (text, pytest.approx(1, abs=1e-5))


def test_kinds_of_words_count_too(model: SimilarityModel) -> None:
    one = Example("my calf", "CrampNowIntent")
    others = [Example("a song", "AMAZON.FallbackIntent"), Example("a doctor", "AskCauseIntent")]
    kinds = WordKinds({"calf": "LEG", "shin": "LEG"}, {})
    by_kind, by_word = (learn([one, *others], each) for each in (kinds, WordKinds({}, {})))
    clear, unclear = (each.look("shin").clearness["CrampNowIntent"] for each in (by_kind, by_word))
    assert clear > unclear


def test_nothing_that_is_known_resembles_nothing(model: SimilarityModel) -> None:
    assert not model.look("").nearness.any()


def test_a_start_that_finds_what_was_learnt_imports_no_library_that_learns() -> None:
    code = "import sys, bedside.nlu; print(*{'sklearn', 'scipy'} & set(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert ran.stdout.split() == []
