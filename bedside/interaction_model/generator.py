"""Generate an interaction model, in Alexa's own form, from the patterns of a locale."""

import json
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

from hassil import Sentence, parse_sentence

from bedside.interaction_model.phrases import PHRASES, patterns_of, shared
from bedside.interaction_model.sampling import KEPT_WHOLE, expand

NAMES = 200
"""The most wordings that are kept whole for the name of a thing. Names occur within sentences."""

PhrasePatterns = dict[str, list[str]]


class PhraseError(ValueError):
    """The phrases contradict each other or name something that is not there."""


def interaction_model(locale: str, folder: Path = PHRASES) -> dict[str, Any]:
    """Return the interaction model of a locale, in Alexa's own form.

    folder holds the phrases. Raises PhraseError if two intents share a sample or a pattern names an
    unknown intent.
    """
    common, phrases = shared(folder), patterns_of(locale, folder)
    rules = {name: parse_sentence(text) for name, text in phrases["rules"].items()}
    intents = _intents(common["intents"], phrases["intents"], rules)
    return {
        "interactionModel": {
            "languageModel": {
                "invocationName": common["invocation_name"],
                "intents": intents,
                "types": _types(phrases["types"], rules, _said_alone(intents)),
            }
        }
    }


def text_of(model: Mapping[str, Any]) -> str:
    """Return the text of the file that holds a model."""
    return json.dumps(model, indent=1, ensure_ascii=False) + "\n"


def _intents(
    shared: Mapping[str, Mapping[str, str]], patterns: PhrasePatterns, rules: Mapping[str, Sentence]
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
    types: Mapping[str, PhrasePatterns], rules: Mapping[str, Sentence], alone: Collection[str]
) -> list[dict[str, Any]]:
    return [
        {"name": name, "values": _values(patterns, rules, KEPT_WHOLE if name in alone else NAMES)}
        for name, patterns in types.items()
    ]


def _said_alone(intents: Iterable[Mapping[str, Any]]) -> set[str]:
    """Return the types whose values are whole sentences: some sample is nothing but the slot."""
    return {
        slot["type"]
        for intent in intents
        for slot in intent["slots"]
        if f"{{{slot['name']}}}" in intent["samples"]
    }


def _values(
    patterns: PhrasePatterns, rules: Mapping[str, Sentence], few: int
) -> list[dict[str, Any]]:
    wordings = {name: expand(lines, rules, few) for name, lines in patterns.items()}
    _forbid_shared(wordings)
    return [
        {"id": name, "name": {"value": first, "synonyms": others}}
        for name, (first, *others) in wordings.items()
    ]
