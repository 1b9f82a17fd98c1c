"""Every kind of screen, as Amazon's renderer draws it in a real browser: nothing is cut off."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.beside import Bedside
from tests.browser.conftest import Opening

pytestmark = pytest.mark.slow

MEASURE = Path(__file__).with_name("measure.js").read_text(encoding="utf-8")
SHAPES = ("hub", "portrait", "round", "tv")


def launch(bedside: Bedside) -> None:
    bedside.open()


def stretch(bedside: Bedside) -> None:
    bedside.open()
    bedside.say("my calf is cramping")


def safety_check(bedside: Bedside) -> None:
    bedside.open()
    bedside.say("an ache")


def cause_question(bedside: Bedside) -> None:
    safety_check(bedside)
    bedside.say("no")


def step(bedside: Bedside) -> None:
    bedside.ache_until_advised()


def private_question(bedside: Bedside) -> None:
    bedside.ache_until_advised()
    bedside.say("next")


def later_step(bedside: Bedside) -> None:
    bedside.ache_until_advised()
    bedside.say("no", "two nights", "next")


def answer(bedside: Bedside) -> None:
    bedside.ache_until_advised()
    bedside.say("no", "two nights", "why do you think so")


def source(bedside: Bedside) -> None:
    bedside.ache_until_advised()
    bedside.say("no", "two nights", "why would cold do that")


def reminder(bedside: Bedside) -> None:
    bedside.ache_until_advised()
    bedside.say("remind me tomorrow at half past nine in the morning")


def paused(bedside: Bedside) -> None:
    bedside.ache_until_advised()
    bedside.say("wait a moment")


def emergency(bedside: Bedside) -> None:
    bedside.open()
    bedside.say("i have chest pain")


def urgent(bedside: Bedside) -> None:
    bedside.open()
    bedside.say("one leg is swollen and hot")


COMING_TO: Sequence[Callable[[Bedside], None]] = (
    *(launch, stretch, safety_check, cause_question, step, private_question, later_step),
    *(answer, source, reminder, paused, emergency, urgent),
)


@pytest.mark.parametrize("locale", ["en-US", "en-AU"])
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("come_to", COMING_TO, ids=lambda come_to: come_to.__name__)
def test_nothing_on_it_is_cut_off(
    at: Opening, shape: str, come_to: Callable[[Bedside], None], locale: str
) -> None:
    bedside = at(locale)
    bedside.set("screen", shape)
    come_to(bedside)
    expect(bedside.screen.locator("p").first).to_be_attached()

    assert bedside.frame.evaluate(MEASURE, shape == "round") == []


def test_the_measure_sees_what_does_not_fit(at: Opening) -> None:
    bedside = at()
    bedside.set("screen", "hub")
    bedside.open()
    first = bedside.screen.locator("p").first
    expect(first).to_be_attached()

    first.evaluate("it => { it.style.fontSize = '400px'; }")

    assert bedside.frame.evaluate(MEASURE, False) != []
