"""Find patterns in a sentence.

Most patterns share no word with a sentence. An index by opening says which ones may match.
"""

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate, chain, product

from leg_comfort.nlu.patterns import Gap, Match, Pattern, PatternPart, Sentence
from leg_comfort.prebuilt import Late

WINDOW = 14
"""The most tokens from the first to the last word of a phrase of several parts."""
LONGEST_SOFT_RUN = 4
WHOLE = "H"
"""The type of the arrays: whole numbers of two bytes."""
MOST = 1 << 16
"""There are fewer of each than this."""
SEPARATOR = "\n"

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
    """All patterns of a language by opening, in arrays, which are small and load at once.

    The patterns are counted through, set after set: starts holds the first number of each set, and
    always the numbers of the patterns without words. openings: each opening of a pattern's rarest
    words, and its place in ends, which tells where its numbers end in numbers.
    """

    openings: Mapping[str, int]
    ends: "array[int]"
    numbers: "array[int]"
    starts: "array[int]"
    always: "array[int]"

    def likely(self, openings: frozenset[str]) -> Mapping[int, list[int]]:
        """Return the patterns that may match: positions by the number of their set."""
        found = set(self.always)
        for opening in self.openings.keys() & openings:
            at = self.openings[opening]
            found.update(self.numbers[self.ends[at - 1] if at else 0 : self.ends[at]])
        places: dict[int, list[int]] = {}
        of_places: list[int] = []
        first = stop = 0
        for number in sorted(found):
            if number >= stop:
                of_set = bisect_right(self.starts, number)
                first = self.starts[of_set - 1]
                stop = self.starts[of_set] if of_set < len(self.starts) else MOST
                places[of_set - 1] = of_places = []
            of_places.append(number - first)
        return places

    def stored(self) -> "tuple[Callable[..., PatternIndex], tuple[object, ...]]":
        """Return the call that makes it again, with a text and bytes."""
        arrays = (self.ends, self.numbers, self.starts, self.always)
        return _index_from, (SEPARATOR.join(self.openings), *(a.tobytes() for a in arrays))


def _index_from(openings: str, *stored: bytes) -> PatternIndex:
    ends, numbers, starts, always = map(partial(array, WHOLE), stored)
    places = {opening: at for at, opening in enumerate(openings.split(SEPARATOR))}
    return PatternIndex(places, ends, numbers, starts, always)


def index_of(sets: Sequence[PatternSet]) -> PatternIndex:
    """Return the index of all sets of patterns of a language, which are numbered from 0 on."""
    by_opening: dict[str, list[int]] = {}
    starts, always = array(WHOLE), array(WHOLE)
    count = 0
    for patterns in sets:
        starts.append(count)
        for number, pattern in enumerate(patterns.each, count):
            if not pattern.needs:
                always.append(number)
            for opening in pattern.needs[0] if pattern.needs else ():
                by_opening.setdefault(opening, []).append(number)
        count += len(patterns.each)
    openings = sorted(by_opening)
    numbers = array(WHOLE, chain.from_iterable(map(by_opening.__getitem__, openings)))
    ends = array(WHOLE, accumulate(len(by_opening[opening]) for opening in openings))
    places = {opening: at for at, opening in enumerate(openings)}
    return PatternIndex(places, ends, numbers, starts, always)


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
