"""Generate an interaction model, in Alexa's own form, from the patterns of a locale."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from hassil import Sentence, TextSlotList, parse_sentence
from hassil.intents import SlotList
from hassil.parser import ParseError
from hassil.sample import sample_sentence

from bedside.interaction_model.phrases import (
    INTENTS,
    PHRASES,
    TYPES,
    PhraseError,
    Phrases,
    invocation_name,
    phrases_of,
    shared,
)


def interaction_model(locale: str, folder: Path = PHRASES) -> dict[str, Any]:
    """Return the interaction model of a locale, in Alexa's own form.

    folder holds the phrases. Raises PhraseError if a pattern names an unknown intent.
    """
    common, phrases = shared(folder), phrases_of(locale, folder)
    return {
        "interactionModel": {
            "languageModel": {
                "invocationName": invocation_name(locale, folder),
                "intents": _intents(common["intents"], phrases),
                "types": [
                    {"name": name, "values": _values(ids, f"{TYPES}/{name}.toml")}
                    for name, ids in phrases.wordings.items()
                ],
            }
        }
    }


def text_of(model: Mapping[str, Any]) -> str:
    """Return the text of the file that holds a model."""
    return json.dumps(model, indent=1, ensure_ascii=False) + "\n"


def expand(patterns: Iterable[str], file: str = "") -> list[str]:
    """Return all wordings of the patterns, without repetition, in the order of writing.

    A slot in braces stays as it is. Raises PhraseError, naming the file, for what is no pattern.
    """
    return list(dict.fromkeys(text for pattern in patterns for text in _wordings(pattern, file)))


def _wordings(pattern: str, file: str) -> list[str]:
    try:
        sentence = parse_sentence(pattern)
    except (ParseError, AssertionError) as problem:
        raise PhraseError(f"{file}: {pattern!r} is no pattern: {problem}") from problem
    texts = sample_sentence(sentence, _slots_of(sentence), {})
    return [" ".join(text.replace("\\", "").split()) for text in texts]


def _slots_of(sentence: Sentence) -> dict[str, SlotList]:
    """Return lists in which each slot has its own name as the only value, so that it is kept."""
    names = set(sentence.list_names({}))
    return {name: TextSlotList.from_strings([f"\\{{{name}\\}}"]) for name in names}


def _intents(shared: Mapping[str, Mapping[str, str]], phrases: Phrases) -> list[dict[str, Any]]:
    unknown = phrases.samples.keys() - shared.keys()
    if unknown:
        raise PhraseError(f"patterns for unknown intents: {sorted(unknown)}")
    samples = {
        name: expand(phrases.samples.get(name, []), f"{INTENTS}/{name}.toml") for name in shared
    }
    return [_intent(name, slots, samples[name]) for name, slots in shared.items()]


def _intent(name: str, slots: Mapping[str, str], samples: list[str]) -> dict[str, Any]:
    listed = [{"name": slot, "type": kind} for slot, kind in slots.items()]
    return {"name": name, "slots": listed, "samples": samples}


def _values(ids: Mapping[str, Iterable[str]], file: str) -> list[dict[str, Any]]:
    wordings = {name: expand(patterns, file) for name, patterns in ids.items() if patterns}
    return [
        {"id": name, "name": {"value": first, "synonyms": others}}
        for name, (first, *others) in wordings.items()
    ]
