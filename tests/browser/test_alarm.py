"""An emergency on the page: it cannot be overlooked, and goes only when it is put right."""

import pytest
from playwright.sync_api import expect

from tests.browser.beside import DESKTOP, PHONE, SMALL
from tests.browser.conftest import Opening

pytestmark = pytest.mark.slow

SIZES = pytest.mark.parametrize("size", [SMALL, PHONE, DESKTOP], ids=["small", "phone", "desktop"])
IN_SIGHT = """(it) => {
  const { left, top, right, bottom } = it.getBoundingClientRect();
  return left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
}"""
DARK = "Math.max(...getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number))"


@SIZES
def test_the_number_is_in_sight_in_digits_and_can_be_dialled(
    at: Opening, size: tuple[int, int]
) -> None:
    bedside = at(size=size)
    bedside.open()
    bedside.say("an ache", "i have chest pain")

    number = bedside.alarm.get_by_role("link", name="911")
    expect(number).to_have_attribute("href", "tel:911")
    assert number.evaluate(IN_SIGHT)
    assert number.evaluate("it => parseFloat(getComputedStyle(it).fontSize)") >= 40
    assert bedside.page.evaluate("document.documentElement.scrollWidth") == size[0]


def test_what_was_heard_and_what_to_do_are_said_to_a_screen_reader_at_once(at: Opening) -> None:
    bedside = at()
    bedside.open()
    bedside.say("i have chest pain")

    alert = bedside.page.get_by_role("alert").filter(has=bedside.page.locator("h3"))
    expect(alert).to_contain_text("your chest hurts")
    expect(alert).to_contain_text("Please call 911 now. Sit still")
    expect(bedside.field).to_be_focused()


def test_what_came_before_and_the_causes_are_gone_until_it_is_put_right(at: Opening) -> None:
    bedside = at()
    bedside.ache_until_advised()
    before = bedside.said.count()
    bedside.say("i have chest pain")
    expect(bedside.said.filter(visible=True)).to_have_count(1)
    expect(bedside.page.locator("#causes")).to_be_hidden()

    bedside.say("no, that is wrong", "no")

    expect(bedside.alarm).to_be_empty()
    expect(bedside.said.filter(visible=True)).to_have_count(before + 3)
    expect(bedside.page.locator("#causes")).to_be_visible()


def test_it_stays_dark(at: Opening) -> None:
    bedside = at()
    bedside.open()
    bedside.say("i have chest pain")

    assert bedside.page.evaluate(DARK) < 40
    assert bedside.page.evaluate("document.getAnimations().length") == 0


@SIZES
def test_what_is_for_today_names_the_line_and_the_emergency_number_as_well(
    at: Opening, size: tuple[int, int]
) -> None:
    bedside = at(locale="en-AU", size=size)
    bedside.open()
    bedside.say("one leg is swollen and hot")

    expect(bedside.alarm.get_by_role("link", name="1800 633 422")).to_have_attribute(
        "href", "tel:1800633422"
    )
    expect(bedside.alarm.get_by_role("link", name="000")).to_have_attribute("href", "tel:000")
    expect(bedside.alarm).to_contain_text("to be seen today")


def test_it_is_still_there_after_the_session_ended_and_after_a_reload(at: Opening) -> None:
    bedside = at()
    bedside.open()
    bedside.say("i have chest pain", "stop")
    bedside.page.reload()

    expect(bedside.alarm.get_by_role("link", name="911")).to_be_visible()


def test_in_another_language_its_number_is_that_of_the_country(at: Opening) -> None:
    bedside = at()
    bedside.open()
    bedside.say("i have chest pain")

    bedside.set("locale", "en-GB")

    expect(bedside.alarm.get_by_role("link", name="999")).to_be_visible()
    bedside.say("what should i do")
    assert "nine nine nine" in bedside.last
