"""The shapes of a phrase and of a sentence.

A phrase is compiled once, by pattern_compiler, and found in sentences by matcher.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from leg_comfort.nlu.quantities import Quantity
from leg_comfort.nlu.tokens import Tokens

STEM = 3
"""The least number of letters before a *."""
ALTERNATIVE = "|"
"""Between the alternatives of words that a build has stored."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """The text that patterns are matched against."""

    tokens: Tokens
    soft: frozenset[int]
    """Positions that may be skipped between two items ("a bit", "really")."""
    breaks: frozenset[int]
    """Positions that no gap crosses ("but", "though")."""
    quantities: tuple[Quantity, ...] = ()
    openings: frozenset[str] = frozenset()
    """The tokens and their stems, as a set."""
    places: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """The positions of each opening."""
    likely: Mapping[int, list[int]] = field(default_factory=dict)
    """The patterns that may match: positions in a set of patterns, by the number of that set."""

    def span_of(self, match: "Match") -> frozenset[int]:
        """Return the positions of a phrase's words and of the soft words among them."""
        return match.used | self.soft.intersection(range(match.start, match.end))


@dataclass(frozen=True, slots=True)
class PhraseWords:
    """Alternatives, each a run of words; a word may end in * for any ending."""

    by_first: Mapping[str, tuple[Tokens, ...]]
    by_stem: Mapping[str, tuple[Tokens, ...]]
    """The alternatives whose first word ends in *, under the first three letters of that word."""
    openings: frozenset[str] = frozenset()
    """First words, and stems in the form of stem_of."""

    def stored(self) -> "tuple[Callable[[str], PhraseWords], tuple[str]]":
        """Return the call that makes it again, of all alternatives in one short text."""
        tables = (self.by_first, self.by_stem)
        runs = (run for table in tables for alike in table.values() for run in alike)
        return words_of, (ALTERNATIVE.join(map(" ".join, runs)),)

    def starts(self, sentence: Sentence) -> Iterable[int]:
        """Return the positions at which an alternative may begin, in ascending order."""
        said = self.openings & sentence.openings
        return sorted({at for opening in said for at in sentence.places[opening]})

    def ends(self, sentence: Sentence, at: int) -> Iterator[int]:
        """Yield the position after each alternative that begins at this position."""
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
        """Yield the position after each matching amount that begins at this position."""
        for found in sentence.quantities:
            fits = found.start == at and found.unit == self.unit and found.ago == self.ago
            if fits and found.amount > self.above:
                yield found.end


@dataclass(frozen=True, slots=True)
class Edge:
    """The beginning (^) or the end ($) of the sentence, soft words ignored."""

    of_start: bool

    def starts(self, sentence: Sentence) -> Iterable[int]:
        """Return the positions between which and the edge there are only soft words."""
        every = range(len(sentence.tokens))
        weighty = (at for at in every if at not in sentence.soft)
        return every[: next(weighty, len(every)) + 1] if self.of_start else every

    def ends(self, sentence: Sentence, at: int) -> Iterator[int]:
        """Yield the position itself if only soft words lie between it and the edge."""
        beyond = range(at) if self.of_start else range(at, len(sentence.tokens))
        if all(position in sentence.soft for position in beyond):
            yield at


@dataclass(frozen=True, slots=True)
class Gap:
    """Any tokens, at most `length` of them that are not soft."""

    length: int

    def starts(self, sentence: Sentence) -> Iterable[int]:
        """Return every position."""
        return range(len(sentence.tokens))


PatternItem = PhraseWords | Measure | Edge | Gap
PatternPart = tuple[PatternItem, ...]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A phrase: one or more parts that stand near each other in any order."""

    parts: tuple[PatternPart, ...]
    needs: tuple[frozenset[str], ...] = ()
    """Groups of openings of which a sentence must hold one each, the rarest group first."""

    def stored(self) -> "tuple[Callable[..., Pattern], tuple[object, ...]]":
        """Return the call that makes it again; its needs are told by their places."""
        openings = [words.openings for words in _words_in(self.parts)]
        return _pattern_of, (self.parts, *map(openings.index, self.needs))


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase found in a sentence. `key` is the start of its first part, the symptom itself."""

    key: int
    key_end: int
    start: int
    end: int
    used: frozenset[int]
    """The positions of the phrase's own words."""


def _words_in(parts: tuple[PatternPart, ...]) -> Iterator[PhraseWords]:
    return (item for part in parts for item in part if isinstance(item, PhraseWords))


def _pattern_of(parts: tuple[PatternPart, ...], *order: int) -> Pattern:
    openings = [words.openings for words in _words_in(parts)]
    return Pattern(parts, tuple(openings[place] for place in order))


@cache
def words_of(text: str) -> PhraseWords:
    """Return the words that were stored as a text: one object for the same text."""
    by_first: dict[str, tuple[Tokens, ...]] = {}
    by_stem: dict[str, tuple[Tokens, ...]] = {}
    for alternative in text.split(ALTERNATIVE):
        run = tuple(alternative.split(" "))
        if run[0].endswith("*"):
            by_stem[run[0][:STEM]] = (*by_stem.get(run[0][:STEM], ()), run)
        else:
            by_first[run[0]] = (*by_first.get(run[0], ()), run)
    return PhraseWords(by_first, by_stem, openings_of(by_first, by_stem))


def openings_of(by_first: Iterable[str], by_stem: Iterable[str]) -> frozenset[str]:
    """Return first words, and stems in the form of stem_of."""
    return frozenset([*by_first, *map(stem_of, by_stem)])


def needs_of(parts: tuple[PatternPart, ...], common: frozenset[str]) -> tuple[frozenset[str], ...]:
    """Return the openings of each item of words, the rarest first.

    common: words that are in most sentences. Among the others, fewer openings are rarer.
    """
    openings = (words.openings for words in _words_in(parts))
    return tuple(sorted(openings, key=lambda each: (not each.isdisjoint(common), len(each))))


def places_of(tokens: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """Return the positions of each token and of each stem."""
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
