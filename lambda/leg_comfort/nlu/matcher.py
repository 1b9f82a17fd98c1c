"""Find patterns in a sentence.

Most patterns share no word with a sentence. An index by opening says which ones may match.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, product

from leg_comfort.nlu.patterns import Gap, Match, Pattern, PatternPart, Sentence
from leg_comfort.prebuilt import Late

WINDOW = 14
"""The most tokens from the first to the last word of a phrase of several parts."""
LONGEST_SOFT_RUN = 4

PatternPlace = tuple[int, int]
"""The number of a set of patterns, and a position in it."""

PartPlace = tuple[int, int, int]
"""The start and end of a part, and the positions of its words as bits, the first one lowest.

Whole numbers join faster than sets, and most places join to nothing.
"""


@dataclass(frozen=True, slots=True)
class PatternSet:
    """Patterns in the order of their data. number: unique in its language.

    In a bundle, each pattern is loaded when a sentence may first match it.
    """

    number: int
    each: tuple[Pattern, ...] | Late[Pattern]

    def matches(self, sentence: Sentence) -> Iterable[Match]:
        """Return every match of every pattern."""
        likely = sentence.likely.get(self.number)
        if likely is None:
            return ()
        return (match for place in likely for match in find(self.each[place], sentence))

    def found_in(self, sentence: Sentence) -> bool:
        """Return whether any of the patterns matches."""
        return any(True for _ in self.matches(sentence))


@dataclass(frozen=True, slots=True)
class PatternIndex:
    """All patterns of a language by opening.

    by_opening: each opening of a pattern's rarest words. always: patterns without words.
    """

    by_opening: Mapping[str, tuple[PatternPlace, ...]]
    always: tuple[PatternPlace, ...]

    def likely(self, openings: frozenset[str]) -> Mapping[int, list[int]]:
        """Return the patterns that may match: positions by the number of their set."""
        said = self.by_opening.keys() & openings
        places: dict[int, set[int]] = {}
        for number, place in chain(self.always, *map(self.by_opening.__getitem__, said)):
            places.setdefault(number, set()).add(place)
        return {number: sorted(found) for number, found in places.items()}


def index_of(sets: Iterable[PatternSet]) -> PatternIndex:
    """Return the index of all sets of patterns of a language."""
    by_opening: dict[str, list[PatternPlace]] = {}
    always: list[PatternPlace] = []
    for patterns in sets:
        for at, pattern in enumerate(patterns.each):
            place = (patterns.number, at)
            if not pattern.needs:
                always.append(place)
            for opening in pattern.needs[0] if pattern.needs else ():
                by_opening.setdefault(opening, []).append(place)
    openings = {opening: tuple(found) for opening, found in by_opening.items()}
    return PatternIndex(openings, tuple(always))


def find(pattern: Pattern, sentence: Sentence) -> Iterable[Match]:
    """Return each way in which all parts match within the window without overlapping."""
    for openings in pattern.needs:
        if openings.isdisjoint(sentence.openings):
            return ()
    return _find(pattern, sentence)


def _find(pattern: Pattern, sentence: Sentence) -> Iterator[Match]:
    found = []
    for part in pattern.parts:
        places = tuple(_places(part, sentence))
        if not places:
            return
        found.append(places)
    for chosen in product(*found):
        match = _joined(chosen)
        if match:
            yield match


def _places(part: PatternPart, sentence: Sentence) -> Iterator[PartPlace]:
    for start in part[0].starts(sentence):
        ends: dict[int, int] = {}
        for end, used in _walk(part, 0, sentence, start, 0):
            ends[used] = end
        for used, end in ends.items():
            if used >> start & 1:
                yield start, end, used


def _walk(
    part: PatternPart, number: int, sentence: Sentence, at: int, used: int
) -> Iterator[tuple[int, int]]:
    if number == len(part):
        yield at, used
        return
    item = part[number]
    if isinstance(item, Gap):
        for start in _gap_ends(item, sentence, at):
            yield from _walk(part, number + 1, sentence, start, used)
        return
    for start in _soft_ends(sentence, at) if used else (at,):
        for end in item.ends(sentence, start):
            covered = used | (1 << end) - (1 << start)
            yield from _walk(part, number + 1, sentence, end, covered)


def _soft_ends(sentence: Sentence, at: int) -> Iterator[int]:
    yield at
    for skipped in range(at, at + LONGEST_SOFT_RUN):
        if skipped not in sentence.soft:
            return
        yield skipped + 1


def _gap_ends(gap: Gap, sentence: Sentence, at: int) -> Iterator[int]:
    weighty = 0
    yield at
    while at < len(sentence.tokens) and at not in sentence.breaks:
        weighty += at not in sentence.soft
        if weighty > gap.length:
            return
        at += 1
        yield at


def _joined(places: tuple[PartPlace, ...]) -> Match | None:
    used = 0
    for _, _, covered in places:
        if used & covered:
            return None
        used |= covered
    start = min(place[0] for place in places)
    end = max(place[1] for place in places)
    if len(places) > 1 and end - start > WINDOW:
        return None
    positions = frozenset(at for at in range(start, end) if used >> at & 1)
    return Match(places[0][0], places[0][1], start, end, positions)
