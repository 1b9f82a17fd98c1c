"""A line is older than English once the English that it was made from has changed."""

from pathlib import Path

import pytest

from bedside.commands.language.made_from import seal
from bedside.commands.language.scaffold import add_language
from bedside.commands.language.status import AreaStatus, status_of
from bedside.console import InputError
from tests.bedside.commands.language_homes import copied, reference_in

LINE = "relief.toml: stretch"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A language that is written, and sealed."""
    root = reference_in(tmp_path)
    add_language("fr", root=root)
    copied(root, "fr")
    seal("fr", root=root)
    return root


def speech(root: Path) -> AreaStatus:
    return next(area for area in status_of("fr", root) if area.area == "speech")


def changed(root: Path, language: str, text: str) -> None:
    """Put another text in the place of the stretch's."""
    file = root / "speech_templates" / language / "relief.toml"
    lines = file.read_text(encoding="utf-8")
    written = lines.replace("stretch = ", f'stretch = "{text}"\nother = ', 1)
    file.write_text(written, encoding="utf-8")


def test_what_was_never_sealed_may_be_older_and_nothing_is_right_after_sealing(
    root: Path,
) -> None:
    assert {area.area: area.older for area in status_of("fr", root) if area.older} == {}
    (root / "bedside/languages/fr/made_from.txt").unlink()
    assert LINE in speech(root).older


def test_a_line_is_older_once_its_english_has_changed_and_no_other_line_is(root: Path) -> None:
    changed(root, "en", "Push your heel away.")
    assert speech(root).older == (LINE,)
    assert not speech(root).complete


def test_sealing_again_does_not_hide_a_line_that_nobody_touched(root: Path) -> None:
    changed(root, "en", "Push your heel away.")
    assert seal("fr", root=root) == 0
    assert speech(root).older == (LINE,)


def test_a_line_that_was_written_anew_is_sealed(root: Path) -> None:
    changed(root, "en", "Push your heel away.")
    changed(root, "fr", "Poussez le talon.")
    assert LINE in speech(root).older
    assert seal("fr", root=root) > 0
    assert speech(root).older == ()


def test_a_line_that_still_says_the_same_is_sealed_by_its_name(root: Path) -> None:
    changed(root, "en", "Push your heel away.")
    assert seal("fr", [LINE], root) == 1
    assert speech(root).older == ()
    with pytest.raises(InputError, match="no_such_line"):
        seal("fr", ["no_such_line"], root)


def test_phrases_that_people_say_are_not_made_from_english_ones(root: Path) -> None:
    file = root / "interaction_models/phrases/en/intents/StartIntent.toml"
    file.write_text('samples = ["something else"]\n', encoding="utf-8")
    assert [area.area for area in status_of("fr", root) if area.older] == []


def test_what_is_kept_is_the_same_whoever_writes_it(root: Path) -> None:
    kept = root / "bedside/languages/fr/made_from.txt"
    before = kept.read_bytes()
    seal("fr", root=root)
    assert kept.read_bytes() == before
