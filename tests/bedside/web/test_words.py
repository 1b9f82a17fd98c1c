"""Every word of the page is on the page, and the page asks for no word that is not there."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bedside.console import Json, read_language
from bedside.web.page_actions import LONGEST_SAYING
from leg_comfort.clinic import UNKNOWN, UNSURE, load_clinic
from leg_comfort.locales import KNOWN_LOCALES, language_of

WEB = Path(__file__).parents[3] / "bedside" / "web"
TEMPLATES = {path.name: path.read_text("utf-8") for path in (WEB / "templates").glob("*.html")}
WHOLE = "".join(TEMPLATES.values())
BY_NAME = {
    "reminder": r"words\.reminder\.items\(\)",
    "answers": r"words\.answers\.items\(\)",
    "device": r"words\.device\[name\]",
}
"""Tables that a template goes through by name; insight and triage too, by a list that it holds."""


def words(of: Json, before: str = "words") -> Iterator[str]:
    for name, value in of.items():
        here = f"{before}.{name}"
        yield from words(value, here) if isinstance(value, dict) else [here]


@pytest.mark.parametrize("word", [*words(read_language("en", "page"))])
def test_a_word_is_shown_somewhere(word: str) -> None:
    _, *table, name = word.split(".")
    named = f'"{name}"' in WHOLE
    by_name = any(re.search(BY_NAME[each], WHOLE) for each in table if each in BY_NAME)

    assert f"{word} " in WHOLE or f"{word})" in WHOLE or named or by_name


@pytest.mark.parametrize("language", sorted({*map(language_of, KNOWN_LOCALES)}))
def test_every_answer_that_is_no_yes_no_or_number_has_a_word(language: str) -> None:
    chosen = {word for finding in load_clinic().findings.values() for word in finding.words}

    assert {*read_language(language, "page")["answers"]} == {*chosen, UNKNOWN, UNSURE}


def test_the_field_takes_as_much_as_the_server_does() -> None:
    assert f'maxlength="{LONGEST_SAYING}"' in TEMPLATES["page.html"]


def test_the_hint_about_the_renderer_names_the_target_that_brings_it() -> None:
    makefile = (WEB.parents[1] / "Makefile").read_text("utf-8")
    target = re.search(r"make ([a-z-]+)", read_language("en", "page")["screen"]["missing"])

    assert target
    assert re.search(rf"^{target[1]}:.*\n\ttests/browser/set_up.sh", makefile, re.M)
