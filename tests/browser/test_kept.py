"""Nothing typed or said is lost: while busy, without a server, in many tabs, on a reload."""

import pytest
from playwright.sync_api import Route, expect

from bedside.web.echo_pool import MOST_ECHOES
from tests.browser.beside import Bedside
from tests.browser.conftest import Opening

pytestmark = pytest.mark.slow


def waiting(bedside: Bedside, words: str) -> None:
    expect(bedside.page.locator("#waiting")).to_contain_text(words, use_inner_text=True)


def cut(route: Route) -> None:
    route.abort()


def test_an_answer_that_takes_longer_than_a_moment_is_announced(at: Opening) -> None:
    bedside = at()
    held = bedside.holding("echo")

    bedside.page.locator("#open").click()
    waiting(bedside, "One moment")
    held[0].continue_()

    expect(bedside.said).to_have_count(1)
    expect(bedside.page.locator("#waiting")).to_have_text("", use_inner_text=True)


def learning(route: Route) -> None:
    """Answer as a server does that is still learning its words."""
    answer = route.fetch()
    route.fulfill(response=answer, json={**answer.json(), "learning": True})


def test_an_answer_that_waits_for_what_the_desk_learns_says_so(at: Opening) -> None:
    bedside = at()
    bedside.page.route("**/bedside/turn", learning)
    bedside.open()
    bedside.page.unroute("**/bedside/turn")
    held = bedside.holding("turn")

    bedside.field.fill("an ache")
    bedside.field.press("Enter")

    waiting(bedside, "learning its words")
    held[0].continue_()
    expect(bedside.said).to_have_count(2)


def test_what_is_typed_while_an_answer_is_awaited_stays_in_the_field(at: Opening) -> None:
    bedside = at()
    bedside.open()
    held = bedside.holding("turn")
    bedside.field.fill("an ache")
    bedside.field.press("Enter")

    bedside.field.fill("no")
    bedside.field.press("Enter")
    waiting(bedside, "stays here")
    held[0].continue_()
    bedside.page.unroute("**/bedside/turn")

    expect(bedside.said).to_have_count(2)
    expect(bedside.field).to_have_value("no")
    with bedside.one_turn_more():
        bedside.field.press("Enter")
    expect(bedside.field).to_have_value("")


def test_without_the_server_the_page_says_so_keeps_the_text_and_tries_again(at: Opening) -> None:
    bedside = at()
    bedside.open()
    bedside.page.route("**/bedside/*", cut)
    bedside.field.fill("an ache")
    bedside.field.press("Enter")

    expect(bedside.page.get_by_role("alert").filter(has_text="Is the server still")).to_be_visible()
    expect(bedside.field).to_have_value("an ache")
    expect(bedside.field).to_be_focused()
    bedside.page.unroute("**/bedside/*")
    with bedside.one_turn_more():
        bedside.page.locator("#retry").click()

    assert bedside.session["asking"] == "rf1"
    expect(bedside.page.locator(".heard")).to_have_count(1)
    expect(bedside.page.locator("#retry")).to_be_hidden()
    expect(bedside.field).to_be_focused()


def test_an_answer_that_is_lost_on_its_way_is_not_taken_twice(at: Opening) -> None:
    bedside = at()
    bedside.open()
    bedside.say("an ache")
    bedside.page.route("**/bedside/turn", lambda route: (route.fetch(), route.abort())[1])
    bedside.field.fill("no")
    bedside.field.press("Enter")
    expect(bedside.page.locator("#retry")).to_be_visible()
    bedside.page.unroute("**/bedside/turn")

    with bedside.one_turn_more():
        bedside.page.locator("#retry").click()

    assert bedside.session["asking"] == "rf1_leg"


