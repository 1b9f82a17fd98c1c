"""Labelled sentences from an interaction model: its samples with their slots filled."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

from bedside.console import read_language

SLOT = re.compile(r"\{(\w+)\}")
FREE = "AMAZON.SearchQuery"
FILLINGS = 5
"""How many values are filled into a sample that has other words beside its slot."""


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence, its intent, and the id of its first custom slot, or ""."""

    text: str
    intent: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class ExampleValue:
    """A value of a slot: words, and the id they resolve to, or "" for a built-in type."""

    words: str
    id: str = ""


def examples_of(model: Mapping[str, Any], language: str) -> list[Example]:
    """Return the sentences of a model, the JSON of a locale, in its own order.

    Samples with a slot for free words are left out.
    """
    spoken = model["interactionModel"]["languageModel"]
    values = {each["name"]: list(_values(each)) for each in spoken["types"]} | _builtin(language)
    examples = [each for intent in spoken["intents"] for each in _of_intent(intent, values)]
    return list(dict.fromkeys(examples))


def _builtin(language: str) -> dict[str, list[ExampleValue]]:
    words = read_language(language, "builtin_slots").get("examples", {})
    return {name: [ExampleValue(each) for each in listed] for name, listed in words.items()}


def _values(kind: Mapping[str, Any]) -> Iterator[ExampleValue]:
    """Yield the first words of every id, then the second of each, and so on."""
    lists = [
        [
            ExampleValue(words, value["id"])
            for words in (value["name"]["value"], *value["name"]["synonyms"])
        ]
        for value in kind["values"]
    ]
    for place in range(max(map(len, lists))):
        yield from (each[place] for each in lists if place < len(each))


def _of_intent(
    intent: Mapping[str, Any], values: Mapping[str, list[ExampleValue]]
) -> Iterator[Example]:
    kinds = {slot["name"]: slot["type"] for slot in intent["slots"]}
    turn = count()
    for sample in intent["samples"]:
        names = SLOT.findall(sample)
        if any(kinds[name] == FREE for name in names):
            continue
        if not names:
            yield Example(sample, intent["name"])
            continue
        for row in _rows([values[kinds[name]] for name in names], sample, turn):
            yield _filled(sample, names, row, intent["name"])


def _rows(
    lists: Sequence[list[ExampleValue]], sample: str, turn: Iterator[int]
) -> Iterator[tuple[ExampleValue, ...]]:
    """Choose the values to fill in: all if the slot is the whole sample, else a few in turn."""
    if SLOT.fullmatch(sample):
        yield from ((value,) for value in lists[0])
        return
    for _ in range(min(FILLINGS, len(lists[0]))):
        at = next(turn)
        yield tuple(
            values[(at * (7 * place + 1)) % len(values)] for place, values in enumerate(lists)
        )


def _filled(sample: str, names: Sequence[str], row: Sequence[ExampleValue], intent: str) -> Example:
    words = dict(zip(names, row, strict=True))
    text = SLOT.sub(lambda found: words[found[1]].words, sample)
    return Example(text, intent, row[0].id)
