"""Sentences as a noisy recognition might return them.

Small words are swallowed, words doubled, hesitations added, American and British spellings
exchanged. The same sentence always gives the same result.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from bedside.console import read_language
from leg_comfort.locales import DEFAULT_LANGUAGE

SWALLOWED, DOUBLED, HESITATED = 0.2, 0.1, 0.1
"""The probability that a small word is lost, that a word is doubled, and of an "um" before it."""


@dataclass(frozen=True, slots=True)
class Noise:
    """The noise of one language."""

    swallowed: frozenset[str]
    hesitations: Sequence[str]
    spellings: Mapping[str, str]
    """A spelling → the other one, both ways."""

    def over(self, text: str, seed: int = 0) -> str:
        """Return the text with noise; at least one of its words is kept."""
        dice = random.Random(f"{seed} {text}")
        words = [other for word in text.split() for other in self._spelt(word, dice)]
        heard = [each for word in words for each in self._heard(word, dice)]
        return " ".join(heard) or text

    def _spelt(self, word: str, dice: random.Random) -> list[str]:
        other = self.spellings.get(word.lower())
        return other.split() if other is not None and dice.random() < 0.5 else [word]

    def _heard(self, word: str, dice: random.Random) -> Iterator[str]:
        if dice.random() < HESITATED and self.hesitations:
            yield dice.choice(self.hesitations)
        if word.lower() in self.swallowed and dice.random() < SWALLOWED:
            return
        yield word
        if dice.random() < DOUBLED:
            yield word


def with_noise(text: str, seed: int = 0, language: str = DEFAULT_LANGUAGE) -> str:
    """Return a text as a noisy recognition might.

    Raises KeyError for a language without noise.
    """
    return noise_of(language).over(text, seed)


@cache
def noise_of(language: str) -> Noise:
    """Read the noise of a language.

    Raises KeyError if it has none.
    """
    words = read_language(language, "noise")
    pairs = [(str(one), str(other)) for one, other in words["spellings"]]
    return Noise(
        frozenset(words["swallowed"]),
        tuple(words["hesitations"]),
        dict(pairs) | {other: one for one, other in pairs},
    )
