import pytest
from playwright.sync_api import Locator, expect

from tests.browser.beside import DESKTOP, PHONE
from tests.browser.conftest import Opening

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_a_whole_conversation_is_held_by_typing(at: Opening, size: tuple[int, int]) -> None:
    bedside = at(size=size)

    bedside.ache_until_advised()
    assert "tired, overworked leg muscles" in bedside.last
    bedside.say("no", "two nights", "next", "stop")

    expect(bedside.page.locator("#leave")).to_be_disabled()
    expect(bedside.page.locator(".heard").last).to_contain_text("stop")
    assert bedside.faults == []


def test_the_page_can_be_used_with_the_keyboard_alone(at: Opening) -> None:
    bedside = at()
    keyboard = bedside.page.keyboard

    with bedside.one_turn_more():
        tab_to(bedside.page.locator("#open"))
        keyboard.press("Enter")
    expect(bedside.field).to_be_focused()
    with bedside.one_turn_more():
        keyboard.type("my calf is cramping")
        keyboard.press("Enter")
    with bedside.one_turn_more():
        keyboard.type("yes")
        keyboard.press("Enter")
    tab_to(bedside.page.locator("#leave"))
    keyboard.press("Enter")

    expect(bedside.page.locator("#leave")).to_be_disabled()


def test_another_language_is_spoken_with_its_own_emergency_number(at: Opening) -> None:
    bedside = at(locale="en-AU")

    bedside.open()
    bedside.say("i have chest pain")

    assert "triple zero" in bedside.last.casefold() or "0 0 0" in bedside.last
    expect(bedside.page.locator("html")).to_have_attribute("lang", "en-AU")


def test_silence_brings_the_question_again_and_then_ends_the_session(at: Opening) -> None:
    bedside = at()
    bedside.open()

    with bedside.one_turn_more():
        bedside.page.locator("#silence").click()
    bedside.page.locator("#silence").click()

    expect(bedside.page.locator(".note").last).to_contain_text("The session has ended")
    expect(bedside.page.locator("#silence")).to_be_disabled()


def test_by_day_it_does_not_whisper_and_at_night_it_does(at: Opening) -> None:
    bedside = at()
    bedside.open()
    expect(bedside.said.locator(".whisper")).not_to_have_count(0)

    bedside.set("time", "day")
    bedside.say("an ache")

    expect(bedside.said.last.locator(".whisper")).to_have_count(0)


def test_the_panel_shows_what_was_understood_what_weighs_and_what_was_sent(at: Opening) -> None:
    bedside = at()
    bedside.ache_until_advised()
    panel = bedside.page.locator("#insight")

    first = panel.locator("#causes > li").first
    expect(first.locator(".label")).to_have_text("Tired, overworked leg muscles")
    expect(first.locator(".moved")).to_contain_text("How it feels: ache")
    expect(panel.locator("[data-of=intent]")).to_have_text("AMAZON.NoIntent")
    panel.get_by_text("Session attributes").click()
    expect(panel.locator("[data-of=session]")).to_contain_text('"assessment"')
    panel.get_by_text("SSML", exact=True).click()
    expect(panel.locator("[data-of=ssml]")).to_contain_text("<speak>")


def test_an_earlier_turn_is_explained_when_its_time_is_pressed(at: Opening) -> None:
    bedside = at()
    bedside.open()
    bedside.say("an ache")

    bedside.page.locator(".time").first.click()

    expect(bedside.page.locator("[data-of=intent]")).to_have_text("LaunchRequest")


def test_the_hint_in_the_field_is_a_sentence_that_is_understood(at: Opening) -> None:
    bedside = at()
    bedside.open()

    bedside.say(bedside.field.get_attribute("placeholder") or "")

    assert bedside.session["asking"] == "eased"


def test_one_button_begins_and_one_begins_again(at: Opening) -> None:
    bedside = at()
    begin, again = (bedside.page.locator(f"#{name}") for name in ("open", "again"))
    expect(again).to_be_hidden()
    bedside.open()
    bedside.say("i have chest pain")
    expect(begin).to_be_hidden()

    with bedside.one_turn_more():
        again.click()

    assert bedside.session["asking"] == "feel"
    expect(again).to_be_focused()
    expect(bedside.alarm).to_be_empty()


def test_after_the_end_something_said_begins_again_as_the_page_says(at: Opening) -> None:
    bedside = at()
    bedside.open()
    bedside.say("stop")
    expect(bedside.page.locator(".note").last).to_contain_text("Say something to begin again")

    bedside.say("my calf is cramping")

    assert bedside.session["asking"] == "eased"


def test_alexas_own_question_and_the_reminder_are_shown_as_a_device_would(at: Opening) -> None:
    bedside = at()
    bedside.ache_until_advised()
    bedside.say("remind me tomorrow at ten", "yes")
    page = bedside.page

    expect(page.locator(".asks")).to_contain_text("allow Leg Comfort to set reminders")
    with bedside.one_turn_more():
        page.locator(".asks [value=ACCEPTED]").click()

    expect(page.locator(".reminder time")).to_contain_text("10:00")
    expect(page.locator(".asks [value=ACCEPTED]")).to_be_disabled()


def tab_to(target: Locator) -> None:
    """Press Tab until the target has the focus."""
    page = target.page
    for _ in range(30):
        if target.evaluate("it => it === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError("the keyboard does not get there")
