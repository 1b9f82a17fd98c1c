"""Compiled words say the same as the files that they were made from."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from jinja2 import Environment

from leg_comfort.speech import TemplateError, Words, load_words, read_sources
from leg_comfort.speech.compiled import Compiled, KeptCode, read_compiled


@pytest.fixture
def bundle(folder: Path, tmp_path: Path) -> Path:
    """A copy of the templates without the one that cannot be compiled."""
    templates = tmp_path / "speech_templates"
    shutil.copytree(folder, templates)
    greeting = templates / "en" / "greeting.toml"
    lines = greeting.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith("broken")]
    greeting.write_text("\n".join(kept), encoding="utf-8")
    return templates


def compile_british(bundle: Path) -> Compiled:
    Words(read_sources("en-GB", bundle)).compile_into(bundle)
    compiled = read_compiled("en-GB", bundle)
    assert compiled is not None
    return compiled


def test_compiled_words_say_what_the_files_say(bundle: Path) -> None:
    from_files = Words(read_sources("en-GB", bundle))
    compile_british(bundle)
    compiled = load_words("en-GB", bundle)
    assert compiled.ids() == from_files.ids()
    values = {"name": "<a>", "names": ["b", "&"]}
    for line in ("embeds", "listed", "number", "paced", "many"):
        line_id = f"greeting.door.{line}"
        assert compiled.line(line_id, values) == from_files.line(line_id, values)
    assert compiled.card("cards.visit", values) == from_files.card("cards.visit", values)


def test_compiled_words_are_taken_from_the_build(bundle: Path) -> None:
    compile_british(bundle)
    for file in bundle.rglob("*.toml"):
        file.unlink()
    assert load_words("en-GB", bundle).line("greeting.door.named", {"name": "A"}) == (
        "Good evening, A."
    )


def test_a_build_keeps_how_a_language_counts_and_names_its_days(bundle: Path) -> None:
    assert compile_british(bundle).sources == read_sources("en-GB", bundle)


def test_nothing_is_compiled_again_after_a_build(
    bundle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compile_british(bundle)
    monkeypatch.delattr(Environment, "compile")
    said = load_words("en-GB", bundle).line("greeting.door.named", {"name": "A"})
    assert said == "Good evening, A."


def test_after_every_line_is_loaded_none_is_looked_for(
    bundle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compile_british(bundle)
    words = load_words("en-GB", bundle)
    words.load_all()
    monkeypatch.delattr(KeptCode, "load_bytecode")
    assert words.line("greeting.door.named", {"name": "A"}) == "Good evening, A."


def test_a_line_that_differs_from_the_build_is_compiled_when_it_is_spoken(bundle: Path) -> None:
    compiled = compile_british(bundle)
    lines = {**compiled.sources.lines, "greeting.door.named": ["Hello, {{ name }}!"]}
    changed = Words(replace(compiled.sources, lines=lines), compiled.code)
    assert changed.line("greeting.door.named", {"name": "A"}) == "Hello, A!"


def test_code_that_two_locales_share_is_kept_once(bundle: Path) -> None:
    british = compile_british(bundle).code
    Words(read_sources("en-US", bundle)).compile_into(bundle)
    both = read_compiled("en-US", bundle)
    assert both is not None
    assert british.keys() < both.code.keys()
    assert len(both.code) < 2 * len(british)


def test_a_locale_laid_over_its_language_keeps_only_what_differs(bundle: Path) -> None:
    alone = read_sources("en-GB", bundle)
    Words(read_sources("en", bundle)).compile_into(bundle)
    assert compile_british(bundle).sources == alone
    left = {file.parent.name: file.read_bytes() for file in bundle.rglob("words.*")}
    for shared in (b"Salt & water", b"Smith & Sons"):
        assert shared in left["en"]
        assert shared not in left["en-GB"]


def test_compiled_words_name_the_number_of_the_country(bundle: Path) -> None:
    Words(read_sources("en", bundle)).compile_into(bundle)
    compile_british(bundle)
    british = load_words("en-GB", bundle)
    assert british.line("greeting.door.number", {}) == "Call 999 or Smith &amp; Sons."
    abroad = british.in_country("US").line("greeting.door.number", {})
    assert abroad == "Call 911 or Smith &amp; Sons."


def test_a_locale_without_a_folder_is_compiled_all_the_same(bundle: Path) -> None:
    Words(read_sources("en-CA", bundle)).compile_into(bundle)
    assert read_compiled("en-CA", bundle) is not None


def test_a_template_that_cannot_be_compiled_stops_the_build(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match=r"greeting\.door\.broken"):
        Words(read_sources("en", folder)).compile_into(tmp_path)
