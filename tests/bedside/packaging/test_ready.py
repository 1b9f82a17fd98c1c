"""Prebuilt data equals the files, and a checkout has none of it."""

from pathlib import Path

import pytest

from leg_comfort.clinic import KNOWLEDGE, READY, Clinic, load_clinic
from leg_comfort.locales import LANGUAGES_FOLDER
from leg_comfort.nlu import LEXICON, Lexicon, load_lexicon, read_facts
from leg_comfort.prebuilt import SUFFIX, read_ready, write_ready


def test_a_checkout_reads_its_files() -> None:
    assert not [*KNOWLEDGE.glob(f"*{SUFFIX}"), *LANGUAGES_FOLDER.rglob(f"*{SUFFIX}")]
    assert read_ready(KNOWLEDGE, READY, Clinic) is None


def test_the_knowledge_comes_back_as_it_was(tmp_path: Path) -> None:
    write_ready(tmp_path, READY, load_clinic())
    assert load_clinic(tmp_path) == load_clinic()


def test_the_phrases_come_back_as_they_were(tmp_path: Path) -> None:
    read = load_lexicon("en", load_clinic().findings)
    (tmp_path / "en").mkdir()
    write_ready(tmp_path / "en", LEXICON, read)
    ready = load_lexicon("en", (), tmp_path)
    assert ready == read
    said = "no chest pain but my left calf has puffed up"
    assert read_facts(ready, said) == read_facts(read, said) != {}


def test_what_was_kept_as_something_else_is_refused(tmp_path: Path) -> None:
    write_ready(tmp_path, READY, {"no": "clinic"})
    with pytest.raises(TypeError, match=f"{READY}{SUFFIX}: no Lexicon"):
        read_ready(tmp_path, READY, Lexicon)
