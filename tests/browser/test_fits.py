"""Nothing reaches over an edge from 320 by 568 pixels up, complains, or stays blank."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.beside import DESKTOP, PHONE, SMALL, Bedside
from tests.browser.conftest import Opening

pytestmark = pytest.mark.slow

LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 3
SCREENS = ("hub", "portrait", "round", "tv")


def before(bedside: Bedside) -> None:
    expect(bedside.page.locator("#open")).to_be_visible()


def advised(bedside: Bedside) -> None:
    bedside.ache_until_advised()


def with_everything_open(bedside: Bedside) -> None:
    bedside.open()
    bedside.say(LONG)
    for each in bedside.page.locator("summary").all():
        each.click()
    bedside.page.locator("#intend select").select_option("ReportIntent")


def asked_for_permission(bedside: Bedside) -> None:
    bedside.ache_until_advised()
    bedside.say("remind me tomorrow at ten", "yes")


def alarmed(bedside: Bedside) -> None:
    bedside.open()
    bedside.say("one leg is swollen and hot")


def with_a_screen(bedside: Bedside) -> None:
    bedside.set("screen", "hub")
    bedside.open()


@pytest.mark.parametrize("size", [SMALL, PHONE, DESKTOP], ids=["small", "phone", "desktop"])
@pytest.mark.parametrize(
    "come_to",
    [before, advised, with_everything_open, asked_for_permission, alarmed, with_a_screen],
    ids=lambda come_to: come_to.__name__,
)
def test_nothing_reaches_over_the_edge_of_the_window(
    at: Opening, size: tuple[int, int], come_to: Callable[[Bedside], None]
) -> None:
    bedside = at(size=size)
    come_to(bedside)

    assert bedside.page.evaluate("document.documentElement.scrollWidth") == size[0]


def test_the_console_stays_empty_with_the_renderer_too(at: Opening) -> None:
    bedside = at()
    bedside.set("screen", "hub")
    bedside.open()
    bedside.say("my calf is cramping")
    bedside.wait_until_lit("Has it let go?")
    bedside.page.reload()
    bedside.wait_until_lit("Has it let go?")

    assert bedside.complaints == []
    assert bedside.faults == []


def test_of_screens_that_come_quickly_the_last_is_drawn_and_no_other(at: Opening) -> None:
    bedside = at()
    bedside.set("screen", "hub")
    bedside.open()
    bedside.say("my calf is cramping")
    for shape in SCREENS * 3:
        bedside.set("screen", shape)
    bedside.say("yes")

    expect(bedside.screen.get_by_text("Do you have either?")).to_be_visible()
    expect(bedside.screen.locator(":scope > div")).to_have_count(1)
    assert bedside.faults == []
