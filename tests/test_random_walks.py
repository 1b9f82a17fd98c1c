"""Whatever people say, in whatever order: every response holds what every response must."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bedside.alexa_requests import FilledSlot
from bedside.device import Device
from lambda_function import lambda_handler
from leg_comfort.speech import plain_text
from tests.invariants import broken

FILE = Path(__file__).parents[1] / "interaction_models" / "en-US.json"
MODEL = json.loads(FILE.read_text(encoding="utf-8"))
LANGUAGE = MODEL["interactionModel"]["languageModel"]
INTENTS = {intent["name"]: intent.get("slots", []) for intent in LANGUAGE["intents"]}
VALUES = {
    kind["name"]: [(v["name"]["value"], v.get("id")) for v in kind["values"]]
    for kind in LANGUAGE["types"]
}
BUILT_IN = {
    "AMAZON.NUMBER": st.one_of(st.integers(0, 20).map(str), st.just("?")),
    "AMAZON.DURATION": st.sampled_from(["P3W", "P1M", "PT25M", "PT2M", "P2D", "P1Y", "rubbish"]),
    "AMAZON.SearchQuery": st.text(max_size=60),
    "AMAZON.DATE": st.sampled_from(["2026-11-24", "2026-W48", "someday"]),
    "AMAZON.TIME": st.sampled_from(["10:00", "MO", "later"]),
}
WORDS = st.sampled_from(
    ["swollen", "my chest hurts", "no", "yes", "rubbish", "it hurts", "no swelling at all"]
)


def slot_values(kind: str) -> st.SearchStrategy[FilledSlot]:
    """Any value of the slot's type, or words that resolve to none."""
    if kind in BUILT_IN:
        return (BUILT_IN[kind] | WORDS).map(FilledSlot)
    known = st.sampled_from(VALUES[kind]).map(lambda value: FilledSlot(*value))
    return known | WORDS.map(FilledSlot)


@st.composite
def anything_said(draw: st.DrawFn) -> tuple[str, dict[str, FilledSlot]]:
    """An intent of the model with any of its slots, filled or not."""
    name = draw(st.sampled_from(sorted(INTENTS)))
    filled = {
        slot["name"]: draw(slot_values(slot["type"]))
        for slot in INTENTS[name]
        if draw(st.booleans())
    }
    return name, filled


FOLLOW_UPS = {name for name in INTENTS if name.startswith("Ask")} | {"AMAZON.HelpIntent"}
ANSWERS = st.sampled_from(["AMAZON.YesIntent", "AMAZON.NoIntent", "NotSureIntent"])


def sentences(ssml: str) -> set[str]:
    """The sentences of a speech, without the count of a stretch."""
    found = re.split(r"(?<=[.?!])\s+", plain_text(ssml))
    return {each for each in found if len(each.split()) > 1}


class Night(RuleBasedStateMachine):
    """A person who says anything at any time."""

    def __init__(self) -> None:
        super().__init__()
        self.device = Device(lambda_handler)
        self.said: list[tuple[str, set[str]]] = []

    @initialize(calm=st.booleans())
    def launch(self, calm: bool) -> None:
        """Begin at the launch, or in the middle of the advice of a quiet night."""
        self.device.launch()
        if calm:
            self.device.intend("FeelIntent", {"feel": "ache"})
        while calm and self.device.stage != "advice":
            self.device.intend("AMAZON.NoIntent")

    @rule(answer=ANSWERS)
    def answer(self, answer: str) -> None:
        self.intend(answer, {})

    @rule(said=anything_said())
    def say_anything(self, said: tuple[str, dict[str, FilledSlot]]) -> None:
        self.intend(*said)

    def intend(self, name: str, slots: dict[str, FilledSlot]) -> None:
        before, went_on = self.pending(), self.device.open
        self.device.intend(name, slots)
        self.said.append((name, sentences(self.device.last.speech)))
        asked = went_on and before != (None, None) and self.device.stage != "emergency"
        if name in FOLLOW_UPS and asked:
            assert self.pending() == before, "a question back leads back to what was pending"

    def pending(self) -> tuple[object, ...]:
        """What the person is being asked or offered, unless they were told to take their time."""
        return tuple(self.device.attributes.get(key) for key in ("asking", "offer"))

    @invariant()
    def every_response_is_sound(self) -> None:
        if self.device.exchanges:
            response = self.device.last.response
            assert broken(response) == [], self.device.last.speech

    @invariant()
    def nobody_hears_the_same_sentence_three_times_running(self) -> None:
        """Unless they ask for the same thing each time, or it is what must be done now."""
        last = self.said[-3:]
        wished = len({name for name, _ in last}) == 1 or "AMAZON.RepeatIntent" in dict(last)
        if len(last) == 3 and not wished and self.device.stage not in (None, "emergency"):
            heard = set.intersection(*(heard for _, heard in last))
            assert not {each for each in heard if not each.startswith("Please call")}

    def teardown(self) -> None:
        if self.device.open:
            self.device.intend("AMAZON.StopIntent")
            assert not self.device.open, "stop ends every conversation"


TestNight = Night.TestCase
TestNight.settings = settings(max_examples=150, stateful_step_count=30, deadline=None)


@pytest.mark.slow
class TestLongNight(Night.TestCase):
    """Twenty thousand turns and more."""

    settings = settings(max_examples=700, stateful_step_count=40, deadline=None)
