"""Every locale has words that the rest of its language lacks."""

from typing import Any

import pytest

from bedside.interaction_model import load_model
from bedside.interaction_model.phrases import PHRASES
from leg_comfort.locales import KNOWN_LOCALES, LOCALES, language_of


def model_of(locale: str) -> dict[str, Any]:
    found: dict[str, Any] = load_model(locale)["interactionModel"]["languageModel"]
    return found


def said(locale: str, intent: str) -> set[str]:
    return {
        sample
        for each in model_of(locale)["intents"]
        if each["name"] == intent
        for sample in each["samples"]
    }


def named(locale: str, kind: str, id: str) -> set[str]:
    return {
        words
        for each in model_of(locale)["types"]
        if each["name"] == kind
        for value in each["values"]
        if value["id"] == id
        for words in (value["name"]["value"], *value["name"]["synonyms"])
    }


def holds(texts: set[str], word: str) -> bool:
    return any(f" {word} " in f" {text} " for text in texts)


def test_every_locale_has_phrases_and_all_phrases_belong_to_one() -> None:
    folders = {each.name for each in PHRASES.iterdir() if "-" in each.name}
    assert folders == set(KNOWN_LOCALES)


@pytest.mark.parametrize(
    ("locale", "intent", "word"),
    [
        ("en-US", "AskWhenDoctorIntent", "urgent care"),
        ("en-GB", "AskWhenDoctorIntent", "one one one"),
        ("en-AU", "CallForHelpIntent", "the ambos"),
        ("en-CA", "AskWhenDoctorIntent", "telehealth"),
        ("en-IN", "AskCauseIntent", "paining"),
        ("de-DE", "AskWhenDoctorIntent", "hundertsechzehn hundertsiebzehn"),
        ("es-ES", "CrampNowIntent", "la bola"),
        ("es-MX", "AMAZON.RepeatIntent", "mande"),
        ("es-US", "CrampNowIntent", "charley horse"),
    ],
)
def test_a_locale_says_it_in_its_own_way(locale: str, intent: str, word: str) -> None:
    assert holds(said(locale, intent), word)


@pytest.mark.parametrize(
    ("locale", "kind", "id", "word"),
    [
        ("en-US", "FINDING", "cold_room_or_uncovered", "window unit"),
        ("en-GB", "FINDING", "strenuous_day", "allotment"),
        ("en-AU", "FINDING", "warm_legs", "doona"),
        ("en-CA", "MEDICINE", "muscle_relaxant", "robaxacet"),
        ("en-IN", "MEDICINE", "ibuprofen", "combiflam"),
        ("de-DE", "MEDICINE", "muscle_relaxant", "dorsiflex"),
        ("es-ES", "FINDING", "calf_only", "gemelo"),
        ("es-MX", "FINDING", "one_leg_swollen", "chamorro"),
        ("es-US", "ITEM", "banana", "guineo"),
    ],
)
def test_a_locale_names_things_in_its_own_way(locale: str, kind: str, id: str, word: str) -> None:
    assert holds(named(locale, kind, id), word)
    assert not any(holds(named(other, kind, id), word) for other in set(LOCALES) - {locale})


def test_what_the_language_shares_stands_in_every_locale() -> None:
    shared = {"en": "my leg {feel}", "de": "mein bein {feel}", "es": "la pierna {feel}"}
    assert all(shared[language_of(locale)] in said(locale, "StartIntent") for locale in LOCALES)
