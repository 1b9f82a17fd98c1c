"""Many phrases at once: only those are looked for of which a word was said."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from leg_comfort.clinic.phrases.patterns import Match, Pattern, Sentence


@dataclass(frozen=True, slots=True)
class Patterns:
    """Phrases in the order of their data.

    by_opening: where those stand whose rarest words can open so. always: where those stand of
    which no word can be told beforehand.
    """

    each: tuple[Pattern, ...]
    by_opening: Mapping[str, tuple[int, ...]]
    always: tuple[int, ...]

    def matches(self, sentence: Sentence) -> Iterator[Match]:
        """Give every match of every phrase."""
        if not self.may_stand_in(sentence):
            return iter(())
        return (
            match for place in self._likely(sentence) for match in self.each[place].find(sentence)
        )

    def may_stand_in(self, sentence: Sentence) -> bool:
        """Say whether a closer look is worth while."""
        return bool(self.always) or not self.by_opening.keys().isdisjoint(sentence.openings)

    def _likely(self, sentence: Sentence) -> Iterable[int]:
        said = self.by_opening.keys() & sentence.openings
        return sorted({*self.always, *(place for each in said for place in self.by_opening[each])})


def indexed(patterns: Iterable[Pattern]) -> Patterns:
    """Return the phrases with their index."""
    each = tuple(patterns)
    by_opening: dict[str, list[int]] = {}
    for place, pattern in enumerate(each):
        for opening in pattern.needs[0] if pattern.needs else ():
            by_opening.setdefault(opening, []).append(place)
    always = tuple(place for place, pattern in enumerate(each) if not pattern.needs)
    return Patterns(each, {opening: tuple(p) for opening, p in by_opening.items()}, always)
