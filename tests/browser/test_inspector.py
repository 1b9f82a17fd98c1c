"""The inspector: each turn with its messages and rules, saved, played again, and sent by name."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from bedside.evaluation.transcripts.transcript import read_transcript
from tests.browser.beside import Bedside
from tests.browser.conftest import Opening

pytestmark = pytest.mark.slow

CLIPBOARD = """
Object.defineProperty(navigator, "clipboard", { value: {
  writeText: (text) => { window.copied = text; return Promise.resolve(); },
}});
"""


def saved(bedside: Bedside, folder: Path) -> Path:
    """Save the conversation as a transcript, and return the file."""
    with bedside.page.expect_download() as download:
        bedside.page.locator("#save").click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


@pytest.mark.parametrize("part", ["request", "response", "session", "ssml"])
def test_what_was_sent_is_copied_with_a_click(at: Opening, part: str) -> None:
    bedside = at(script=CLIPBOARD)
    bedside.open()
    bedside.say("an ache")

    bedside.page.locator(f".copy[value={part}]").click()

    expect(bedside.page.locator("#copying")).to_contain_text("Copied", use_inner_text=True)
    copied = bedside.page.evaluate("copied")
    if part == "request":
        assert json.loads(copied)["request"]["intent"]["name"] == "FeelIntent"
    elif part == "response":
        assert json.loads(copied)["response"]["shouldEndSession"] is False
    elif part == "session":
        assert json.loads(copied)["asking"] == "rf1"
    else:
        assert copied.startswith("<speak>")


def test_the_turn_that_is_looked_at_is_named_and_marked(at: Opening) -> None:
    bedside = at()
    bedside.open()
    bedside.say("an ache", "no")
    looked_at, times = bedside.page.locator("#looked-at"), bedside.page.locator(".time")
    expect(looked_at).to_contain_text("Turn 3 of 3")
    expect(times.last).to_have_attribute("aria-current", "true")

    bedside.page.locator("#earlier").click()

    expect(looked_at).to_contain_text("Turn 2 of 3")
    expect(looked_at).to_contain_text("an ache")
    expect(times.nth(1)).to_have_attribute("aria-current", "true")
    expect(times.last).not_to_have_attribute("aria-current", "true")
    expect(bedside.page.locator("[data-of=intent]")).to_have_text("FeelIntent")


def test_the_level_and_the_rule_that_set_it_are_shown_with_the_source(at: Opening) -> None:
    bedside = at()
    bedside.open()
    expect(bedside.page.locator("#triage")).to_contain_text("No rule holds.")
    bedside.say("i have chest pain")

    triage = bedside.page.locator("#triage")
    expect(triage.locator(".level")).to_have_text("Help now")
    expect(triage.locator("#rules > li")).to_have_count(1)
    expect(triage.locator("code")).to_have_text("chest_or_breathing")
    source = triage.get_by_role("link")
    expect(source).to_contain_text("Source: ")
    expect(source).to_have_attribute("href", re.compile("^https://"))


def test_a_conversation_is_saved_as_a_transcript_and_played_again(
    at: Opening, tmp_path: Path
) -> None:
    bedside = at()
    bedside.set("screen", "hub")
    bedside.open()
    bedside.touch("Ache")
    bedside.say("no", "my calf is red and warm")
    turns = bedside.said.count()
    file = saved(bedside, tmp_path)

    transcript = read_transcript(file)
    assert transcript.behaviour == "red flag"
    assert [step.text for step in transcript.steps if step.key == "you"] == [
        *("(touch: feel ache)", "no", "my calf is red and warm")
    ]
    bedside.page.locator("#again").click()
    expect(bedside.said).to_have_count(turns + 1)
    bedside.page.locator("#play").set_input_files(file)

    expect(bedside.page.locator("#played")).to_contain_text(
        "It went as written.", use_inner_text=True
    )
    expect(bedside.said).to_have_count(turns)
    bedside.say("yes")
    expect(bedside.said).to_have_count(turns + 1)


def test_a_conversation_that_cannot_be_saved_says_so(at: Opening) -> None:
    bedside = at()
    bedside.open()
    bedside.page.route("**/bedside/transcript", lambda route: route.abort())

    bedside.page.locator("#save").click()

    expect(bedside.page.locator("#played")).to_contain_text("not be saved", use_inner_text=True)


def test_a_transcript_that_goes_otherwise_says_where(at: Opening, tmp_path: Path) -> None:
    file = tmp_path / "conversation.txt"
    file.write_text("behaviour: happy path\nlocale: en-GB\nyou: an ache\nasking: day\n", "utf-8")
    bedside = at()
    bedside.open()

    bedside.page.locator("#play").set_input_files(file)

    told = bedside.page.locator("#played")
    expect(told).to_contain_text("otherwise than written", use_inner_text=True)
    expect(told.locator("li")).to_contain_text("asking: day but: rf1")
    expect(bedside.page.locator("html")).to_have_attribute("lang", "en-GB")


def test_a_file_that_is_no_transcript_says_which_line(at: Opening, tmp_path: Path) -> None:
    file = tmp_path / "conversation.txt"
    file.write_text("behaviour: happy path\nhello\n", "utf-8")
    bedside = at()
    bedside.open()

    bedside.page.locator("#play").set_input_files(file)

    expect(bedside.page.locator("#played li")).to_contain_text("line 2")
    expect(bedside.said).to_have_count(1)


def test_an_intent_is_sent_by_name_with_slots(at: Opening) -> None:
    bedside = at()
    bedside.open()
    page = bedside.page

    page.locator("#by-name summary").click()
    page.locator("#intend select").select_option("ReportIntent")
    offered = page.locator("#ids-of-finding option")
    expect(offered.filter(has_text=re.compile("^red_warm$"))).to_have_count(1)
    page.locator("#slots [name=finding]").fill("red_warm")
    with bedside.one_turn_more():
        page.locator("#intend button").click()

    assert bedside.session["findings"] == {"red_warm": True}
    expect(page.locator(".heard").last).to_contain_text("ReportIntent finding = red_warm")
