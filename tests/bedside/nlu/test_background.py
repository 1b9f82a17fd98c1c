"""What the desk knows of sentences is loaded in the background, once, and its failure is told."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest

from bedside.console import InputError
from bedside.nlu import locale_nlu
from bedside.nlu.locale_nlu import LocaleNlu, nlu_for
from bedside.nlu.similarity_cache import is_kept, learnt
from tests.bedside.nlu.test_trained_nlu import SMALL


class Gate:
    """Stands for what takes long, and waits until it is opened."""

    def __init__(self) -> None:
        self.open, self.begun = Event(), 0

    def of(self, *given: object) -> str:
        self.begun += 1
        assert self.open.wait(60)
        return "loaded"


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    gate = Gate()
    monkeypatch.setattr(locale_nlu, "_LOADING", {})
    monkeypatch.setattr(locale_nlu, "TrainedNlu", gate)
    yield gate
    gate.open.set()


def test_it_begins_at_once_and_is_ready_when_it_is_loaded(gate: Gate) -> None:
    nlu = nlu_for("en-US")
    nlu.begin()
    assert not nlu.ready
    gate.open.set()
    assert str(nlu.load()) == "loaded"
    assert nlu.ready


def test_it_is_loaded_once_however_many_ask(gate: Gate) -> None:
    gate.open.set()
    for nlu in (nlu_for("en-US"), LocaleNlu("en-US")):
        nlu.begin()
        nlu.load()
    assert gate.begun == 1


def test_what_goes_wrong_in_the_background_is_raised_where_it_is_wanted(
    gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(locale: str) -> None:
        raise InputError("a file is broken")

    monkeypatch.setattr(locale_nlu, "load_model", broken)
    nlu_for("en-US").begin()
    with pytest.raises(InputError, match="a file is broken"):
        nlu_for("en-US").load()


def test_what_was_learnt_is_found_again_until_the_words_change(tmp_path: Path) -> None:
    assert not is_kept(SMALL, "en", tmp_path)
    learnt(SMALL, "en", tmp_path)
    assert is_kept(SMALL, "en", tmp_path)
    model = SMALL["interactionModel"]["languageModel"]
    more = {"interactionModel": {"languageModel": {**model, "types": []}}}
    assert not is_kept(more, "en", tmp_path)


def test_words_that_are_only_shown_are_not_learnt_from(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def with_words(change: Callable[[Path], object]) -> bool:
        change(tmp_path / "en")
        return is_kept(SMALL, "en", tmp_path / "learnt")

    monkeypatch.setattr("bedside.nlu.similarity_cache.LANGUAGES", tmp_path)
    (tmp_path / "en").mkdir()
    learnt(SMALL, "en", tmp_path / "learnt")
    assert with_words(lambda folder: (folder / "page.toml").write_text("title = 'other'"))
    assert not with_words(lambda folder: (folder / "concepts.toml").write_text("[kinds]"))
