"""A clinician reads English and another language side by side, line by line."""

import re
from pathlib import Path

import pytest

from bedside import cli
from bedside.commands.knowledge_content import content_of
from bedside.commands.knowledge_page import as_page
from bedside.commands.knowledge_sheet import as_text
from bedside.commands.knowledge_words import SpokenWords
from bedside.labels import in_language
from leg_comfort.clinic import load_clinic
from leg_comfort.locales import DRAFTS, LOCALES, language_of
from tests.bedside.test_cli import fails_in_one_line

CLINIC = load_clinic()
OTHERS = sorted({*map(language_of, (*LOCALES, *DRAFTS))} - {"en"})


def beside() -> str:
    """Two locales that differ: the page does not ask whether they are of one language."""
    words = [SpokenWords("en", "GB"), SpokenWords("en-GB", "GB")]
    return as_page(content_of(CLINIC, words), "GB", [each.locale for each in words])


def test_each_line_stands_in_both_languages_in_one_block() -> None:
    page = beside()
    blocks = re.findall(r'<div class="said beside">(.*?)</div>\n</div>', page, re.DOTALL)
    assert len(blocks) > 500
    assert all('<div lang="en">' in block and '<div lang="en-GB">' in block for block in blocks)
    assert "stands in en on the left and in en-GB on the right" in page


def test_the_numbers_of_every_country_are_shown_in_both() -> None:
    countries = beside().partition('<section id="countries">')[2].partition("</section>")[0]
    assert "<caption>en</caption>" in countries
    assert "<caption>en-GB</caption>" in countries


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_is_written_beside_english(language: str, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    assert cli.main(["knowledge", "--language", language, "--html", str(file)]) == 0
    page = file.read_text(encoding="utf-8")
    assert '<div lang="en">' in page
    assert f'<div lang="{language}-' in page


def test_labels_and_reasons_stand_in_the_language_under_the_english_ones() -> None:
    words = [SpokenWords("en", "DE"), SpokenWords("de-DE", "DE")]
    content = content_of(CLINIC, words)
    page = as_page(content, "DE", ["en", "de-DE"])

    entry = page.partition('id="red_flags-calf_pop"')[2].partition("</article>")[0]
    english, german = CLINIC.red_flags["calf_pop"], in_language(CLINIC, "de").red_flags["calf_pop"]
    assert f"<h4>{english.label} " in entry
    assert f'<p class="called" lang="de-DE">{german.label}</p>' in entry
    assert f'<p>{english.note}</p><p lang="de-DE">{german.note}</p>' in entry
    assert f"[calf_pop] {english.label} | {german.label}\n" in as_text(content)


def test_in_english_alone_nothing_is_named_twice() -> None:
    assert 'class="called"' not in beside()


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["--language", "xx"], "choose a language from en"),
        (["--language", "de", "--locale", "en-GB"], "choose a language from en"),
        (["--language", "de", "--json"], "--json and --language: choose one"),
        (["--language", "de", "--country", "XX"], "unknown country 'XX'"),
    ],
)
def test_what_does_not_fit_together_is_refused_in_one_line(
    arguments: list[str], complaint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    fails_in_one_line(["knowledge", *arguments], capsys, complaint)
