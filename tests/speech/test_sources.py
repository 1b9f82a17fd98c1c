"""Files become lines, and a locale's are laid over its language's."""

from pathlib import Path

import pytest

from leg_comfort.speech import (
    TemplateError,
    load_words,
    read_sources,
    templates_folder,
)


def put(folder: Path, file: str, content: str) -> Path:
    target = folder / file
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(content, encoding="utf-8")
    return folder


def test_an_id_is_file_table_and_key(folder: Path) -> None:
    lines = read_sources("en", folder).lines
    assert lines["greeting.bare"] == ("Hello.",)
    assert lines["greeting.door.many"] == ("One.", "Two.", "Three.")
    assert lines["greeting.door.deep.below"] == ("Deep.",)


def test_a_locale_changes_only_the_keys_it_names(folder: Path) -> None:
    british, plain = read_sources("en-GB", folder), read_sources("en", folder)
    changed = {line for line in plain.lines if plain.lines[line] != british.lines[line]}
    assert changed == {"greeting.door.named"}


def test_the_countries_belong_to_the_language(folder: Path) -> None:
    british, plain = read_sources("en-GB", folder), read_sources("en", folder)
    assert british.countries == plain.countries
    assert british.countries["GB"] == {"emergency_number": "999", "shop": "Smith & Sons"}


def test_a_file_of_a_country_holds_no_lines(folder: Path) -> None:
    lines = read_sources("en-GB", folder).lines
    assert not [line for line in lines if line.startswith(("countries", "GB"))]


@pytest.mark.parametrize(
    ("asked", "given"),
    [("en-GB", "en-GB"), ("en-NZ", "en"), ("en", "en"), ("xx-YY", "en-US"), ("", "en-US")],
)
def test_an_unknown_locale_falls_back_to_its_language_then_to_en_us(
    asked: str, given: str, folder: Path
) -> None:
    assert load_words(asked, folder).locale == given


def test_words_are_loaded_once_a_locale(folder: Path) -> None:
    assert load_words("en-NZ", folder) is load_words("en", folder)
    assert load_words("en-GB", folder) is not load_words("en", folder)


def test_the_real_templates_are_found_from_the_package() -> None:
    assert templates_folder() == Path(__file__).parents[2] / "speech_templates"


@pytest.mark.parametrize("value", ["7", "[]", '""', '["said", ""]', '["said", 7]', "true"])
def test_a_value_that_cannot_be_said_is_refused_by_its_id(value: str, tmp_path: Path) -> None:
    put(tmp_path, "en/a.toml", f"[b]\nc = {value}\n")
    with pytest.raises(TemplateError, match=r"a\.b\.c"):
        read_sources("en", tmp_path)


@pytest.mark.parametrize("content", ["number = 911\n", 'names = ["text"]\n', "[other]\n"])
def test_a_file_of_a_country_holds_plain_text_alone(content: str, tmp_path: Path) -> None:
    put(tmp_path, "en/countries/US.toml", content)
    with pytest.raises(TemplateError, match=r"US\.toml"):
        read_sources("en", tmp_path)


def test_a_file_that_is_not_toml_is_named(tmp_path: Path) -> None:
    put(tmp_path, "en/a.toml", "no toml")
    with pytest.raises(TemplateError, match=r"a\.toml"):
        read_sources("en", tmp_path)


def test_a_language_without_grammar_is_named(tmp_path: Path) -> None:
    put(tmp_path, "xx/a.toml", 'b = "c"')
    with pytest.raises(TemplateError, match="xx"):
        read_sources("xx-YY", tmp_path)
