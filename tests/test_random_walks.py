"""Whatever is said and whatever breaks, in any order: every response holds what it must."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from bedside.simulator.fake_alexa_api import FakeAlexaApi
from leg_comfort.locales import DEFAULT_LOCALE, LOCALES
from leg_comfort.speech import load_words, plain_text
from tests.beds import Bed, well
from tests.invariants import broken, broken_by_a_notice
from tests.languages import ONE_OF_EACH, language
from tests.walks import (
    ANSWERS,
    CONSENTS,
    EFFECTS,
    EVENTS,
    INTENTS,
    MISBEHAVIOURS,
    SPANS,
    Slots,
    anything_said,
    unwell,
)

FOLLOW_UPS = {name for name in INTENTS if name.startswith("Ask")} | {"AMAZON.HelpIntent"}

BEGINNINGS = st.sampled_from([None, (), ("2",), ("5",)])


class Amazons:
    """The one that all walks share: opening one for each would take longer than the walk."""

    open: FakeAlexaApi


@pytest.fixture(autouse=True, scope="module")
def amazon() -> Iterator[None]:
    with FakeAlexaApi() as Amazons.open:
        yield


def sentences(ssml: str) -> set[str]:
    """The sentences of a speech, without the count of a stretch."""
    found = re.split(r"(?<=[.?!])\s+", plain_text(ssml))
    return {each for each in found if len(each.split()) > 1}


class Night(RuleBasedStateMachine):
    """A person who says anything at any time, while Amazon and the memory fail now and then."""

    locale = DEFAULT_LOCALE

    def __init__(self) -> None:
        super().__init__()
        well(Amazons.open, self.locale)
        self.bed = Bed(Amazons.open, locale=self.locale)
        self.device = self.bed.device
        self.said: list[tuple[str, set[str]]] = []

    @initialize(diary=st.booleans(), beginning=BEGINNINGS)
    def begin(self, diary: bool, beginning: tuple[str, ...] | None) -> None:
        """Begin at the launch, amid the advice of a quiet night, or where a reminder is offered."""
        self.bed = Bed(Amazons.open, diary, locale=self.locale)
        self.device = self.bed.device
        if beginning is None:
            self.bed.launch()
        else:
            self.bed.reach_the_advice(*beginning)

    @rule(answer=ANSWERS)
    def answer(self, answer: str) -> None:
        self.intend(answer, {})

    @rule(drawn=st.data())
    def say_anything(self, drawn: st.DataObject) -> None:
        self.intend(*drawn.draw(anything_said(locale=self.locale)))

    @rule(drawn=st.data())
    def ask_for_something_to_be_done(self, drawn: st.DataObject) -> None:
        self.intend(*drawn.draw(anything_said(*EFFECTS, locale=self.locale)))

    @precondition(lambda self: self.device.permission_asked is not None)
    @rule(answer=CONSENTS)
    def answer_alexa(self, answer: tuple[str, str, bool]) -> None:
        """Alexa's own question; the session may be there no more."""
        status, version, keeps_session = answer
        self.device.consent(status, version, keeps_session=keeps_session)
        self.said.append((status, sentences(self.device.last.speech)))

    @rule(how=st.sampled_from(MISBEHAVIOURS), failures=st.integers(0, 3))
    def break_something(self, how: str, failures: int) -> None:
        unwell(Amazons.open, how)
        self.bed.shelf.failing = failures

    @rule(by=SPANS, opened=st.booleans())
    def be_cut_off(self, by: timedelta, opened: bool) -> None:
        self.device.cut_off()
        self.device.later(by)
        self.said.clear()
        if opened:
            self.bed.launch()

    @precondition(lambda self: not self.device.open)
    @rule(kind=st.sampled_from(EVENTS))
    def be_told(self, kind: str) -> None:
        self.device.event(kind, {"alertToken": "reminder-1", "status": "COMPLETED"})

    def intend(self, name: str, slots: Slots) -> None:
        before, went_on = self.bed.pending(), self.device.open
        times = self.device.attributes.get("times", {}) if went_on else {}
        often = times.get(before[0], 0) > 1  # Nothing is put a third time.
        afraid = before[0] == "feel" and name == "AskDangerIntent"  # The checks come at once.
        self.device.intend(name, slots)
        self.said.append((name, sentences(self.device.last.speech)))
        asked = went_on and before != (None, None) and self.device.stage != "emergency"
        if name in FOLLOW_UPS and asked and not often and not afraid:
            assert self.bed.pending() == before, "a question back leads back to what was pending"

    @invariant()
    def every_response_is_sound(self) -> None:
        if self.device.exchanges:
            last = self.device.last
            if last.intent in EVENTS:
                assert broken_by_a_notice(last.response) == [], last.speech
            else:
                assert broken(last.response, self.locale) == [], last.speech

    @invariant()
    def every_reminder_is_by_day_and_tells_nothing(self) -> None:
        for held in Amazons.open.reminders:
            assert 8 <= held.when.hour <= 20
            assert held.text == load_words(self.locale).text("reminder.alert", {})

    @invariant()
    def nobody_hears_the_same_sentence_three_times_running(self) -> None:
        """Unless they ask for the same thing each time, or it is what must be done now, or it is
        the day and time that a yes would stand for.
        """
        last = self.said[-3:]
        wished = len({name for name, _ in last}) == 1 or "AMAZON.RepeatIntent" in dict(last)
        if len(last) == 3 and not wished and self.device.stage not in (None, "emergency"):
            heard = set.intersection(*(heard for _, heard in last))
            own = language(self.locale)
            wordy = {each for each in heard if not each.startswith(tuple(own.heard["call"]))}
            assert {each for each in wordy if not own.pattern("reminder").match(each)} == set()

    def teardown(self) -> None:
        if self.device.open:
            self.device.intend("AMAZON.StopIntent")
            assert not self.device.open, "stop ends every conversation"


def walk(locale: str, nights: int, turns: int) -> None:
    """Walk through many nights of a locale. Fails at the shortest that goes wrong."""
    night = type(f"NightIn{locale}", (Night,), {"locale": locale})
    run_state_machine_as_test(
        night, settings=settings(max_examples=nights, stateful_step_count=turns, deadline=None)
    )


@pytest.mark.parametrize("locale", ONE_OF_EACH)
def test_every_response_of_any_night_holds_what_it_must(locale: str) -> None:
    walk(locale, 150 if locale == DEFAULT_LOCALE else 50, 30)


@pytest.mark.slow
@pytest.mark.parametrize("locale", LOCALES)
def test_every_response_of_many_nights_holds_what_it_must(locale: str) -> None:
    """Twenty thousand turns and more."""
    walk(locale, 700 if locale == DEFAULT_LOCALE else 150, 40)
