"""Phrases as patterns over tokens: written in data, compiled once, found anywhere in a sentence."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product

from leg_comfort.nlu.quantities import Quantity
from leg_comfort.nlu.tokens import Tokens

WINDOW = 14
"""Two parts of a phrase in any order lie within so many tokens."""
LONGEST_SOFT_RUN = 4
STEM = 3
"""A word that ends in * has at least so many letters."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """What patterns are matched against."""

    tokens: Tokens
    soft: frozenset[int]
    """Positions that may be skipped between two items ("a bit", "really")."""
    breaks: frozenset[int]
    """Positions no gap reaches over ("but", "though")."""
    quantities: tuple[Quantity, ...] = ()
    openings: frozenset[str] = frozenset()
    """The tokens again, and their stems, to be asked for any of a few at once."""
    places: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """Where each of these stands."""
    likely: Mapping[int, list[int]] = field(default_factory=dict)
    """The phrases worth a closer look: their places, by the number of their collection."""


@dataclass(frozen=True, slots=True)
class Words:
    """Any of many alternatives, each a run of words; a word may end in * for any ending."""

    by_first: Mapping[str, tuple[Tokens, ...]]
    by_stem: Mapping[str, tuple[Tokens, ...]]
    """Alternatives whose first word ends in *, under that word's first three letters."""
    openings: frozenset[str] = frozenset()
    """With what an alternative can begin: first words, and stems as stem_of makes them."""

    def starts(self, sentence: Sentence) -> Iterable[int]:
        """Return the positions at which an alternative may begin, in their order."""
        said = self.openings & sentence.openings
        return sorted({at for opening in said for at in sentence.places[opening]})

    def ends(self, sentence: Sentence, at: int) -> Iterator[int]:
        """Yield each place after an alternative that begins at this position."""
        if at >= len(sentence.tokens):
            return
        first = sentence.tokens[at]
        alternatives = (*self.by_first.get(first, ()), *self.by_stem.get(first[:STEM], ()))
        for run in alternatives:
            end = _end_of_run(run, sentence, at)
            if end is not None:
                yield end


@dataclass(frozen=True, slots=True)
class Measure:
    """An amount of a unit above a limit: @minute>10, @minute_ago>10, @number>49."""

    unit: str | None
    ago: bool
    above: float

    def starts(self, sentence: Sentence) -> Iterable[int]:
        """Return the positions at which an amount begins."""
        return [found.start for found in sentence.quantities]

    def ends(self, sentence: Sentence, at: int) -> Iterator[int]:
        """Yield the place after each fitting amount that begins at this position."""
        for found in sentence.quantities:
            fits = found.start == at and found.unit == self.unit and found.ago == self.ago
            if fits and found.amount > self.above:
                yield found.end


@dataclass(frozen=True, slots=True)
class Edge:
    """The begin (^) or the end ($) of what was said, soft words left aside."""

    of_start: bool

    def starts(self, sentence: Sentence) -> Iterable[int]:
        """Return the positions between which and the edge nothing of weight lies."""
        every = range(len(sentence.tokens))
        weighty = (at for at in every if at not in sentence.soft)
        return every[: next(weighty, len(every)) + 1] if self.of_start else every

    def ends(self, sentence: Sentence, at: int) -> Iterator[int]:
        """Yield the position itself where nothing of weight lies between it and the edge."""
        beyond = range(at) if self.of_start else range(at, len(sentence.tokens))
        if all(position in sentence.soft for position in beyond):
            yield at


@dataclass(frozen=True, slots=True)
class Gap:
    """Up to so many tokens of any kind."""

    length: int

    def starts(self, sentence: Sentence) -> Iterable[int]:
        """Return every position: a gap begins anywhere."""
        return range(len(sentence.tokens))


Item = Words | Measure | Edge | Gap


@dataclass(frozen=True, slots=True)
class Match:
    """Where a phrase was found. key is where its first part, the symptom itself, begins."""

    key: int
    key_end: int
    start: int
    end: int
    used: frozenset[int]
    """The positions that the phrase's own words cover."""


Part = tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A phrase: one or more parts that stand near each other in any order."""

    source: str
    parts: tuple[Part, ...]
    needs: tuple[frozenset[str], ...] = ()
    """Openings that must be there: one of each group, the rarest group first.

    One is missing of most phrases in most sentences.
    """

    def find(self, sentence: Sentence) -> Iterable[Match]:
        """Return every place where all parts stand, none over another, within the window."""
        for openings in self.needs:
            if openings.isdisjoint(sentence.openings):
                return ()
        return self._find(sentence)

    def _find(self, sentence: Sentence) -> Iterator[Match]:
        found = []
        for part in self.parts:
            places = tuple(_places(part, sentence))
            if not places:
                return
            found.append(places)
        for chosen in product(*found):
            match = _joined(chosen)
            if match:
                yield match


def needs_of(parts: tuple[Part, ...], common: frozenset[str]) -> tuple[frozenset[str], ...]:
    """Return the openings of which one must begin each item; the rarest come first.

    common: words that stand in most sentences. Of the others, the fewer the rarer.
    """
    items = (item for part in parts for item in part)
    openings = (item.openings for item in items if isinstance(item, Words))
    return tuple(sorted(openings, key=lambda each: (not each.isdisjoint(common), len(each))))


def places_of(tokens: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """Return where what tokens can open stands: themselves, and whatever begins with their stem."""
    places: dict[str, tuple[int, ...]] = {}
    for at, token in enumerate(tokens):
        for opening in (token, stem_of(token)):
            places[opening] = (*places.get(opening, ()), at)
    return places


def stem_of(token: str) -> str:
    """Return the first three letters, marked as a stem."""
    return f"{token[:STEM]}*"


def _end_of_run(run: Tokens, sentence: Sentence, at: int) -> int | None:
    for number, wanted in enumerate(run):
        if number:
            at = _past_soft(wanted, sentence, at)
        if at >= len(sentence.tokens) or not _same(wanted, sentence.tokens[at]):
            return None
        at += 1
    return at


def _past_soft(wanted: str, sentence: Sentence, at: int) -> int:
    while at in sentence.soft and not _same(wanted, sentence.tokens[at]):
        at += 1
    return at


def _same(wanted: str, token: str) -> bool:
    if wanted.endswith("*"):
        return token.startswith(wanted[:-1])
    return wanted == token


Place = tuple[int, int, int]
"""Where a part begins and ends, and the positions its words cover: bits, the first one the lowest.

Most places come to nothing, and whole numbers are quicker to join than sets.
"""


def _places(part: Part, sentence: Sentence) -> Iterator[Place]:
    for start in part[0].starts(sentence):
        ends: dict[int, int] = {}
        for end, used in _walk(part, 0, sentence, start, 0):
            ends[used] = end
        for used, end in ends.items():
            if used >> start & 1:
                yield start, end, used


def _walk(
    part: Part, number: int, sentence: Sentence, at: int, used: int
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


def _joined(places: tuple[Place, ...]) -> Match | None:
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
