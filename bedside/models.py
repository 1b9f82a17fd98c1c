"""Write Alexa's interaction models from phrases that are given once, as patterns.

The intents, slots and slot types that every locale shares stand in
interaction_models/phrases/model.toml. The patterns stand in folders: one a language (en) and, where
a locale says something of its own, one a locale (en-GB) that adds to its language.
"""

import json
import sys
import tomllib
import zlib
from collections.abc import Collection, Iterable, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

from hassil import Sentence, TextSlotList, parse_sentence
from hassil.intents import SlotList
from hassil.sample import sample_sentence

FOLDER = Path(__file__).resolve().parent.parent / "interaction_models"
LOCALES = ("en-US", "en-GB", "en-AU", "en-CA", "en-IN")
KEPT_WHOLE = 24
"""A pattern with no more wordings than this is kept whole."""
NAMES = 200
"""The same for the names of things, which stand within sentences and are looked for there."""

Patterns = dict[str, list[str]]


class PhraseError(ValueError):
    """The phrases contradict each other or name something that is not there."""


def interaction_model(locale: str, folder: Path = FOLDER) -> dict[str, Any]:
    """Give the interaction model of a locale, in Alexa's own form.

    Raises PhraseError where two intents share a sample or a pattern names an unknown intent.
    """
    shared = tomllib.loads((folder / "phrases" / "model.toml").read_text())
    phrases = _phrases(locale, folder / "phrases")
    rules = {name: parse_sentence(text) for name, text in phrases["rules"].items()}
    intents = _intents(shared["intents"], phrases["intents"], rules)
    return {
        "interactionModel": {
            "languageModel": {
                "invocationName": shared["invocation_name"],
                "intents": intents,
                "types": _types(phrases["types"], rules, _said_alone(intents)),
            }
        }
    }


def text_of(model: Mapping[str, Any]) -> str:
    """Give the text of the file that holds a model."""
    return json.dumps(model, indent=1, ensure_ascii=False) + "\n"


def path_of(locale: str, folder: Path = FOLDER) -> Path:
    """Say where the model of a locale stands."""
    return folder / f"{locale}.json"


def write_all(folder: Path = FOLDER) -> list[Path]:
    """Write the model of every locale and say which files were written."""
    paths = [path_of(locale, folder) for locale in LOCALES]
    for locale, path in zip(LOCALES, paths, strict=True):
        path.write_text(text_of(interaction_model(locale, folder)))
    return paths


def expand(
    patterns: Iterable[str], rules: Mapping[str, Sentence], few: int = KEPT_WHOLE
) -> list[str]:
    """Give the wordings of the patterns, without repetition, in the order of writing.

    A slot in braces stays as it is. Of a pattern with many wordings, those are given in which
    every two neighbouring words of it are met at least once; few: how many are still not many.
    """
    wordings = (text for pattern in patterns for text in _chosen(pattern, rules, few))
    return list(dict.fromkeys(wordings))


def _wordings(pattern: str, rules: Mapping[str, Sentence]) -> list[str]:
    sentence = parse_sentence(pattern)
    texts = sample_sentence(sentence, _slots_of(sentence, rules), dict(rules))
    return list(dict.fromkeys(_tidy(text) for text in texts))


def _chosen(pattern: str, rules: Mapping[str, Sentence], few: int) -> list[str]:
    """Keep few wordings, and a plain list of alternatives, whole; thin out what multiplies."""
    wordings = _wordings(pattern, rules)
    whole = len(wordings) <= max(few, pattern.count("|") + 1)
    return wordings if whole else _covering(wordings)


def _covering(wordings: list[str]) -> list[str]:
    """Choose wordings that hold every neighbouring pair of words."""
    met: set[tuple[str, str]] = set()
    chosen = []
    for text in sorted(wordings, key=_mixed):
        pairs = set(pairwise(["", *text.split(), ""]))
        if not pairs <= met:
            met |= pairs
            chosen.append(text)
    return chosen


def _mixed(text: str) -> tuple[int, str]:
    """Give an order that mixes the wordings and never changes."""
    return zlib.crc32(text.encode()), text


def _phrases(locale: str, folder: Path) -> dict[str, Any]:
    language = locale.split("-")[0]
    merged: dict[str, Any] = {"rules": {}, "intents": {}, "types": {}}
    for name in (language, locale):
        for path in sorted((folder / name).glob("*.toml")):
            _merge(merged, tomllib.loads(path.read_text()))
    return merged


def _merge(into: dict[str, Any], more: Mapping[str, Any]) -> None:
    """Add phrases to phrases: tables are joined, lists of patterns lengthened, rules replaced."""
    for name, value in more.items():
        if isinstance(value, Mapping):
            _merge(into.setdefault(name, {}), value)
        elif isinstance(value, list):
            into[name] = into.get(name, []) + value
        else:
            into[name] = value


def _slots_of(sentence: Sentence, rules: Mapping[str, Sentence]) -> dict[str, SlotList]:
    """Let every slot stand for itself, so that sampling leaves it in its place."""
    names = set(sentence.list_names(dict(rules)))
    return {name: TextSlotList.from_strings([f"\\{{{name}\\}}"]) for name in names}


def _tidy(text: str) -> str:
    return " ".join(text.replace("\\", "").split())


def _intents(
    shared: Mapping[str, Mapping[str, str]], patterns: Patterns, rules: Mapping[str, Sentence]
) -> list[dict[str, Any]]:
    unknown = patterns.keys() - shared.keys()
    if unknown:
        raise PhraseError(f"patterns for unknown intents: {sorted(unknown)}")
    samples = {name: expand(patterns.get(name, []), rules) for name in shared}
    _forbid_shared(samples)
    return [_intent(name, slots, samples[name]) for name, slots in shared.items()]


def _intent(name: str, slots: Mapping[str, str], samples: list[str]) -> dict[str, Any]:
    listed = [{"name": slot, "type": kind} for slot, kind in slots.items()]
    return {"name": name, "slots": listed, "samples": samples}


def _forbid_shared(samples: Mapping[str, Iterable[str]]) -> None:
    owner: dict[str, str] = {}
    clashes = []
    for name, texts in samples.items():
        for text in texts:
            if owner.setdefault(text, name) != name:
                clashes.append(f"{text!r} ({owner[text]}, {name})")
    if clashes:
        raise PhraseError("samples of two intents: " + "; ".join(clashes))


def _types(
    types: Mapping[str, Patterns], rules: Mapping[str, Sentence], alone: Collection[str]
) -> list[dict[str, Any]]:
    return [
        {"name": name, "values": _values(patterns, rules, KEPT_WHOLE if name in alone else NAMES)}
        for name, patterns in types.items()
    ]


def _said_alone(intents: Iterable[Mapping[str, Any]]) -> set[str]:
    """Find the types whose values are sentences of their own: a sample is nothing but the slot."""
    return {
        slot["type"]
        for intent in intents
        for slot in intent["slots"]
        if f"{{{slot['name']}}}" in intent["samples"]
    }


def _values(patterns: Patterns, rules: Mapping[str, Sentence], few: int) -> list[dict[str, Any]]:
    wordings = {name: expand(lines, rules, few) for name, lines in patterns.items()}
    _forbid_shared(wordings)
    return [
        {"id": name, "name": {"value": first, "synonyms": others}}
        for name, (first, *others) in wordings.items()
    ]


if __name__ == "__main__":
    sys.stdout.writelines(f"{path.name}\n" for path in write_all())
