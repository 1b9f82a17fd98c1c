"""The cache of generated models, and the summaries that are kept in git."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bedside.interaction_model import load_model, model_file, model_text
from bedside.interaction_model.generator import interaction_model, text_of
from bedside.interaction_model.phrases import PHRASES, digest_of
from bedside.interaction_model.summary import summary, summary_file
from leg_comfort.locales import LOCALES


@pytest.mark.parametrize("locale", LOCALES)
def test_the_summary_is_up_to_date(locale: str) -> None:
    written = summary_file(locale).read_text(encoding="utf-8")
    assert written == summary(locale), "run: make models"
    assert len(written.splitlines()) < 200


def test_a_cached_model_is_what_the_phrases_give() -> None:
    assert model_text("en-US") == text_of(interaction_model("en-US"))


def test_a_model_is_kept_and_read_again(tmp_path: Path) -> None:
    path = model_file("en-US", tmp_path)
    path.write_text("kept", encoding="utf-8")

    assert model_text("en-US", tmp_path) == "kept"
    assert model_file("en-US", tmp_path) == path


def test_only_the_newest_model_of_a_locale_is_kept(tmp_path: Path) -> None:
    (tmp_path / "en-US.0123.json").write_text("stale", encoding="utf-8")
    (tmp_path / "en-GB.0123.json").write_text("another locale", encoding="utf-8")

    path = model_file("en-US", tmp_path)

    assert sorted(tmp_path.iterdir()) == sorted([path, tmp_path / "en-GB.0123.json"])


def test_several_at_once_get_the_same_whole_model(tmp_path: Path) -> None:
    with ThreadPoolExecutor(3) as pool:
        texts = list(pool.map(lambda _: model_text("en-US", tmp_path), range(3)))

    assert texts == [model_text("en-US")] * 3
    assert len(list(tmp_path.iterdir())) == 1


def test_a_folder_that_cannot_be_written_costs_only_time(tmp_path: Path) -> None:
    no_folder = tmp_path / "file"
    no_folder.write_text("", encoding="utf-8")

    assert model_text("en-US", no_folder) == model_text("en-US")


@pytest.mark.parametrize(
    "name",
    [
        "model.toml",
        "en/invocation.toml",
        "en/intents/StartIntent.toml",
        "en/types/FINDING.toml",
        "en-GB/intents/CallForHelpIntent.toml",
    ],
)
def test_a_change_of_any_phrase_of_the_locale_changes_the_digest(tmp_path: Path, name: str) -> None:
    phrases = tmp_path / "phrases"
    shutil.copytree(PHRASES, phrases)
    before = digest_of("en-GB", phrases)
    with (phrases / name).open("a", encoding="utf-8") as changed:
        changed.write("# changed")

    assert digest_of("en-GB", phrases) != before


def test_a_phrase_of_another_locale_leaves_the_digest_alone(tmp_path: Path) -> None:
    phrases = tmp_path / "phrases"
    shutil.copytree(PHRASES, phrases)
    before = digest_of("en-GB", phrases)
    (phrases / "en-US" / "types" / "MEDICINE.toml").write_text("", encoding="utf-8")

    assert digest_of("en-GB", phrases) == before


def test_a_model_is_in_alexas_own_form() -> None:
    assert load_model("en-US")["interactionModel"]["languageModel"]["invocationName"]
