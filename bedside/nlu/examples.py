"""Labelled sentences out of an interaction model: its samples with their slots filled."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

from bedside.console import read_language

SLOT = re.compile(r"\{(\w+)\}")
FREE = "AMAZON.SearchQuery"
FILLINGS = 5
"""How many values are put into a sample that has words around its slot."""


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence, the intent that it means and the id of its first custom slot, "" without one."""

    text: str
    intent: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class ExampleValue:
    """What may stand in a slot: words, and the id they resolve to, "" for a built-in type."""

    words: str
    id: str = ""


def examples_of(model: Mapping[str, Any], language: str) -> list[Example]:
    """Give the sentences that a model (the JSON of a locale) teaches, in its own order.

    Samples with a slot for free words teach nothing and are left out.
    """
    spoken = model["interactionModel"]["languageModel"]
    values = {each["name"]: list(_values(each)) for each in spoken["types"]} | _builtin(language)
    examples = [each for intent in spoken["intents"] for each in _of_intent(intent, values)]
    return list(dict.fromkeys(examples))


def _builtin(language: str) -> dict[str, list[ExampleValue]]:
    words = read_language(language, "builtin_slots").get("examples", {})
    return {name: [ExampleValue(each) for each in listed] for name, listed in words.items()}


def _values(kind: Mapping[str, Any]) -> Iterator[ExampleValue]:
    """Mix the ids: the first words of every id, then the second of each, and so on."""
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
    """Choose what is filled in: everything where the slot stands alone, else a few by turns."""
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
