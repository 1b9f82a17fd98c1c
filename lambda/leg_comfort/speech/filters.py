"""The filters of the templates: numbers, counts, digits and lists as they are said."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from markupsafe import Markup

from .calendar import Calendar, calendar_filters
from .ssml import WORDS_A_MINUTE

TemplateFilter = Callable[..., object]


@dataclass(frozen=True, slots=True)
class Grammar:
    """The words of a language that the filters need: numbers from zero on, lists, the calendar.

    agreeing: gender → number → its word before a noun of that gender, where it is another. places:
    time zone → the place's name in the language. words_a_minute: at medium pace.
    """

    numbers: Sequence[str]
    between: str
    last: str
    calendar: Calendar
    agreeing: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)
    words_a_minute: float = WORDS_A_MINUTE


def grammar_of(kept: Mapping[str, Any]) -> Grammar:
    """Return a grammar from plain data by field. Raises TypeError if a field is missing."""
    return Grammar(**{**kept, "calendar": Calendar(**kept["calendar"])})


def filters_of(grammar: Grammar) -> Mapping[str, TemplateFilter]:
    """Return the filters by the names that templates use."""
    return {
        "number": partial(number, grammar),
        "digits": partial(digits, grammar),
        "counted": partial(counted, grammar),
        "plural": plural,
        "listed": partial(listed, grammar),
        "capital": capital,
        "lower_first": lower_first,
        "place": partial(place, grammar),
        **calendar_filters(grammar.calendar, grammar.numbers),
    }


def number(grammar: Grammar, value: int | str) -> str:
    """Return 7 as "seven"; without a word for it, as figures. Raises ValueError for text."""
    amount = int(value)
    return grammar.numbers[amount] if 0 <= amount < len(grammar.numbers) else str(amount)


def digits(grammar: Grammar, value: int | str) -> str:
    """Return "911" as "nine one one"; signs that are no digits separate groups."""
    spaced = "".join(sign if sign.isdecimal() else " " for sign in str(value))
    groups = (" ".join(number(grammar, figure) for figure in group) for group in spaced.split())
    return grammar.between.join(groups)


def plural(value: int | str, one: str, many: str) -> str:
    """Return the word that goes with a number: `one` for 1, `many` for any other."""
    return one if int(value) == 1 else many


def counted(grammar: Grammar, value: int | str, one: str, many: str, gender: str = "") -> str:
    """Return a number and its word: "three nights".

    gender: of the word, in a language whose numbers agree with it. Raises KeyError for another.
    """
    agreeing = grammar.agreeing[gender] if gender else {}
    said = agreeing.get(str(int(value))) or number(grammar, value)
    return f"{said} {plural(value, one, many)}"


def listed(grammar: Grammar, values: Iterable[str]) -> str:
    """Return ["a", "b", "c"] as "a, b and c". Raises TypeError for a single string."""
    if isinstance(values, str):
        raise TypeError(f"not a list: {values!r}")
    items = list(values)
    parts = [_joined(grammar.between, items[:-1]), items[-1]] if items[1:] else items
    return _joined(grammar.last, parts)


def _joined(between: str, items: Sequence[str]) -> str:
    """Join texts; if one of them is markup, the whole is, with the others escaped."""
    if any(isinstance(item, Markup) for item in items):
        return Markup(between).join(items)  # noqa: S704 - between is our own data
    return between.join(items)


def place(grammar: Grammar, zone: str) -> str:
    """Return the place that a time zone is named after: "New York" for "America/New_York".

    A language that calls it otherwise has a name of its own for the zone.
    """
    return grammar.places.get(zone) or zone.rpartition("/")[2].replace("_", " ")


def lower_first(text: str) -> str:
    """Return the text with its first letter in lower case; markup stays markup."""
    return text[:1].lower() + text[1:]


def capital(text: str) -> str:
    """Return text with a capital letter at its beginning, the rest unchanged."""
    return text[:1].upper() + text[1:]
