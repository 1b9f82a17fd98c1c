"""Causes, findings and rules have their names and reasons in the language of the page."""

from pathlib import Path

import pytest

from bedside.commands.language.homes import KNOWLEDGE, PROJECT, REFERENCE
from bedside.commands.language.status import languages
from bedside.console import read_language
from bedside.labels import PLACES, in_language, reference_labels
from leg_comfort.clinic import load_clinic

CLINIC = load_clinic()
ENGLISH = reference_labels(PROJECT / KNOWLEDGE)
OTHERS = [language for language in languages() if language != REFERENCE]
KINDS = [(language, place.file, place.table) for language in OTHERS for place in PLACES]


def test_english_is_what_the_knowledge_says_itself() -> None:
    assert in_language(CLINIC, REFERENCE) == CLINIC


def test_what_a_language_has_no_words_for_stays_english() -> None:
    assert in_language(CLINIC, "xx") == CLINIC


def test_every_kind_of_label_is_named_in_german() -> None:
    german = in_language(CLINIC, "de")

    assert german.causes["restless_legs"].label == "Unruhige Beine"
    assert german.findings["one_leg_swollen"].label == "Ein Bein ist geschwollen"
    assert german.red_flags["cold_pale_foot"].label == "Ein kalter, blasser Fuß: die Durchblutung"
    assert german.red_flags["fall_and_no_weight"].label.startswith("Ein Sturz")
    assert german.escalations["many_nights"].label == "Vier Nächte oder mehr in zwei Wochen"
    assert german.open_signs["red_warm"].note == "Heute untersuchen lassen."
    assert german.sources["product-choice"].title.startswith("Eine Entscheidung")


def test_nothing_but_labels_notes_and_titles_is_another_one() -> None:
    german = in_language(CLINIC, "de")

    assert german.questions == CLINIC.questions
    assert {id_: flag.when for id_, flag in german.red_flags.items()} == {
        id_: flag.when for id_, flag in CLINIC.red_flags.items()
    }


def test_a_text_keeps_its_title_and_a_kind_of_judgement_does_not() -> None:
    assert "nhs-cramps" not in ENGLISH["labels.toml"]["sources"]
    assert "expert-judgement" in ENGLISH["labels.toml"]["sources"]


@pytest.mark.parametrize(("language", "file", "table"), KINDS)
def test_a_language_names_nothing_that_is_not_there(language: str, file: str, table: str) -> None:
    assert read_language(language, file)[table].keys() <= ENGLISH[f"{file}.toml"][table].keys()


@pytest.mark.parametrize("file", ["labels", "notes"])
def test_english_stands_in_the_knowledge_alone(file: str) -> None:
    assert read_language(REFERENCE, file) == {}
    assert not Path(PROJECT, "bedside/languages", REFERENCE, f"{file}.toml").exists()
