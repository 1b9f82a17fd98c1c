"""A language that is half written can be heard, and nothing of it counts as done."""

import shutil
import tomllib
from pathlib import Path

import pytest

from bedside.commands.language.scaffold import add_language
from bedside.commands.language.status import status_of
from bedside.console import InputError
from bedside.interaction_model.generator import interaction_model
from bedside.interaction_model.phrases import PHRASES
from bedside.nlu.trained_nlu import TrainedNlu
from leg_comfort import locales
from leg_comfort.speech import read_sources, sources
from tests.bedside.commands.language_homes import reference_in

LANGUAGES = "lambda/leg_comfort/languages"
TEMPLATES = "speech_templates"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The homes of the reference and of a French draft with nothing written."""
    root = reference_in(tmp_path)
    add_language("fr", ["fr-FR"], root)
    monkeypatch.setattr(locales, "DRAFTS", {"fr-FR": "FR"})
    monkeypatch.setattr(sources, "LANGUAGES_FOLDER", root / LANGUAGES)
    return root


def test_a_draft_speaks_english_where_it_has_no_words_yet(root: Path) -> None:
    english = read_sources("en", root / TEMPLATES).lines
    assert read_sources("fr-FR", root / TEMPLATES).lines == english

    relief = root / TEMPLATES / "fr/relief.toml"
    relief.write_text('stretch = "Poussez le talon."\n', encoding="utf-8")

    found = read_sources("fr-FR", root / TEMPLATES).lines
    assert found == {**english, "relief.stretch": ("Poussez le talon.",)}


def test_ids_are_the_same_in_every_language_and_are_no_words(root: Path) -> None:
    begun, model = (
        tomllib.loads((root / LANGUAGES / each / "answers.toml").read_text(encoding="utf-8"))
        for each in ("fr", "en")
    )
    for name, denial in model["denials"].items():
        assert begun["denials"][name]["findings"] == denial["findings"]
        assert begun["denials"][name]["phrases"] == ""
    (reading,) = (area for area in status_of("fr", root) if area.area == "reading")
    assert {f"denials.{name}" for name in model["denials"]} <= {*reading.missing}


def test_a_draft_without_phrases_has_a_model_but_nothing_to_learn_from(root: Path) -> None:
    phrases = root / "interaction_models/phrases"
    shutil.copy(PHRASES / "model.toml", phrases)

    model = interaction_model("fr-FR", phrases)

    found = model["interactionModel"]["languageModel"]
    assert not any(intent["samples"] for intent in found["intents"])
    assert not any(kind["values"] for kind in found["types"])
    with pytest.raises(InputError, match="write some first"):
        TrainedNlu.of(model, "fr-FR")
