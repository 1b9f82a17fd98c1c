"""No word of English is left in what another language says, shows, hears or keeps."""

from pathlib import Path

import pytest

from bedside.commands.language.homes import HOMES, REFERENCE, Home
from bedside.commands.language.leftovers import foreign_words, leftovers_in
from bedside.commands.language.status import languages

OTHERS = [language for language in languages() if language != REFERENCE]
SAID = [home for home in HOMES if home.area in ("speech", "store", "conversations")]


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("home", SAID, ids=lambda home: home.area)
def test_no_language_says_a_word_of_english(language: str, home: Home) -> None:
    assert list(leftovers_in(home, language)) == []


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("de", "Bitte call your doctor now.", ["your", "doctor", "now"]),
        ("de", "Das war die Nacht, in der man so am Rand war.", []),
        ("de", "Das nennt man Restless Legs, hilft Leg Comfort.", []),
        ("es", "No me duele, ha dicho once veces.", []),
        ("es", "Estire the pierna.", ["the"]),
        ("es", "{{ region.doctor }} y {% if the %} <break time='1s'/> {leg}", []),
        ("de", "Don’t worry", ["don't"]),
    ],
)
def test_a_word_of_english_is_found_and_a_word_of_the_language_is_none(
    language: str, text: str, found: list[str]
) -> None:
    assert foreign_words(text, language) == found


def test_what_people_mix_in_is_heard_and_never_said() -> None:
    assert foreign_words("me duele el chest", "es", heard=True) == []
    assert foreign_words("me duele el chest", "es") == ["chest"]


def home_with(root: Path, name: str, text: str) -> list[str]:
    home = Home("test", "home", depth=2)
    file = home.of("de", root) / name
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    return list(leftovers_in(home, "de", root))


def test_the_place_of_a_leftover_is_told(tmp_path: Path) -> None:
    text = '[a]\nb = ["gut", "the leg and the calf"]\n[a.c]\nseven = 7\nnights = 2\n'
    assert home_with(tmp_path, "x/y.toml", text) == [
        "de/x/y.toml: a.b: the, and, calf",
        "de/x/y.toml: a.c: nights",
    ]


def test_documents_and_sentences_are_read_by_line(tmp_path: Path) -> None:
    assert home_with(tmp_path, "c.txt", "mein Bein\nmy leg\n") == ["de/c.txt: line 2: my"]


def test_a_document_that_is_to_be_written_holds_nothing_yet(tmp_path: Path) -> None:
    assert home_with(tmp_path, "terms.md", "<!-- to be written: see the terms -->\n") == []
