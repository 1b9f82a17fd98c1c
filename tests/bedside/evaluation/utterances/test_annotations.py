"""The annotation set holds sentences whose intent is certain, in the form that Amazon reads."""

import json
from pathlib import Path
from typing import Any

import pytest
from ask_sdk_core.serialize import DefaultSerializer
from ask_smapi_model.v1.skill.nlu.evaluations.expected import Expected
from ask_smapi_model.v1.skill.nlu.evaluations.inputs import Inputs

from bedside.evaluation.utterances.annotations import (
    SENTENCES,
    annotation_set,
    labelled_sentences,
    write_annotations,
)
from bedside.interaction_model import load_model
from leg_comfort.locales import DEFAULT_LOCALE, LOCALES


def record(text: str, meaning: str, context: str = "open") -> dict[str, Any]:
    return {"text": text, "context": context, "meaning": meaning, "slots": {}}


def test_a_sentence_is_written_as_it_is_heard_with_the_intent_of_its_label() -> None:
    assert annotation_set([record("Can I take ibuprofen?", "ask_medicine")]) == {
        "data": [
            {
                "inputs": {"utterance": "can i take ibuprofen"},
                "expected": [{"intent": {"name": "AskMedicineIntent"}}],
            }
        ]
    }


@pytest.mark.parametrize(
    "unsure",
    [
        record("say that again", "repeat", "rf1"),
        record("yes it is swollen", "answer_yes"),
        record("no it's the left one", "correct_answer"),
        record("it lasts two minutes", "duration_report"),
        record("my calf is like a rock", "start_acute"),
        record("cancel", "stop"),
        record("my leg is cold and blue", "emergency"),
    ],
    ids=lambda each: each["meaning"],
)
def test_a_sentence_that_may_arrive_otherwise_is_left_out(unsure: dict[str, Any]) -> None:
    assert annotation_set([unsure]) == {"data": []}


def test_amazons_own_classes_read_every_annotation_and_the_model_has_its_intent(
    tmp_path: Path,
) -> None:
    read, files = DefaultSerializer().deserialize, write_annotations(tmp_path, SENTENCES)

    assert [file.stem for file in files] == list(LOCALES)
    for file in files:
        written = json.loads(file.read_text(encoding="utf-8"))["data"]
        model = load_model(file.stem)["interactionModel"]["languageModel"]
        intents = {intent["name"] for intent in model["intents"]}
        assert len(written) > (150 if file.stem == DEFAULT_LOCALE else 25)
        for each in written:
            said = each["inputs"]["utterance"]
            assert read(json.dumps(each["inputs"]), Inputs).utterance == said
            (expected,) = each["expected"]
            assert read(json.dumps(expected), Expected).intent.name in intents


def test_a_sentence_of_another_locale_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "es").mkdir()
    said = [{**record("ayuda", "start_acute"), **more} for more in ({"locale": "es-MX"}, {})]
    (tmp_path / "es" / "utterances_a.json").write_text(json.dumps(said), encoding="utf-8")

    assert len(labelled_sentences(tmp_path, "es-MX")) == 2
    assert len(labelled_sentences(tmp_path, "es-ES")) == 1


def test_without_the_sentences_of_a_checkout_nothing_is_written(tmp_path: Path) -> None:
    assert write_annotations(tmp_path / "build", tmp_path / "nowhere") == []
    assert not (tmp_path / "build").exists()
