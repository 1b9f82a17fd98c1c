"""Read numbers and spans of time in words: "half an hour", "nine or ten nights", "eighty two"."""

from collections.abc import Mapping
from dataclasses import dataclass

from leg_comfort.nlu.tokens import Tokens


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The number words and units of a language."""

    numbers: Mapping[str, float]
    """A word → its value ("couple" → 2, "fifth" → 5)."""
    articles: frozenset[str]
    """Words that mean one before a unit ("an hour")."""
    units: Mapping[str, tuple[str, float]]
    """A word → its unit and factor ("hours" → minute, 60)."""
    vague: Mapping[str, tuple[str, float]]
    """A word that is an amount without a number ("hours", "ages") → unit and amount."""
    links: frozenset[str]
    """Words between two numbers of a range ("or", "to", "maybe")."""
    skips: frozenset[str]
    """Words that may stand between a number and its unit ("of", "an", "more")."""
    and_a_half: Tokens
    ago: frozenset[str]
    ago_before: frozenset[str] = frozenset()
    """Words before an amount that mean ago ("vor zwei Wochen")."""
    lasting: frozenset[str] = frozenset()
    """Words before those, or behind the amount, that make it a span ("desde hace dos días")."""
    joins: frozenset[str] = frozenset()
    """Words between tens and units ("treinta y cuatro")."""
    joint: str = ""
    """What joins units to tens within a word ("sechs-und-dreissig")."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount found at tokens[start:end]; unit is None for a bare number."""

    start: int
    end: int
    amount: float
    unit: str | None
    ago: bool = False


def read_quantities(words: NumberWords, tokens: Tokens) -> tuple[Quantity, ...]:
    """Return every amount in the tokens in order; a range is read as its higher end."""
    found: list[Quantity] = []
    at = 0
    while at < len(tokens):
        quantity = _quantity(words, tokens, at)
        if quantity:
            found.append(quantity)
        at = quantity.end if quantity else at + 1
    return tuple(found)


def _quantity(words: NumberWords, tokens: Tokens, start: int) -> Quantity | None:
    number = _range(words, tokens, start)
    if number is None:
        return _without_number(words, tokens, start)
    amount, end = number
    unit_at = end
    while unit_at < len(tokens) and tokens[unit_at] in words.skips:
        unit_at += 1
    if unit_at < len(tokens) and tokens[unit_at] in words.units:
        return _with_unit(words, tokens, Quantity(start, unit_at + 1, amount, tokens[unit_at]))
    return Quantity(start, end, amount, None)


def _with_unit(words: NumberWords, tokens: Tokens, raw: Quantity) -> Quantity:
    """Return the amount in its unit, with "and a half" and "ago" after the unit's word."""
    unit, size = words.units[str(raw.unit)]
    end, amount = raw.end, raw.amount
    if words.and_a_half and tokens[end : end + len(words.and_a_half)] == words.and_a_half:
        end, amount = end + len(words.and_a_half), amount + 0.5
    behind = end < len(tokens) and tokens[end] in words.ago
    ago = behind or _is_ago(words, tokens, raw.start, end)
    return Quantity(raw.start, end + behind, amount * size, unit, ago)


def _is_ago(words: NumberWords, tokens: Tokens, start: int, end: int) -> bool:
    """Return whether a word before the amount at tokens[start:end] means ago, and it is no span."""
    around = (*tokens[max(0, start - 2) : max(0, start - 1)], *tokens[end : end + 1])
    before = start > 0 and tokens[start - 1] in words.ago_before
    return before and words.lasting.isdisjoint(around)


def _without_number(words: NumberWords, tokens: Tokens, start: int) -> Quantity | None:
    after = tokens[start + 1] if start + 1 < len(tokens) else ""
    if tokens[start] in words.articles and after in words.units:
        return _with_unit(words, tokens, Quantity(start, start + 2, 1, after))
    if tokens[start] not in words.vague:
        return None
    unit, amount = words.vague[tokens[start]]
    behind = after in words.ago
    ago = behind or _is_ago(words, tokens, start, start + 1)
    return Quantity(start, start + 1 + behind, amount, unit, ago)


def _range(words: NumberWords, tokens: Tokens, start: int) -> tuple[float, int] | None:
    """Read one number, or several joined ("nine or ten", "two three"): the highest counts."""
    first = _number(words, tokens, start)
    if first is None:
        return None
    highest, end = first
    while True:
        link = end + (end < len(tokens) and tokens[end] in words.links)
        following = _number(words, tokens, link)
        if following is None:
            return highest, end
        highest, end = max(highest, following[0]), following[1]


def _number(words: NumberWords, tokens: Tokens, start: int) -> tuple[float, int] | None:
    value = _value(words, tokens, start)
    if value is None:
        return None
    joined = start + 1 < len(tokens) and tokens[start + 1] in words.joins
    following = _units_behind(words, tokens, start + 1, joined)
    if following is not None and value >= 20 and value % 10 == 0 and 1 <= following < 10:
        return value + following, start + 2 + joined
    return value, start + 1


def _units_behind(words: NumberWords, tokens: Tokens, at: int, joined: bool) -> float | None:
    """Return the units that follow tens; an article counts one behind a join ("setenta y un")."""
    at += joined
    if joined and at < len(tokens) and tokens[at] in words.articles:
        return 1
    return _value(words, tokens, at)


def _value(words: NumberWords, tokens: Tokens, at: int) -> float | None:
    if at >= len(tokens):
        return None
    token = tokens[at]
    if token.isdecimal():
        return float(token)
    return words.numbers.get(token) if token in words.numbers else _joined(words, token)


def _joined(words: NumberWords, token: str) -> float | None:
    """Return the value of a number in one word whose units stand before its tens, or None."""
    if not words.joint:
        return None
    units, _, tens = token.partition(words.joint)
    low, high = words.numbers.get(units, 0), words.numbers.get(tens, 0)
    return high + low if 0 < low < 10 <= high <= 90 else None
