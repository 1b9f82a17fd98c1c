"""The page can be used enlarged, by keyboard, by ear, and without motion."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.beside import DESKTOP, PHONE, ROOT, Bedside
from tests.browser.conftest import Opening

pytestmark = pytest.mark.slow

AXE = ROOT / "build/browser/node_modules/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
STRICTER = {"color-contrast-enhanced": {"enabled": True}, "target-size": {"enabled": True}}
TARGETS = "a[href], button, select, input, summary"
LEAST_TARGET = 44


def welcomed(bedside: Bedside) -> None:
    expect(bedside.page.locator("#open")).to_be_visible()


def advised(bedside: Bedside) -> None:
    bedside.ache_until_advised()
    for each in bedside.page.locator("summary").all():
        each.click()


def asked_for_permission(bedside: Bedside) -> None:
    bedside.ache_until_advised()
    bedside.say("remind me tomorrow at ten", "yes")


def in_an_emergency(bedside: Bedside) -> None:
    bedside.open()
    bedside.say("i have chest pain")


def inspected(bedside: Bedside) -> None:
    in_an_emergency(bedside)
    for each in bedside.page.locator("summary").all():
        each.click()
    bedside.page.locator("#intend select").select_option("ReportIntent")
    expect(bedside.page.locator("#slots label").first).to_be_visible()


def with_a_screen(bedside: Bedside) -> None:
    bedside.set("screen", "hub")
    bedside.open()


STATES = [welcomed, advised, asked_for_permission, in_an_emergency, inspected, with_a_screen]


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("come_to", STATES, ids=lambda state: state.__name__)
@pytest.mark.parametrize("time", ["night", "day"])
def test_axe_finds_nothing(
    at: Opening, size: tuple[int, int], come_to: Callable[[Bedside], None], time: str
) -> None:
    bedside = at(size=size)
    bedside.set("time", time)
    come_to(bedside)

    assert violations(bedside) == []


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_whatever_is_pressed_is_large_enough_for_a_sleepy_finger(
    at: Opening, size: tuple[int, int]
) -> None:
    bedside = at(size=size)
    asked_for_permission(bedside)
    assert too_small(bedside) == []

    another = at(size=size)
    inspected(another)
    assert too_small(another) == []


def test_what_is_spoken_is_announced_to_a_screen_reader(at: Opening) -> None:
    bedside = at()
    bedside.open()

    log = bedside.page.get_by_role("log")
    expect(log).to_contain_text("Alexa: ")
    expect(log).to_contain_text(bedside.last)


def test_nothing_moves_for_whoever_wants_no_motion(at: Opening) -> None:
    bedside = at()
    bedside.page.emulate_media(reduced_motion="reduce")
    bedside.open()

    assert bedside.page.evaluate("document.getAnimations().length") == 0


def violations(bedside: Bedside) -> list[str]:
    """Return the violations that axe finds, with the stricter contrast of 7 to 1."""
    bedside.page.evaluate(AXE.read_text(encoding="utf-8"))
    found: dict[str, Any] = bedside.page.evaluate(
        "(options) => axe.run(document, options)",
        {"runOnly": {"type": "tag", "values": RULES}, "rules": STRICTER, "iframes": False},
    )
    return [
        f"{each['id']}: {node['target']} {node['failureSummary']}"
        for each in found["violations"]
        for node in each["nodes"]
    ]


def too_small(bedside: Bedside) -> list[str]:
    """Return targets of less than 44 pixels; a label around a control counts as part of it."""
    shown = [each for each in bedside.page.locator(TARGETS).all() if each.is_visible()]
    assert shown
    sizes = [(each, each.evaluate(TARGET_SIZE)) for each in shown]
    return [str(each) for each, size in sizes if min(size) < LEAST_TARGET]


TARGET_SIZE = """(it) => {
  const { width, height } = (it.closest("label") ?? it).getBoundingClientRect();
  return [width, height];
}"""
