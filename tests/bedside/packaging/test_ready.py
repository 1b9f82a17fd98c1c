"""Prebuilt data equals the files, and a checkout has none of it."""

import pickle
from pathlib import Path

import pytest

from leg_comfort import prebuilt
from leg_comfort.clinic import KNOWLEDGE, READY, Clinic, load_clinic
from leg_comfort.locales import LANGUAGES_FOLDER
from leg_comfort.nlu import LEXICON, Lexicon, PatternSet, load_lexicon, read_facts
from leg_comfort.prebuilt import SUFFIX, Late, read_ready, write_ready


def as_written_and_as_built(folder: Path) -> tuple[Lexicon, Lexicon]:
    """Return the lexicon read from its phrases, and the same stored in a folder and loaded."""
    (folder / "en").mkdir()
    read = load_lexicon("en", load_clinic().findings)
    write_ready(folder / "en", LEXICON, read, late=[PatternSet])
    return read, load_lexicon("en", (), folder)


def test_a_checkout_reads_its_files() -> None:
    assert not [*KNOWLEDGE.glob(f"*{SUFFIX}"), *LANGUAGES_FOLDER.rglob(f"*{SUFFIX}")]
    assert read_ready(KNOWLEDGE, READY, Clinic) is None


def test_the_knowledge_comes_back_as_it_was(tmp_path: Path) -> None:
    write_ready(tmp_path, READY, load_clinic())
    assert load_clinic(tmp_path) == load_clinic()


def test_the_phrases_come_back_as_they_were(tmp_path: Path) -> None:
    read = load_lexicon("en", load_clinic().findings)
    (tmp_path / "en").mkdir()
    write_ready(tmp_path / "en", LEXICON, read, late=[PatternSet])
    ready = load_lexicon("en", (), tmp_path)
    assert ready == read
    said = "no chest pain but my left calf has puffed up"
    assert read_facts(ready, said) == read_facts(read, said) != {}


def test_a_pattern_is_loaded_when_a_sentence_may_first_match_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _read, ready = as_written_and_as_built(tmp_path)
    loaded = loads(monkeypatch)
    read_facts(ready, "my left calf has puffed up")
    once = len(loaded)
    assert 0 < once < sum(len(patterns.each) for patterns in ready.sets) / 10
    read_facts(ready, "my left calf has puffed up")
    assert len(loaded) == once


def test_every_pattern_can_be_loaded_beforehand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, ready = as_written_and_as_built(tmp_path)
    ready.load_all()
    loaded = loads(monkeypatch)
    assert ready == read
    assert loaded == []


def test_late_values_are_late_again_if_they_are_stored_again(tmp_path: Path) -> None:
    patterns = load_lexicon("en", load_clinic().findings).sets[0]
    write_ready(tmp_path, READY, patterns, late=[PatternSet])
    once = read_ready(tmp_path, READY, PatternSet)
    write_ready(tmp_path, READY, once)
    again = read_ready(tmp_path, READY, PatternSet)
    assert again is not None
    assert isinstance(again.each, Late)
    assert again == once == patterns


def loads(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """Return a list to which everything that is unpickled from now on is added."""
    found: list[bytes] = []
    really = pickle.loads

    def noted(stored: bytes) -> object:
        found.append(stored)
        return really(stored)

    monkeypatch.setattr(prebuilt.pickle, "loads", noted)
    return found


def test_what_was_kept_as_something_else_is_refused(tmp_path: Path) -> None:
    write_ready(tmp_path, READY, {"no": "clinic"})
    with pytest.raises(TypeError, match=f"{READY}{SUFFIX}: no Lexicon"):
        read_ready(tmp_path, READY, Lexicon)
