"""The values of slots: the words as spoken, and the id that the model has for them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bedside.console import read_language
from bedside.nlu.normalizer import WordKinds

WORD = re.compile(r"[\w']+")
SMALLER = {
    "P{}Y": ("P{}M", 12),
    "P{}W": ("P{}D", 7),
    "P{}D": ("PT{}H", 24),
    "PT{}H": ("PT{}M", 60),
    "PT{}M": ("PT{}S", 60),
}
"""The unit that a part of another one is told in, and how many of it are one of the other."""


@dataclass(frozen=True, slots=True)
class SlotMatch:
    """A filled slot: the words, and the id that they resolve to, or None."""

    value: str
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The values of a model's own types: type → wording → id."""

    ids: Mapping[str, Mapping[str, str]]
    kinds: WordKinds

    @classmethod
    def of(cls, model: Mapping[str, Any], kinds: WordKinds) -> "Vocabulary":
        """Return the vocabulary of a model, the JSON of a locale."""
        types = model["interactionModel"]["languageModel"]["types"]
        ids = {kind["name"]: dict(_wordings(kind)) for kind in types}
        return cls(ids, kinds)

    def find(self, kind: str, text: str) -> SlotMatch | None:
        """Find the longest value of a type in the text, else None."""
        ids = self.ids[kind]
        inside = (words for words in ids if f" {words} " in f" {text} ")
        longest = max(inside, key=len, default=None)
        return None if longest is None else SlotMatch(longest, ids[longest])


@dataclass(frozen=True, slots=True)
class SpokenAmounts:
    """Numbers and durations in words, as Alexa's built-in types read them."""

    numbers: Mapping[str, float]
    units: Mapping[str, str]
    whole: Mapping[str, str]

    @classmethod
    def of(cls, language: str) -> "SpokenAmounts":
        """Read the words of a language; a language without any has no amounts."""
        read = read_language(language, "builtin_slots").get("reading", {})
        return cls(read.get("numbers", {}), read.get("units", {}), read.get("whole", {}))

    def duration(self, text: str) -> SlotMatch | None:
        """Return the first duration of a text in ISO 8601: "three weeks" is P3W."""
        words = WORD.findall(text)
        for place, word in enumerate(words):
            if word in self.whole:
                return SlotMatch(self.whole[word])
            if word in self.units and (figure := self._before(words[:place])) is not None:
                return SlotMatch(_iso_duration(figure, self.units[word]))
        return None

    def _before(self, words: list[str]) -> float | None:
        """Return the number in the last three words."""
        for word in reversed(words[-3:]):
            if (figure := self._figure(word)) is not None:
                return figure
        return None

    def _figure(self, word: str) -> float | None:
        return float(word) if word.isascii() and word.isdecimal() else self.numbers.get(word)


def hesitations_of(language: str) -> frozenset[str]:
    """Read the hesitations of a language, such as "um"."""
    read = read_language(language, "builtin_slots").get("reading", {})
    return frozenset(read.get("hesitations", ()))


def negatives_of(language: str) -> frozenset[str]:
    """Read the words that deny, such as "not", in which contractions are opened."""
    read = read_language(language, "builtin_slots").get("reading", {})
    return frozenset(read.get("negatives", ()))


def fillers_of(language: str) -> frozenset[str]:
    """Read the words that say nothing at the ends of a sentence, such as "well"."""
    return frozenset(read_language(language, "builtin_intents").get("fillers", {}).get("words", ()))


def _iso_duration(figure: float, unit: str) -> str:
    if float(figure).is_integer() or unit not in SMALLER:
        return unit.format(max(1, round(figure)))
    smaller, times = SMALLER[unit]
    return smaller.format(round(figure * times))


def _wordings(kind: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for value in kind["values"]:
        for words in (value["name"]["value"], *value["name"]["synonyms"]):
            yield words, value["id"]
