"""The page for review is whole, needs nothing else, and marks what changed."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from bedside import cli
from bedside.commands.knowledge_content import Content, SheetEntry, content_of
from bedside.commands.knowledge_history import (
    CHANGED,
    KNOWLEDGE_IN,
    TEMPLATES_IN,
    ContentChanges,
    EntryChange,
    MedicalText,
)
from bedside.commands.knowledge_page import as_page
from bedside.commands.knowledge_words import SpokenWords
from bedside.commands.language import homes
from leg_comfort.clinic import KNOWLEDGE, Clinic
from leg_comfort.speech import templates_folder
from tests.bedside.test_cli import fails_in_one_line

ENTRY = re.compile(r"<article .*?</article>", re.S)
LOADING = {"src", "srcset", "poster", "data", "action", "background"}


class Elements(HTMLParser):
    """Every element of a page with its attributes, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def entry_of(page: str, id_: str) -> str:
    """The text of one entry, its spaces made one."""
    (found,) = (each for each in ENTRY.findall(page) if f'id="{id_}"' in each)
    return " ".join(Elements(found).text.split())


@pytest.fixture(scope="module")
def page(content: Content) -> str:
    return as_page(content, "US")


def test_the_page_loads_nothing(page: str) -> None:
    elements = Elements(page).found
    assert [each for each in elements if each[0] in {"link", "img", "iframe", "object"}] == []
    assert [each for each in elements if LOADING & each[1].keys()] == []
    assert "@import" not in page
    assert "url(" not in page
    assert "default-src 'none'" in page


def test_links_go_to_the_page_itself_or_to_sources(page: str) -> None:
    ids = {found["id"] for _, found in Elements(page).found if "id" in found}
    links = [found["href"] or "" for tag, found in Elements(page).found if tag == "a"]
    assert {link for link in links if link.startswith("#") and link[1:] not in ids} == set()
    assert {link for link in links if not link.startswith(("#", "https://", "http://"))} == set()


@pytest.mark.parametrize(
    "file", [name for name in Clinic.__dataclass_fields__ if name != "red_flags"]
)
def test_every_entry_is_there_with_its_sources_and_its_date(
    clinic: Clinic, page: str, file: str
) -> None:
    for entry in getattr(clinic, file).values():
        shown = entry_of(page, f"{file}-{entry.id}")
        assert entry.note in shown
        assert f"Checked {entry.checked}" in shown
        for source in entry.source:
            known = clinic.sources.get(source)
            assert (" ".join(known.title.split()) if known else source) in shown


def test_every_red_flag_is_under_its_level_with_what_raises_it_and_what_is_said(
    clinic: Clinic, content: Content, page: str
) -> None:
    levels = re.split(r"<h3>", page[page.index('id="red_flags"') : page.index('id="open_signs"')])
    for flag in clinic.red_flags.values():
        shown = entry_of(page, f"red_flags-{flag.id}")
        home = next(level for level in levels if f'id="red_flags-{flag.id}"' in level)
        assert home.startswith(content.levels[flag.triage])
        for finding in (*flag.findings, *flag.worse):
            assert clinic.findings[finding].label in shown
        assert f"emergency.{flag.id}.act" in shown
        assert f"Checked {flag.checked}" in shown


def test_a_red_flag_is_shown_whatever_file_it_comes_from(clinic: Clinic) -> None:
    moved = replace(clinic.red_flags["dark_urine"], id="elsewhere")
    elsewhere = replace(clinic, denials={**clinic.denials, moved.id: moved})  # type: ignore[dict-item]
    content = content_of(elsewhere, [SpokenWords("en-US", "US")])
    ids = {each.id: [entry.id for entry in each.entries] for each in content.sections}
    assert "elsewhere" in ids["red_flags"]
    assert "elsewhere" not in ids["denials"]


def test_the_numbers_are_those_of_the_country_that_was_chosen(clinic: Clinic) -> None:
    page = as_page(content_of(clinic, [SpokenWords("en-GB", "GB")]), "GB")
    assert "Please call nine nine nine now." in entry_of(page, "red_flags-chest_or_breathing")
    assert "nine one one" not in entry_of(page, "red_flags-chest_or_breathing")
    table = page[page.index('<section id="countries">') : page.index('<section id="questions">')]
    for number in ("nine one one", "triple zero", "one one two"):
        assert number in table


def test_a_rule_names_the_conversations_that_prove_it(page: str) -> None:
    for rule in ("red_flags-dark_urine", "escalations-many_nights", "causes-chill"):
        assert "very dark pee" in entry_of(page, rule)
    assert "No conversation proves it yet." in entry_of(page, "red_flags-stiff_jaw")


def test_every_line_of_the_templates_is_on_the_page(content: Content) -> None:
    words = SpokenWords("en-US", "US")
    shown = {line.id for entry in entries(content) for line in entry.spoken}
    assert shown == set(words.lines)


def entries(content: Content) -> Iterator[SheetEntry]:
    for section in content.sections:
        yield from section.entries


def test_all_wordings_of_a_line_are_shown(page: str) -> None:
    shown = entry_of(page, "questions-rf1")
    for wording in SpokenWords("en-US", "US").lines["ask.rf1.short"]:
        assert wording in shown


def test_a_word_in_the_search_box_filters_the_entries(page: str) -> None:
    elements = Elements(page).found
    (box,) = (found for tag, found in elements if tag == "input" and found["type"] == "search")
    assert f'getElementById("{box["id"]}")' in page
    assert 'querySelectorAll(".entry, tbody tr")' in page
    assert "entry.hidden = !fits" in page
    assert "only-changed" not in {found.get("id") for _, found in elements}


