"""The small filters of the templates: numbers, counts, digits and lists as they are said."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from markupsafe import Markup

from .calendar import Calendar, calendar_filters

TemplateFilter = Callable[..., object]


@dataclass(frozen=True, slots=True)
class Grammar:
    """What the filters know of a language: number words from zero on, how it lists, its days."""

    numbers: Sequence[str]
    between: str
    last: str
    calendar: Calendar


def grammar_of(kept: Mapping[str, Any]) -> Grammar:
    """Build a grammar from plain data by field. Raises TypeError where a field is missing."""
    return Grammar(**{**kept, "calendar": Calendar(**kept["calendar"])})


def filters_of(grammar: Grammar) -> Mapping[str, TemplateFilter]:
    """Give the filters by the names that templates call them by."""
    return {
        "number": partial(number, grammar),
        "digits": partial(digits, grammar),
        "counted": partial(counted, grammar),
        "plural": plural,
        "listed": partial(listed, grammar),
        "capital": capital,
        **calendar_filters(grammar.calendar, grammar.numbers),
    }


def number(grammar: Grammar, value: int | str) -> str:
    """7 → "seven". Beyond the words of the language the figures stay. Raises ValueError on text."""
    amount = int(value)
    return grammar.numbers[amount] if 0 <= amount < len(grammar.numbers) else str(amount)


def digits(grammar: Grammar, value: int | str) -> str:
    """Say a telephone number figure by figure: "911" → "nine one one"; other signs part groups."""
    spaced = "".join(sign if sign.isdecimal() else " " for sign in str(value))
    groups = (" ".join(number(grammar, figure) for figure in group) for group in spaced.split())
    return grammar.between.join(groups)


def plural(value: int | str, one: str, many: str) -> str:
    """Give the word that goes with a number: 1 → one, anything else → many."""
    return one if int(value) == 1 else many


def counted(grammar: Grammar, value: int | str, one: str, many: str) -> str:
    """Give the number and its word: 3 → "three nights"."""
    return f"{number(grammar, value)} {plural(value, one, many)}"


def listed(grammar: Grammar, values: Iterable[str]) -> str:
    """["a", "b", "c"] → "a, b and c". Raises TypeError on a lone string."""
    if isinstance(values, str):
        raise TypeError(f"not a list: {values!r}")
    items = list(values)
    parts = [_joined(grammar.between, items[:-1]), items[-1]] if items[1:] else items
    return _joined(grammar.last, parts)


def _joined(between: str, items: Sequence[str]) -> str:
    """Join texts; one markup among them makes the whole markup, with the others escaped."""
    if any(isinstance(item, Markup) for item in items):
        return Markup(between).join(items)  # noqa: S704 - between is our own data
    return between.join(items)


def capital(text: str) -> str:
    """Begin a sentence: the first letter becomes a capital, the rest stays."""
    return text[:1].upper() + text[1:]
