"""The interaction models and the code agree on intents, slots and ids."""

import json
from pathlib import Path
from typing import Any

import pytest

from leg_comfort.alexa.intents import INTENTS
from leg_comfort.alexa.slot_values import NIGHTS_BY_FREQUENCY
from leg_comfort.clinic import FindingKind, load_clinic

MODELS = sorted((Path(__file__).parents[2] / "interaction_models").glob("*.json"))
CLINIC = load_clinic()

every_locale = pytest.mark.parametrize("path", MODELS, ids=lambda path: path.stem)


def language_model(path: Path) -> dict[str, Any]:
    model = json.loads(path.read_text(encoding="utf-8"))
    return dict(model["interactionModel"]["languageModel"])


def values_of(model: dict[str, Any], slot_type: str) -> set[str]:
    types = {each["name"]: each["values"] for each in model["types"]}
    return {value["id"] for value in types[slot_type]}


def test_there_is_a_model_to_compare_with() -> None:
    assert MODELS


@every_locale
def test_every_intent_of_the_model_has_a_meaning_and_the_other_way_round(path: Path) -> None:
    assert {intent["name"] for intent in language_model(path)["intents"]} == set(INTENTS)


@every_locale
def test_every_slot_that_gives_a_topic_or_a_fact_exists(path: Path) -> None:
    slots = {
        intent["name"]: {slot["name"] for slot in intent.get("slots", [])}
        for intent in language_model(path)["intents"]
    }
    for name, meaning in INTENTS.items():
        assert {*meaning.facts, *filter(None, [meaning.topic])} <= slots[name], name


@every_locale
def test_every_value_of_a_finding_is_a_finding_or_a_denial(path: Path) -> None:
    findings = {id for id, f in CLINIC.findings.items() if f.kind is FindingKind.YES_NO}
    assert values_of(language_model(path), "FINDING") <= findings | set(CLINIC.denials)


@every_locale
def test_every_frequency_is_a_number_of_nights(path: Path) -> None:
    assert values_of(language_model(path), "FREQUENCY") == set(NIGHTS_BY_FREQUENCY)


@every_locale
def test_every_feel_is_in_the_knowledge(path: Path) -> None:
    assert values_of(language_model(path), "FEEL") <= set(CLINIC.findings["feel"].words)
