"""The browser's speech and recognition, replaced by stubs that record their input."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Opening

pytestmark = pytest.mark.slow

VOICE = """
window.said = [];
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
Object.defineProperty(window, "speechSynthesis", { value: {
  getVoices: () => [],
  cancel: () => window.said.push("hushed"),
  speak: (each) => {
    window.said.push({ text: each.text, volume: each.volume, rate: each.rate, lang: each.lang });
    each.onend();
  },
}});
"""
EARS = """
window.SpeechRecognition = window.webkitSpeechRecognition = class {
  start() {
    window.hears = (transcript) => {
      this.onresult({ results: [[{ transcript }]] });
      this.onend();
    };
  }
  abort() {}
};
"""
PAUSED = """
window.pauses = [];
const later = window.setTimeout;
window.setTimeout = (done, wait, ...rest) =>
  wait >= 500 ? window.pauses.push(wait) : later(done, wait, ...rest);
"""
"""A pause of the voice never ends."""
CANNOT_LISTEN = "delete window.SpeechRecognition; delete window.webkitSpeechRecognition;"


def test_at_night_it_speaks_softer_and_slower_than_by_day(at: Opening) -> None:
    bedside = at(locale="en-GB", script=VOICE)
    bedside.open()
    night = bedside.page.evaluate("said.findLast((each) => each.text)")
    bedside.set("time", "day")
    bedside.say("an ache")
    day = bedside.page.evaluate("said.findLast((each) => each.text)")

    assert night["volume"] < day["volume"]
    assert night["rate"] < day["rate"]
    assert {night["lang"], day["lang"]} == {"en-GB"}


def test_the_pauses_of_a_stretch_are_kept(at: Opening) -> None:
    bedside = at(script=VOICE + PAUSED)
    bedside.open()

    bedside.say("a cramp")
    bedside.page.wait_for_function("pauses.length")

    # The first pause lasts: what comes after it has not been said.
    spoken = bedside.page.evaluate("said.slice(said.lastIndexOf('hushed') + 1)")
    assert bedside.page.evaluate("pauses.length") == 1
    assert bedside.page.locator(".spoken").last.locator(".pause").count() > len(spoken) > 0


def test_whoever_speaks_up_is_not_talked_over(at: Opening) -> None:
    bedside = at(script=VOICE)
    bedside.open()
    bedside.page.evaluate("said.length = 0")

    bedside.say("an ache")

    assert bedside.page.evaluate("said[0]") == "hushed"


def test_nothing_is_spoken_once_the_voice_is_off(at: Opening) -> None:
    bedside = at(script=VOICE)
    bedside.page.locator("[name=aloud]").uncheck()

    bedside.open()

    assert bedside.page.evaluate("said.filter((each) => each.text)") == []


def test_it_listens_only_when_asked_to_and_answers_what_it_hears(at: Opening) -> None:
    bedside = at(script=VOICE + EARS)
    bedside.open()
    assert bedside.page.evaluate("typeof hears") == "undefined"

    bedside.page.locator("#listen").click()
    with bedside.one_turn_more():
        bedside.page.evaluate("hears('my calf is cramping')")

    expect(bedside.page.locator(".heard").last).to_contain_text("my calf is cramping")


def test_a_browser_that_cannot_listen_does_not_offer_to(at: Opening) -> None:
    bedside = at(script=CANNOT_LISTEN)

    expect(bedside.page.locator("#listen")).to_be_hidden()
    expect(bedside.page.locator("#listening")).to_contain_text("cannot listen")


REFUSING = """
window.SpeechRecognition = window.webkitSpeechRecognition = class {
  start() { this.onerror({ error: "not-allowed" }); this.onend(); }
  abort() {}
};
"""
LASTING = VOICE.replace("each.onend();", "")


def test_listening_that_the_browser_refuses_says_so_and_lets_the_button_go(at: Opening) -> None:
    bedside = at(script=VOICE + REFUSING)
    bedside.open()

    bedside.page.locator("#listen").click()

    expect(bedside.page.locator("#listening")).to_contain_text("does not let the page listen")
    expect(bedside.page.locator("#listen")).to_have_attribute("aria-pressed", "false")
    expect(bedside.page.locator("body")).to_have_attribute("data-state", "open")


def test_the_last_line_can_be_heard_again_without_a_turn(at: Opening) -> None:
    bedside = at(script=VOICE)
    bedside.open()
    first = bedside.page.evaluate("said.filter((each) => each.text).map((each) => each.text)")
    bedside.page.evaluate("said.length = 0")

    bedside.page.locator("#replay").click()

    again = bedside.page.evaluate("said.filter((each) => each.text).map((each) => each.text)")
    assert again[: len(first)] == first
    expect(bedside.said).to_have_count(1)


def test_the_volume_is_that_of_the_slider_and_outlives_a_reload(at: Opening) -> None:
    bedside = at(script=VOICE)
    bedside.set("time", "day")
    bedside.page.locator("[name=volume]").fill("0.5")
    bedside.page.reload()

    bedside.open()

    assert bedside.page.evaluate("said.findLast((each) => each.text).volume") == 0.5


def test_escape_stops_the_voice_and_the_page_says_so(at: Opening) -> None:
    bedside = at(script=LASTING)
    bedside.open()
    expect(bedside.page.locator("body")).to_have_attribute("data-state", "speaking")
    expect(bedside.page.get_by_text("Escape stops the voice")).to_be_visible()

    bedside.page.keyboard.press("Escape")

    assert bedside.page.evaluate("said.at(-1)") == "hushed"


def test_a_browser_without_a_voice_says_so(at: Opening) -> None:
    bedside = at(script="delete window.speechSynthesis;")

    expect(bedside.page.get_by_text("no voice to speak with")).to_be_visible()
    expect(bedside.page.locator("[name=aloud]")).to_be_disabled()
