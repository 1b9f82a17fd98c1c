"""Screens keep their invariants with speech and touches in any order."""

import json
import re
from functools import cache
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from leg_comfort.alexa.intents import FEEL
from leg_comfort.alexa.screens.views import MOST_LETTERS
from leg_comfort.alexa.turn_parser import TOUCHABLE
from leg_comfort.clinic import load_clinic
from leg_comfort.locales import LOCALES
from leg_comfort.speech import load_words
from tests.alexa.screens.show import Show, rendered, texts
from tests.invariants import broken
from tests.walks import EFFECTS, Said, anything_said

Json = dict[str, Any]

SCREEN_BYTES = 10_000
RESIDUE = re.compile(r"\{\{|\}\}|\bNone\b|\bundefined\b|[a-z]_[a-z]|<")
KNOWN = {act.value for act in TOUCHABLE}
CLINIC = load_clinic()
PRIVATE = {id for id, finding in CLINIC.findings.items() if finding.private}
ASKING_PRIVATELY = {id for id, each in CLINIC.questions.items() if PRIVATE & set(each.findings)}

Action = Said | int
"""Speech, or the index of the target to touch, modulo the number of targets."""
ACTIONS = st.lists(
    anything_said()
    | anything_said(*EFFECTS)
    | st.sampled_from([("AMAZON.YesIntent", {}), ("AMAZON.NoIntent", {}), ("NotSureIntent", {})])
    | st.integers(0, 3),
    max_size=25,
)


@cache
def private_texts(locale: str) -> frozenset[str]:
    """Return all wordings of private questions, and of the reasons for them."""
    words = load_words(locale)
    lines = [
        id for id in words.ids() if id.startswith("ask.") and id.split(".")[1] in ASKING_PRIVATELY
    ]
    return frozenset(words.text(line, {}, seed) for line in lines for seed in range(4))


@cache
def calls(locale: str) -> frozenset[str]:
    """Return the texts that may stand beside the number to call."""
    words = load_words(locale)
    levels = ("emergency_now", "urgent_today")
    return frozenset(words.text(f"screen.emergency.{level}.act", {}) for level in levels)


@cache
def last_words(locale: str) -> frozenset[str]:
    words = load_words(locale)
    return frozenset({"", *(words.text("system.good_night", {}, seed) for seed in range(6))})


def wrong_with(response: Json, locale: str) -> list[str]:
    """Return the problems of the screen of a response, in words."""
    shown = rendered(response)
    if len(shown) != 1:
        return [f"{len(shown)} screens"]
    screen = shown[0]["datasources"]["screen"]
    is_open = response["response"]["shouldEndSession"] is False
    check = _open if is_open else _closed
    checks = {**_always(screen, shown[0], locale), **check(screen, response, locale)}
    return [what for what, holds in checks.items() if not holds]


def _always(screen: Json, directive: Json, locale: str) -> dict[str, bool]:
    read = list(texts(screen))
    sent = [each["sent"] for each in screen["targets"]]
    return {
        "too large": len(json.dumps(directive)) < SCREEN_BYTES,
        "residue": not any(RESIDUE.search(text) for text in read),
        "too long to be read": all(len(text) <= MOST_LETTERS for text in read),
        "a private matter": private_texts(locale).isdisjoint(read),
        "a touch that says nothing": all(s[0] in KNOWN or s[0] == FEEL for s in sent),
        "more than four touch targets": len(sent) <= 4,
    }


def _open(screen: Json, response: Json, locale: str) -> dict[str, bool]:
    if response["sessionAttributes"]["stage"] == "emergency":
        return _emergency(screen, locale)
    return {
        "nothing to read": bool(screen["text"]),
        "nothing to touch": bool(screen["targets"]),
        "never dark": screen["dark"] > 0,
    }


def _emergency(screen: Json, locale: str) -> dict[str, bool]:
    return {
        "no number": bool(screen["number"]),
        "more than the one action": screen["text"] in calls(locale),
        "a comfort step": not (screen["caption"] or screen["stretch"]),
        "touched without a question": bool(screen["note"]) is bool(screen["targets"]),
    }


def _closed(screen: Json, response: Json, locale: str) -> dict[str, bool]:
    called = bool(screen["number"])
    return {
        "something left to touch": screen["targets"] == [],
        "something left to read": screen["text"] in (calls if called else last_words)(locale),
        "something small left": not (screen["caption"] or screen["note"] or screen["stretch"]),
        "never dark": screen["dark"] > 0,
    }


def heard(response: Json) -> Json:
    """Return the response that a device without a screen would get."""
    inner = {key: part for key, part in response["response"].items() if key != "directives"}
    return {**response, "response": inner}


def do(show: Show, action: Action) -> None:
    if not isinstance(action, int):
        show.says(*action)
    elif targets := show.targets():
        show.touches(*targets[action % len(targets)])


@settings(max_examples=60, deadline=None)
@given(actions=ACTIONS, locale=st.sampled_from(list(LOCALES)))
def test_every_screen_of_every_walk_keeps_the_invariants(
    actions: list[Action], locale: str
) -> None:
    show = Show(locale)
    show.launch()
    for action in actions:
        assert wrong_with(show.response, locale) == [], show.shown
        assert broken(heard(show.response), locale) == []
        do(show, action)


@settings(max_examples=15, deadline=None)
@given(actions=ACTIONS)
def test_without_a_screen_nothing_is_ever_shown(actions: list[Action]) -> None:
    show = Show(screen=False)
    show.launch()
    for action in actions:
        if not isinstance(action, int):
            assert rendered(show.says(*action)) == []


def test_a_screen_that_showed_a_private_matter_would_be_found() -> None:
    show = Show()
    show.launch()
    show.shown["text"] = load_words("en-US").text("ask.which_pregnant.full", {})
    assert wrong_with(show.response, "en-US") == ["a private matter"]


def test_there_are_private_questions() -> None:
    assert {"rf2", "which_pregnant", "which_bladder_bowel_change"} <= ASKING_PRIVATELY
