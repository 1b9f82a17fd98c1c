"""The interaction models and the code agree on intents, slots and ids."""

from typing import Any

import pytest

from bedside.interaction_model import load_model
from leg_comfort.alexa.intents import INTENTS
from leg_comfort.alexa.slot_values import NIGHTS_BY_FREQUENCY
from leg_comfort.clinic import FindingKind, load_clinic
from leg_comfort.locales import LOCALES

CLINIC = load_clinic()

every_locale = pytest.mark.parametrize("locale", LOCALES)


def language_model(locale: str) -> dict[str, Any]:
    return dict(load_model(locale)["interactionModel"]["languageModel"])


def values_of(model: dict[str, Any], slot_type: str) -> set[str]:
    types = {each["name"]: each["values"] for each in model["types"]}
    return {value["id"] for value in types[slot_type]}


@every_locale
def test_every_intent_of_the_model_has_a_meaning_and_the_other_way_round(locale: str) -> None:
    assert {intent["name"] for intent in language_model(locale)["intents"]} == set(INTENTS)


@every_locale
def test_every_slot_that_gives_a_topic_or_a_fact_exists(locale: str) -> None:
    slots = {
        intent["name"]: {slot["name"] for slot in intent.get("slots", [])}
        for intent in language_model(locale)["intents"]
    }
    for name, meaning in INTENTS.items():
        assert {*meaning.facts, *filter(None, [meaning.topic])} <= slots[name], name


@every_locale
def test_every_value_of_a_finding_is_a_finding_or_a_denial(locale: str) -> None:
    findings = {id for id, f in CLINIC.findings.items() if f.kind is FindingKind.YES_NO}
    assert values_of(language_model(locale), "FINDING") <= findings | set(CLINIC.denials)


@every_locale
def test_every_frequency_is_a_number_of_nights(locale: str) -> None:
    assert values_of(language_model(locale), "FREQUENCY") == set(NIGHTS_BY_FREQUENCY)


@every_locale
def test_every_feel_is_in_the_knowledge(locale: str) -> None:
    assert values_of(language_model(locale), "FEEL") <= set(CLINIC.findings["feel"].words)
