"""Compile a line of data into a pattern."""

from collections.abc import Iterator, Mapping
from functools import cache

from leg_comfort.nlu.patterns import (
    STEM,
    Edge,
    Gap,
    Measure,
    Pattern,
    PatternItem,
    PatternPart,
    PhraseWords,
    needs_of,
    openings_of,
)
from leg_comfort.nlu.tokens import Spelling, Tokens

GAPS = {"..": 3, "...": 6}

Runs = Mapping[str, tuple[Tokens, ...]]


class PatternError(ValueError):
    """A phrase that cannot be read."""


def compile_words(alternatives: list[Tokens]) -> PhraseWords:
    """Return the item for these alternatives, each once; raises PatternError if one is empty."""
    by_first: dict[str, list[Tokens]] = {}
    by_stem: dict[str, list[Tokens]] = {}
    for run in dict.fromkeys(alternatives):
        if not run:
            raise PatternError("an alternative without a word")
        if run[0].endswith("*"):
            if len(run[0]) <= STEM:
                raise PatternError(f"{run[0]}: at least three letters before *")
            by_stem.setdefault(run[0][:STEM], []).append(run)
        else:
            by_first.setdefault(run[0], []).append(run)
    return _words(
        {first: tuple(runs) for first, runs in by_first.items()},
        {stem: tuple(runs) for stem, runs in by_stem.items()},
    )


def _words(by_first: Runs, by_stem: Runs) -> PhraseWords:
    return PhraseWords(by_first, by_stem, openings_of(by_first, by_stem))


def compile_pattern(
    source: str, groups: Mapping[str, PhraseWords], spelling: Spelling, common: frozenset[str]
) -> Pattern:
    """Compile one line of data.

    common: words that are in most sentences. Raises PatternError on an unknown group or an empty
    part.
    """
    parts = tuple(_compile_part(part, groups, spelling) for part in source.split("&"))
    return Pattern(parts, needs_of(parts, common))


def _compile_part(
    source: str, groups: Mapping[str, PhraseWords], spelling: Spelling
) -> PatternPart:
    items = tuple(item for word in source.split() for item in _compile(word, groups, spelling))
    if not items or all(isinstance(item, Gap | Edge) for item in items):
        raise PatternError(f"{source!r} holds no word")
    return items


def _compile(
    word: str, groups: Mapping[str, PhraseWords], spelling: Spelling
) -> Iterator[PatternItem]:
    if word in GAPS:
        yield Gap(GAPS[word])
    elif word in ("^", "$"):
        yield Edge(of_start=word == "^")
    elif word.startswith("@"):
        yield _measure(word)
    elif "|" in word or word.startswith("<"):
        yield _merged([_choice(choice, groups, spelling) for choice in word.split("|")])
    else:
        yield from map(_one_word, spelling.tokens(word))


@cache
def _one_word(token: str) -> PhraseWords:
    """Return one object for the same word in every pattern, which makes pickles smaller."""
    return compile_words([(token,)])


def _choice(word: str, groups: Mapping[str, PhraseWords], spelling: Spelling) -> PhraseWords:
    if word.startswith("@"):
        raise PatternError(f"{word}: an amount stands by itself, not beside other words")
    if not word.startswith("<"):
        tokens = spelling.tokens(word.replace("_", " "))
        if not tokens:
            raise PatternError(f"{word!r} holds hesitations only, which are dropped")
        return compile_words([tokens])
    if word.strip("<>") not in groups:
        raise PatternError(f"no group {word}")
    return groups[word.strip("<>")]


def _merged(choices: list[PhraseWords]) -> PhraseWords:
    if len(choices) == 1:
        return choices[0]
    tables = ([c.by_first for c in choices], [c.by_stem for c in choices])
    return _words(*(_together(table) for table in tables))


def _together(tables: list[Mapping[str, tuple[Tokens, ...]]]) -> dict[str, tuple[Tokens, ...]]:
    together: dict[str, tuple[Tokens, ...]] = {}
    for table in tables:
        for first, runs in table.items():
            together[first] = tuple(dict.fromkeys(together.get(first, ()) + runs))
    return together


def _measure(word: str) -> Measure:
    name, _, limit = word[1:].partition(">")
    unit = name.removesuffix("_ago")
    if not limit.isdecimal():
        raise PatternError(f"{word}: write it like @minute>10")
    return Measure(None if unit == "number" else unit, name != unit, float(limit))
