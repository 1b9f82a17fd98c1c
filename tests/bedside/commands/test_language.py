"""A language is begun and checked by one command; what is published lacks nothing."""

import json
import tomllib
from pathlib import Path

import pytest

from bedside import cli
from bedside.commands.language import homes
from bedside.commands.language.homes import HOMES, REFERENCE
from bedside.commands.language.scaffold import add_language
from bedside.commands.language.status import languages, status_of
from bedside.interaction_model.phrases import phrases_of
from leg_comfort.locales import KNOWN_LOCALES, LOCALES, TIME_ZONES, language_of
from tests.bedside.commands.language_homes import copied, reference_in
from tests.bedside.test_cli import fails_in_one_line

AREAS = (*(home.area for home in HOMES), "countries", "locales")
PUBLISHED = sorted({*map(language_of, LOCALES)})


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The homes of the reference, in a place of their own."""
    return reference_in(tmp_path)


@pytest.mark.parametrize("language", PUBLISHED)
def test_a_published_language_lacks_nothing(language: str) -> None:
    areas = status_of(language)
    assert [area for area in areas if not area.complete] == []
    assert sum(area.total for area in areas) > 1_000


def test_there_are_six_homes() -> None:
    assert len({home.folder for home in HOMES}) == 6


def test_a_new_language_has_every_file_of_the_reference_and_all_of_it_is_missing(
    root: Path,
) -> None:
    written = add_language("fr", root=root)

    assert all(path.is_file() for path in written)
    for home in HOMES:
        model = home.of(REFERENCE, root)
        assert home.of("fr", root).is_dir() == model.is_dir()
    areas = {area.area: area for area in status_of("fr", root)}
    assert tuple(areas) == AREAS
    for home in HOMES:
        area = areas[home.area]
        assert (len(area.missing), area.same) == (area.total, ())
        assert area.total > 0 or not home.of(REFERENCE, root).is_dir()
    assert "FR: emergency_number" in areas["countries"].missing
    unlisted = [each for each in ("fr-CA", "fr-FR") if each not in KNOWN_LOCALES]
    zones = ["time zones of FR"] if "FR" not in TIME_ZONES else []
    assert areas["locales"].missing == (*unlisted, *zones)


def test_the_keys_are_those_of_the_reference_and_the_text_stands_above_them(root: Path) -> None:
    add_language("fr", root=root)

    template = (root / "speech_templates/fr/system.toml").read_text(encoding="utf-8")
    english = (root / "speech_templates/en/system.toml").read_text(encoding="utf-8")
    assert '\nwelcome = ""' in f"\n{template}" or "\nwelcome = []" in f"\n{template}"
    assert english != template
    store = (root / "infra/languages/fr/store.toml").read_text(encoding="utf-8")
    assert "[locale.fr-FR]" in store
    assert "en-US" not in store


def test_only_the_locales_that_were_asked_for_are_begun(root: Path) -> None:
    add_language("fr", ["fr-FR"], root)

    assert homes.locales_of("fr", root) == ("fr-FR",)
    countries = (root / "speech_templates/fr/countries").glob("*")
    assert sorted(file.stem for file in countries) == ["FR", "ZZ"]
    assert languages(root) == ("en", "fr")


def test_what_still_reads_as_in_the_reference_is_found(root: Path) -> None:
    add_language("fr", root=root)
    copied(root, "fr")

    areas = {area.area: area for area in status_of("fr", root)}

    assert "lexicon: findings.one_leg_swollen" in areas["reading"].same
    assert "last_words.ssml" in areas["reading"].same
    assert "lexicon: wishes.pause" in areas["reading"].same
    assert "lexicon: changes.worse" in areas["reading"].same
    assert "intents/StartIntent.toml: samples" in areas["interaction model"].same
    assert "types/FINDING.toml: one_leg_swollen" in areas["interaction model"].same
    assert "corpus/StartIntent.txt" in areas["desk"].same
    assert "relief.toml: stretch" in areas["speech"].same
    assert "terms.md" in areas["store"].same
    assert len(areas["conversations"].same) > 300


def test_the_phrases_are_begun_a_file_an_intent_and_a_type(root: Path) -> None:
    add_language("fr", root=root)

    phrases = root / "interaction_models/phrases"
    for kind in ("intents", "types"):
        begun = [file.name for file in (phrases / "fr" / kind).iterdir()]
        assert sorted(begun) == sorted(file.name for file in (phrases / "en" / kind).iterdir())
    assert phrases_of("fr-FR", phrases).samples["StartIntent"] == []


def test_the_corpus_is_begun_with_an_empty_file_an_intent_and_one_sentence_fills_it(
    root: Path,
) -> None:
    add_language("fr", root=root)
    hand = root / "bedside/languages/fr/corpus/desk"
    assert {file.read_text() for file in hand.iterdir()} == {""}

    (hand / "StartIntent.txt").write_text("mir tut das bein weh\n")

    (desk,) = (area for area in status_of("fr", root) if area.area == "desk")
    assert "corpus/StartIntent.txt" not in (*desk.missing, *desk.same)
    assert "corpus/FeelIntent.txt" in desk.missing


def test_only_a_country_that_nobody_knows_may_have_no_emergency_number(root: Path) -> None:
    add_language("fr", root=root)
    countries = root / "speech_templates/fr/countries"
    told = "\n".join(
        f'{key} = "etwas"' for key in tomllib.loads((countries / "ZZ.toml").read_text())
    )
    for country in ("FR", "CA", "ZZ"):
        no_digits = told.replace('_digits = "etwas"', '_digits = ""')
        (countries / f"{country}.toml").write_text(no_digits)

    (area,) = (area for area in status_of("fr", root) if area.area == "countries")

    asked = ("ambulance", "crisis", "emergency")
    assert area.missing == tuple(
        f"{country}: {key}_digits" for country in ("CA", "FR") for key in asked
    )


def test_a_line_that_was_translated_is_neither_missing_nor_the_same(root: Path) -> None:
    add_language("fr", root=root)
    copied(root, "fr")
    file = root / "speech_templates/fr/relief.toml"
    lines = file.read_text(encoding="utf-8")
    file.write_text(lines.replace("stretch = ", 'stretch = "Ziehen Sie die Zehen an."\nold = ', 1))

    (speech,) = (area for area in status_of("fr", root) if area.area == "speech")

    assert "relief.toml: stretch" not in (*speech.missing, *speech.same)


def test_one_word_may_be_the_same_in_two_languages(root: Path) -> None:
    add_language("fr", root=root)
    copied(root, "fr")

    (store,) = (area for area in status_of("fr", root) if area.area == "store")

    assert "store.toml: summary" in store.same
    assert "store.toml: name" not in store.same


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["add", "en"], "en is there already"),
        (["add", "xx"], "Alexa does not speak 'xx'"),
        (["add", "de-DE"], "Alexa does not speak 'de-DE'"),
        (["add", "fr", "--locale", "fr-BE"], "no locale 'fr-BE'"),
        (["status", "xx"], "no language 'xx'"),
        (["seal", "xx"], "no language 'xx'"),
        (["seal", "en"], "en is what the others are made from"),
        (["seal", "de", "no_such_line"], "de has not all of these: no_such_line"),
    ],
)
def test_what_cannot_be_begun_or_checked_is_refused_in_one_line(
    arguments: list[str], complaint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    fails_in_one_line(["language", *arguments], capsys, complaint)


def test_the_command_names_every_file_it_wrote(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(homes, "PROJECT", root)

    assert cli.main(["language", "add", "fr"]) == 0

    told = capsys.readouterr().out.splitlines()
    assert "lambda/leg_comfort/languages/fr/grammar.toml" in told
    assert all((root / line).is_file() for line in told[: told.index("")])


def test_the_status_is_told_to_people_and_to_programs(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert cli.main(["language", "status"]) == 0
    shown = capsys.readouterr().out
    assert all(area in shown for area in AREAS)

    assert cli.main(["language", "status", "en", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert tuple(told["en"]) == AREAS
    assert told["en"]["speech"]["missing"] == []
