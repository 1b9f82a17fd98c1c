"""German replies in dialect, and both halves of a check that are well."""

import pytest

from leg_comfort.clinic import load_clinic
from leg_comfort.nlu import AnswerKind, load_lexicon, read_answer, read_signs

CLINIC = load_clinic()
GERMAN = load_lexicon("de", CLINIC.findings)


@pytest.mark.parametrize(
    ("check", "words"),
    [
        ("rf1", "Herz is jut und schnaufen tu ick janz normal"),
        ("rf1_leg", "von dem allen nichts"),
        ("rf2", "taub is nüscht un uff Toilette jeht allet"),
        ("rf2_leg", "kräftig sin se beede un de Pisse is hell"),
    ],
)
def test_both_halves_that_are_well_are_a_no(check: str, words: str) -> None:
    assert read_answer(GERMAN, words, CLINIC.questions[check].findings) is AnswerKind.NO


@pytest.mark.parametrize(
    ("check", "words"),
    [
        ("rf1", "nichts an der Brust"),
        ("rf1", "Brust spannt Luft ist gut"),
        ("rf1", "Luft und Brust sind nicht gut"),
        ("rf2", "Klo geht und Gefühl ist nicht da"),
        ("rf2_leg", "Urin nicht mehr hell Beine stark"),
    ],
)
def test_one_half_alone_is_none(check: str, words: str) -> None:
    assert read_answer(GERMAN, words, CLINIC.questions[check].findings) is not AnswerKind.NO


@pytest.mark.parametrize(
    "words",
    [
        "meine rechte Wade zieht wieder so und ich komme nicht in den Schlaf",
        "mein Fuß krampft mein Mann schläft ich will ihn nicht wecken",
        "Oberschenkel hat grad gekrampft ich bin aufgestanden und weg war es",
    ],
)
def test_what_names_a_leg_that_rests_is_no_sign(words: str) -> None:
    assert not read_signs(GERMAN, words)
