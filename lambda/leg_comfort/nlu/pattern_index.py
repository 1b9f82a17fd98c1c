"""Many phrases at once: only those are looked for of which a word was said."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain

from leg_comfort.nlu.patterns import Match, Pattern, Sentence

Entry = tuple[int, int]
"""The number of a collection, and the place of a phrase in it."""


@dataclass(frozen=True, slots=True)
class Patterns:
    """A collection of phrases, in the order of their data. number: its own in its language."""

    number: int
    each: tuple[Pattern, ...]

    def matches(self, sentence: Sentence) -> Iterable[Match]:
        """Give every match of every phrase."""
        likely = sentence.likely.get(self.number)
        if likely is None:
            return ()
        return (match for place in likely for match in self.each[place].find(sentence))


@dataclass(frozen=True, slots=True)
class Index:
    """Where the phrases of a language stand.

    by_opening: under each opening of a phrase's rarest words. always: those of which no word can
    be told beforehand.
    """

    by_opening: Mapping[str, tuple[Entry, ...]]
    always: tuple[Entry, ...]

    def likely(self, openings: frozenset[str]) -> Mapping[int, list[int]]:
        """Return the places worth a closer look, by the number of their collection."""
        said = self.by_opening.keys() & openings
        places: dict[int, set[int]] = {}
        for number, place in chain(self.always, *map(self.by_opening.__getitem__, said)):
            places.setdefault(number, set()).add(place)
        return {number: sorted(found) for number, found in places.items()}


def index_of(collections: Iterable[Patterns]) -> Index:
    """Return the index of all collections of a language."""
    by_opening: dict[str, list[Entry]] = {}
    always: list[Entry] = []
    for patterns in collections:
        for place, pattern in enumerate(patterns.each):
            entry = (patterns.number, place)
            if not pattern.needs:
                always.append(entry)
            for opening in pattern.needs[0] if pattern.needs else ():
                by_opening.setdefault(opening, []).append(entry)
    return Index({opening: tuple(found) for opening, found in by_opening.items()}, tuple(always))
