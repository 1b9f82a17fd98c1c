"""Amazon's check finds no fault in the document, and would find one."""

import copy
from collections.abc import Callable
from typing import Any

import pytest

from leg_comfort.alexa.screens.apl import document
from leg_comfort.locales import LOCALES
from tests.alexa.screens.show import Show, rendered
from tests.alexa.screens.suggester import findings_in

pytestmark = pytest.mark.slow

Json = dict[str, Any]


def frame(apl: Json) -> Json:
    found: Json = apl["mainTemplate"]["item"]
    return found


SPOILED: dict[str, Callable[[Json], object]] = {
    "a property that there is none of": lambda apl: frame(apl).update(backgroundColr="@ground"),
    "a property of the wrong kind": lambda apl: frame(apl).update(backgroundColor=5),
    "a word that a property does not know": lambda apl: frame(apl)["item"].update(alignItems="top"),
    "a component without a type": lambda apl: frame(apl).pop("type"),
    "commands that are no list": lambda apl: frame(apl)["item"].update(onMount={}),
    "a drawing without a height": lambda apl: apl["graphics"]["leg"].pop("height"),
    "a version that never was": lambda apl: apl.update(version="14"),
    "no main template": lambda apl: apl.pop("mainTemplate"),
}


def shown_documents() -> list[Json]:
    """Return the documents of a night with and without an emergency, in all locales."""
    found: list[Json] = []
    for locale in LOCALES:
        show = Show(locale)
        show.launch()
        for action in ("CrampNowIntent", "AMAZON.YesIntent", "AskWhyQuestionIntent"):
            found += [each["document"] for each in rendered(show.says(action))]
        found += [each["document"] for each in rendered(show.reaches_the_advice())]
        alarmed = show.says("ReportIntent", {"finding": "chest_pain_or_breathless"})
        found += [each["document"] for each in rendered(alarmed)]
        found += [each["document"] for each in rendered(show.says("AMAZON.StopIntent"))]
    return found


def test_every_screen_is_the_one_document_in_every_locale() -> None:
    shown = shown_documents()
    assert len(shown) == 6 * len(LOCALES)
    assert all(each == document() for each in shown)


def test_it_finds_nothing_in_the_document() -> None:
    assert findings_in(document()) == [[]]


@pytest.mark.parametrize("spoiling", SPOILED)
def test_it_finds_faults(spoiling: str) -> None:
    spoiled = copy.deepcopy(document())
    SPOILED[spoiling](spoiled)
    (found,) = findings_in(spoiled)
    assert found != []
