"""Noise over sentences: its effects, and that it is always the same."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bedside.evaluation.utterances.noise import noise_of, with_noise

EN = noise_of("en")
LONG = " ".join(["the calf is in a knot and my mum said it"] * 40)


@given(st.text(alphabet="abcdefg '", max_size=80), st.integers(0, 5))
def test_the_same_sentence_always_comes_out_the_same(text: str, seed: int) -> None:
    assert with_noise(text, seed) == with_noise(text, seed)


@given(st.lists(st.sampled_from(["my", "leg", "no", "the", "colour"]), min_size=1))
def test_something_is_always_left(words: list[str]) -> None:
    assert with_noise(" ".join(words)).split()


def test_small_words_are_lost_and_no_others() -> None:
    heard = with_noise(LONG).split()
    assert heard.count("the") + heard.count("is") < LONG.split().count("the") * 2
    assert heard.count("calf") >= LONG.split().count("calf")


def test_words_come_twice_and_hesitations_come_between() -> None:
    heard = with_noise(LONG).split()
    assert any(one == other for one, other in pairwise(heard))
    assert set(EN.hesitations) & set(heard)


def test_british_and_american_spellings_change_places() -> None:
    assert "mom" in with_noise(LONG).split()
    assert "mum" in with_noise(LONG.replace("mum", "mom")).split()


def test_a_negation_is_never_swallowed() -> None:
    assert EN.swallowed.isdisjoint({"no", "not", "never", "none", "isn't", "don't", "can't"})


def test_another_seed_is_another_noise() -> None:
    assert with_noise(LONG, 1) != with_noise(LONG, 2)


def test_a_language_without_noise_is_an_error() -> None:
    with pytest.raises(KeyError):
        with_noise("words", language="xx")
