"""Choose wordings of a pattern: all of them, or a few that stand for the rest."""

import zlib
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from hassil import Sentence, TextSlotList, parse_sentence
from hassil.expression import Alternative, Expression, Group, RuleReference, Sequence, TextChunk
from hassil.intents import SlotList
from hassil.sample import sample_sentence

KEPT_WHOLE = 24
"""A pattern with no more wordings than this is kept whole."""

Rules = Mapping[str, Sentence]


def expand(patterns: Iterable[str], rules: Rules, few: int = KEPT_WHOLE) -> list[str]:
    """Return the wordings of the patterns, without repetition, in the order of writing.

    A slot in braces stays as it is. A pattern with more wordings than few gives those that vary in
    one choice only, and enough of the others for every pair of neighbouring words to occur.
    """
    wordings = (text for pattern in patterns for text in _chosen(pattern, rules, few))
    return list(dict.fromkeys(wordings))


def _chosen(pattern: str, rules: Rules, few: int) -> list[str]:
    """Return all wordings if they are few or a plain list, else a selection."""
    sentence = parse_sentence(pattern)
    wordings = _wordings(sentence, rules)
    whole = len(wordings) <= max(few, pattern.count("|") + 1)
    return wordings if whole else _covering(_plain_ones(sentence, rules), wordings)


def _wordings(sentence: Sentence, rules: Rules) -> list[str]:
    texts = sample_sentence(sentence, _slots_of(sentence, rules), dict(rules))
    return list(dict.fromkeys(_tidy(text) for text in texts))


def _plain_ones(sentence: Sentence, rules: Rules) -> list[str]:
    """Return the wordings in which every choice but one takes its first alternative.

    Optional parts are left out.
    """
    items = sentence.expression.items if isinstance(sentence.expression, Group) else []
    plain = [_plainest(item, rules) for item in items]
    varied = (
        Sentence(Sequence(items=[*plain[:at], item, *plain[at + 1 :]]))
        for at, item in enumerate(items)
        if _is_choice(item)
    )
    return [text for each in varied for text in _wordings(each, rules)]


def _is_choice(item: Expression) -> bool:
    return isinstance(item, RuleReference) or (
        isinstance(item, Alternative) and not item.is_optional
    )


def _plainest(item: Expression, rules: Rules) -> Expression:
    """Replace each choice by its first alternative, and each optional part by nothing."""
    if isinstance(item, RuleReference):
        return _plainest(rules[item.rule_name].expression, rules)
    if isinstance(item, Alternative):
        return TextChunk("") if item.is_optional else _plainest(item.items[0], rules)
    if isinstance(item, Sequence):
        return Sequence(items=[_plainest(each, rules) for each in item.items])
    return item


def _covering(plain: list[str], wordings: list[str]) -> list[str]:
    """Add wordings until every pair of neighbouring words occurs."""
    met = {pair for text in plain for pair in _pairs(text)}
    chosen = list(plain)
    for text in sorted(wordings, key=_mixed):
        pairs = set(_pairs(text))
        if not pairs <= met:
            met |= pairs
            chosen.append(text)
    return chosen


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    return pairwise(["", *text.split(), ""])


def _mixed(text: str) -> tuple[int, str]:
    """Return a sort key that mixes the wordings and never changes."""
    return zlib.crc32(text.encode()), text


def _slots_of(sentence: Sentence, rules: Rules) -> dict[str, SlotList]:
    """Return lists in which each slot has its own name as the only value, so that it is kept."""
    names = set(sentence.list_names(dict(rules)))
    return {name: TextSlotList.from_strings([f"\\{{{name}\\}}"]) for name in names}


def _tidy(text: str) -> str:
    return " ".join(text.replace("\\", "").split())
