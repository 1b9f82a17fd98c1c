"""The labels of the knowledge are begun, missed, compared and held to English as any other line."""

from pathlib import Path

import pytest

from bedside.commands.language.homes import HOMES, KNOWLEDGE
from bedside.commands.language.leftovers import leftovers_in
from bedside.commands.language.made_from import seal
from bedside.commands.language.scaffold import add_language
from bedside.commands.language.status import AreaStatus, status_of
from tests.bedside.commands.language_homes import reference_in

LABEL = "labels.toml: findings.both_legs"
NOTE = "notes.toml: red_flags.calf_pop"
ENGLISH = "Both legs are affected"
(DESK,) = (home for home in HOMES if home.labels)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A language that is begun."""
    root = reference_in(tmp_path)
    add_language("fr", root=root)
    return root


def desk(root: Path) -> AreaStatus:
    return next(area for area in status_of("fr", root) if area.area == DESK.area)


def labelled(root: Path, text: str) -> None:
    """Write one label in the new language."""
    file = DESK.of("fr", root) / "labels.toml"
    lines = file.read_text(encoding="utf-8").splitlines()
    written = [f'both_legs = "{text}"' if line == 'both_legs = ""' else line for line in lines]
    file.write_text("\n".join(written), encoding="utf-8")


def test_a_new_language_has_a_place_for_each_label_with_the_english_above_it(root: Path) -> None:
    begun = (DESK.of("fr", root) / "labels.toml").read_text(encoding="utf-8")

    assert f'# {ENGLISH}\nboth_legs = ""\n' in begun
    assert "\n[escalation]\n" in begun


def test_a_label_that_is_missing_is_listed(root: Path) -> None:
    assert {LABEL, NOTE} <= {*desk(root).missing}

    labelled(root, "Les deux jambes sont atteintes")

    assert LABEL not in (*desk(root).missing, *desk(root).same)


def test_a_label_that_reads_as_in_english_is_listed(root: Path) -> None:
    labelled(root, ENGLISH)

    assert LABEL in desk(root).same


def test_a_label_is_older_once_the_knowledge_names_it_otherwise(root: Path) -> None:
    labelled(root, "Les deux jambes sont atteintes")
    assert LABEL in desk(root).older
    seal("fr", root=root)
    assert desk(root).older == ()

    findings = root / KNOWLEDGE / "findings.toml"
    text = findings.read_text(encoding="utf-8")
    findings.write_text(text.replace(ENGLISH, "It is in both legs"), encoding="utf-8")

    assert desk(root).older == (LABEL,)


def test_a_word_of_english_in_a_label_is_found(root: Path) -> None:
    labelled(root, "Both jambes")

    assert list(leftovers_in(DESK, "fr", root)) == ["fr/labels.toml: findings.both_legs: both"]


def test_what_people_mix_in_is_no_label(tmp_path: Path) -> None:
    file = DESK.of("es", tmp_path) / "labels.toml"
    file.parent.mkdir(parents=True)
    file.write_text('[findings]\nfeel = "me duele el chest"\n', encoding="utf-8")

    assert list(leftovers_in(DESK, "es", tmp_path)) == ["es/labels.toml: findings.feel: chest"]
