"""The Echo Show on the page: Amazon's renderer draws it, and touches reach the skill."""

import pytest
from playwright.sync_api import expect

from tests.browser.beside import DESKTOP, PHONE
from tests.browser.conftest import Opening

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_a_whole_conversation_is_held_by_touch(at: Opening, size: tuple[int, int]) -> None:
    bedside = at(size=size)
    bedside.set("screen", "hub")

    bedside.open()
    bedside.touch("Ache")
    while not bedside.session["assessment"]:
        bedside.touch("Yes" if bedside.session["asking"] in ("day", "one_leg") else "No")
    assert "tired, overworked leg muscles" in bedside.last
    while bedside.session["asking"]:
        bedside.touch("Not sure" if bedside.session["asking"] == "nights" else "No")
    bedside.touch("Next")

    expect(bedside.screen).to_contain_text("2 of ")
    assert bedside.faults == []


def test_what_is_said_changes_the_screen_too(at: Opening) -> None:
    bedside = at()
    bedside.set("screen", "hub")
    bedside.open()
    expect(bedside.screen).to_contain_text("What do you feel?")

    bedside.say("my calf is cramping")

    expect(bedside.screen).to_contain_text("Has it let go?")


def test_a_screen_put_up_amid_a_conversation_shows_from_the_next_turn_on(at: Opening) -> None:
    bedside = at()
    bedside.open()
    bedside.set("screen", "hub")
    expect(bedside.page.get_by_text("The screen stays dark.")).to_be_visible()

    bedside.say("my calf is cramping")

    expect(bedside.screen).to_contain_text("Has it let go?")


def test_without_the_renderer_the_page_says_what_is_missing_and_goes_on(at: Opening) -> None:
    bedside = at(script="addEventListener('DOMContentLoaded', () => {"
                        "document.body.dataset.renderer = 'missing'; })")  # fmt: skip
    bedside.set("screen", "hub")

    bedside.open()
    bedside.say("my calf is cramping")

    expect(bedside.page.get_by_text("make page")).to_be_visible()
    assert bedside.faults == []