def test_text_from_the_files_is_escaped(content: Content) -> None:
    odd = SheetEntry("odd", name="<b>bold</b> & more")
    section = replace(content.sections[0], entries=(odd,), tables=())
    page = as_page(replace(content, sections=(section,)), "US")
    assert "&lt;b&gt;bold&lt;/b&gt; &amp; more" in page


# --- what changed ------------------------------------------------------------------------------


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository whose one revision has the content of today in other words."""
    shutil.copytree(KNOWLEDGE, tmp_path / KNOWLEDGE_IN)
    shutil.copytree(templates_folder(), tmp_path / TEMPLATES_IN)
    knowledge, lines = tmp_path / KNOWLEDGE_IN, tmp_path / TEMPLATES_IN / "en"
    change(knowledge / "red_flags.toml", r"\[foot_sore\]", "[sore_toe]")
    change(knowledge / "causes.toml", r"(?<=\[chill\]\nlabel = ).*", '"Cold feet"')
    change(lines / "emergency.toml", r"(?<=\[stiff_jaw\]\n)", 'more = "Say it is the jaw."\n')
    change(lines / "emergency.toml", r"(?<=\[lines\]\n)", 'spare = "Please call."\n')
    change(lines / "countries/GB.toml", '(?<=emergency_digits = )"999"', '"112"')
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    git(tmp_path, *who, "commit", "-q", "-m", "Before")
    monkeypatch.setattr(homes, "PROJECT", tmp_path)
    return tmp_path


def change(file: Path, pattern: str, new: str) -> None:
    text, count = re.subn(pattern, new, file.read_text(encoding="utf-8"))
    assert count == 1
    file.write_text(text, encoding="utf-8")


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", folder, *arguments], check=True)  # noqa: S603, S607


def marks_of(page: str) -> dict[str, str]:
    """Every marked entry, and whether it was added, changed or removed."""
    ids = {
        re.search(r'id="(.*?)"', each)[1]: re.search(r'class="mark (\w+)"', each)  # type: ignore[index]
        for each in ENTRY.findall(page)
    }
    return {id_: found[1] for id_, found in ids.items() if found}


@pytest.mark.usefixtures("project")
def test_what_changed_since_a_revision_is_marked_with_its_old_text(tmp_path: Path) -> None:
    file = tmp_path / "page.html"

    assert cli.main(["knowledge", "--html", str(file), "--since", "HEAD"]) == 0

    page = file.read_text(encoding="utf-8")
    assert marks_of(page) == {
        "red_flags-foot_sore": "added",
        "red_flags-sore_toe": "removed",
        "red_flags-stiff_jaw": "changed",
        "causes-chill": "changed",
        "countries-GB": "changed",
        "lines-emergency.lines.spare": "removed",
    }
    assert "Cold feet" in entry_of(page, "causes-chill")
    assert "Say it is the jaw." in entry_of(page, "red_flags-stiff_jaw")
    assert "112" in entry_of(page, "countries-GB")
    assert "foot_sore_not_healing" in entry_of(page, "red_flags-sore_toe")
    assert 'id="only-changed"' in page


def test_a_line_changes_with_the_lines_that_it_says() -> None:
    then, now = (
        MedicalText({}, {"a.b": ("Go: {{ say('c.d') }}",), "c.d": (text,), "e.f": ("No",)}, {})
        for text in ("Ring them.", "Call them.")
    )
    changes = ContentChanges(then, now)
    before = EntryChange(CHANGED, {"c.d": "Ring them."})
    assert changes.of_line("a.b") == changes.of_line("c.d") == before
    assert changes.of_line("e.f") is None


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("revision", ["nowhere", "--help", "", "HEAD~7", "HEAD:speech_templates"])
def test_a_revision_that_git_does_not_know_is_refused_in_one_line(
    tmp_path: Path, revision: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "page.html"
    arguments = ["knowledge", "--html", str(file), f"--since={revision}"]
    fails_in_one_line(arguments, capsys, f"--since {revision}".strip())
    assert not file.exists()


def test_no_repository_and_no_git_are_told_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(homes, "PROJECT", tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    arguments = ["knowledge", "--html", str(tmp_path / "page.html"), "--since", "HEAD"]
    fails_in_one_line(arguments, capsys, "not a git repository")

    monkeypatch.setenv("PATH", str(tmp_path))
    fails_in_one_line(arguments, capsys, "git cannot be run")


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["--since", "HEAD"], "--since needs --html"),
        (["--html", "page.html", "--json"], "choose one"),
        (["--country", "XX"], "unknown country 'XX'"),
        (["--html", "no/such/folder/page.html"], "No such file"),
    ],
)
def test_options_that_do_not_fit_are_refused_in_one_line(
    arguments: list[str],
    complaint: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    fails_in_one_line(["knowledge", *arguments], capsys, complaint)
    assert list(tmp_path.iterdir()) == []


def test_a_second_language_stands_beside_the_first(clinic: Clinic) -> None:
    both = [SpokenWords("en-US", "US"), SpokenWords("en-GB", "GB")]
    shown = entry_of(as_page(content_of(clinic, both), "US"), "red_flags-chest_or_breathing")
    assert "call nine one one now" in shown
    assert "call nine nine nine now" in shown
