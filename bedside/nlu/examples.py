"""Labelled sentences to learn from: a model's samples with their slots filled, and the corpus.

Alexa's own model knows the language before it sees ours, so the stand-in learns from more sentences
than a model holds. They are in languages/<lang>/corpus/, a folder for each hand that wrote some, a
file for each intent, one sentence a line. Built-in intents are not learnt: they match exactly only.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

from bedside.console import LANGUAGES, read_language
from bedside.interaction_model.phrases import AMAZON

SLOT = re.compile(r"\{(\w+)\}")
FREE = "AMAZON.SearchQuery"
REFUSED = "AMAZON.FallbackIntent"
CORPUS = "corpus"
FILLINGS = 5
"""How many values are filled into a sample that has other words beside its slot."""


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and its intent."""

    text: str
    intent: str


def examples_of(model: Mapping[str, Any], language: str) -> list[Example]:
    """Return the sentences of a model, the JSON of a locale, and of the corpus of a language.

    Left out are the samples of built-in intents but the fallback, those with a slot for free words,
    and the corpus of an intent that the model has not.
    """
    spoken = model["interactionModel"]["languageModel"]
    values = {each["name"]: list(_values(each)) for each in spoken["types"]} | _builtin(language)
    learnt = [each for each in spoken["intents"] if is_learnt(each["name"])]
    examples = [each for intent in learnt for each in _of_intent(intent, values)]
    names = {each["name"] for each in learnt}
    more = (each for each in corpus_of(language) if each.intent in names)
    return list(dict.fromkeys((*examples, *more)))


def is_learnt(intent: str) -> bool:
    """Return whether a sentence that is no sample may be guessed to mean an intent."""
    return intent == REFUSED or not intent.startswith(AMAZON)


def filled(sample: str, words: Mapping[str, str]) -> str:
    """Return a sample with words in place of its slots."""
    return SLOT.sub(lambda slot: words[slot[1]], sample)


def corpus_of(language: str) -> Iterator[Example]:
    """Yield the sentences of the corpus of a language."""
    for path in sorted((LANGUAGES / language / CORPUS).glob("*/*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield Example(line, path.stem)


def _builtin(language: str) -> dict[str, list[str]]:
    examples: dict[str, list[str]] = read_language(language, "builtin_slots").get("examples", {})
    return examples


def _values(kind: Mapping[str, Any]) -> Iterator[str]:
    """Yield the first words of every id, then the second of each, and so on."""
    lists = [(value["name"]["value"], *value["name"]["synonyms"]) for value in kind["values"]]
    for place in range(max(map(len, lists), default=0)):
        yield from (each[place] for each in lists if place < len(each))


def _of_intent(intent: Mapping[str, Any], values: Mapping[str, list[str]]) -> Iterator[Example]:
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
            yield Example(filled(sample, dict(zip(names, row, strict=True))), intent["name"])


def _rows(lists: Sequence[list[str]], sample: str, turn: Iterator[int]) -> Iterator[Sequence[str]]:
    """Choose the values to fill in: all if the slot is the whole sample, else a few in turn."""
    if SLOT.fullmatch(sample):
        yield from ((value,) for value in lists[0])
        return
    for _ in range(min(FILLINGS, *map(len, lists))):
        at = next(turn)
        yield [values[(at * (7 * place + 1)) % len(values)] for place, values in enumerate(lists)]