def test_in_too_many_tabs_the_conversation_goes_on(at: Opening, address: str) -> None:
    bedside = at()
    bedside.open()
    bedside.say("an ache")
    for _ in range(MOST_ECHOES):
        wish = {"locale": "en-US", "night": True, "screen": False}
        bedside.page.request.post(f"{address}bedside/echo", data=wish)

    bedside.say("no")

    assert bedside.session["asking"] == "rf1_leg"
    waiting(bedside, "the conversation goes on")


def test_on_a_reload_conversation_text_time_and_screen_come_back(at: Opening) -> None:
    bedside = at()
    bedside.set("time", "day")
    bedside.set("screen", "hub")
    bedside.open()
    bedside.say("my calf is cramping")
    bedside.field.fill("half a sent")

    bedside.page.reload()

    expect(bedside.said).to_have_count(2)
    expect(bedside.field).to_have_value("half a sent")
    expect(bedside.field).to_be_focused()
    expect(bedside.page.locator("[name=time]")).to_have_value("day")
    expect(bedside.page.locator("[name=screen]")).to_have_value("hub")
    bedside.wait_until_lit("Has it let go?")
    bedside.say("yes")
    assert bedside.session["asking"] == "rf1"


def test_the_copy_of_a_tab_goes_on_by_itself(at: Opening) -> None:
    bedside = at()
    bedside.open()
    bedside.say("an ache")
    held = bedside.page.evaluate("JSON.stringify({ ...sessionStorage })")

    copy = at(script=f"Object.assign(sessionStorage, {held});")
    copy.say("no")
    bedside.say("no")

    assert copy.session["asking"] == bedside.session["asking"] == "rf1_leg"


def test_in_another_language_conversation_text_time_and_screen_come_back(at: Opening) -> None:
    bedside = at()
    bedside.set("time", "day")
    bedside.open()
    bedside.say("an ache")
    bedside.field.fill("no")

    bedside.page.locator("[name=locale]").focus()
    bedside.set("locale", "en-GB")

    expect(bedside.page.locator("html")).to_have_attribute("lang", "en-GB")
    expect(bedside.said).to_have_count(2)
    expect(bedside.field).to_have_value("no")
    expect(bedside.page.locator("[name=time]")).to_have_value("day")
    expect(bedside.page.locator("[name=locale]")).to_be_focused()
    bedside.say("no")
    assert bedside.session["asking"] == "rf1_leg"


def test_on_another_device_the_conversation_goes_on(at: Opening) -> None:
    bedside = at()
    bedside.open()
    bedside.say("an ache")

    bedside.set("screen", "portrait")
    bedside.say("no")

    expect(bedside.said).to_have_count(3)
    assert bedside.session["asking"] == "rf1_leg"


def test_a_turn_waits_until_the_device_has_changed(at: Opening) -> None:
    bedside = at()
    bedside.open()
    held = bedside.holding("echo")
    turns = bedside.page.expect_request("**/bedside/turn")

    bedside.set("time", "day")
    bedside.field.fill("an ache")
    bedside.field.press("Enter")
    waiting(bedside, "One moment")
    assert [each for each in bedside.fetched if each.endswith("/turn")][1:] == []
    with turns:
        held[0].continue_()

    expect(bedside.said).to_have_count(2)
    expect(bedside.said.last.locator(".whisper")).to_have_count(0)


@pytest.mark.parametrize("button", ["silence", "leave"])
def test_the_focus_stays_on_what_was_pressed(at: Opening, button: str) -> None:
    bedside = at()
    bedside.open()
    pressed = bedside.page.locator(f"#{button}")

    pressed.press("Enter")

    expect(bedside.page.locator("#conversation > li")).not_to_have_count(1)
    expect(pressed).to_be_focused()


def test_a_language_that_does_not_exist_gets_a_sentence_and_links(at: Opening) -> None:
    bedside = at(locale="xx-XX")

    expect(bedside.page.get_by_role("heading")).to_have_text("There is no such language here")
    bedside.page.get_by_role("link", name="en-GB").click()
    expect(bedside.page.locator("html")).to_have_attribute("lang", "en-GB")
