"""A turn from end to end: profile recalled, reply, effects carried out, changes stored."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from bedside.simulator.fake_alexa_api import FakeAlexaApi
from leg_comfort.alexa import Deployment, deployment_of, dialog, effects
from leg_comfort.alexa.dialog import MAX_EFFECTS, take_turn
from leg_comfort.alexa.request import parse
from leg_comfort.conversation import Act, Effect, EffectKind, Outcome, Reply, Result, Session, Turn
from tests.alexa.envelopes import envelope, intent, launch
from tests.beds import Bed


def turn(
    whole: dict[str, Any], session: Session | None = None, deployment: Deployment | None = None
) -> tuple[Session, Reply]:
    """Take a turn, by default in a new session, without a memory."""
    return take_turn(session or Session(), parse(whole), deployment or Deployment())


def test_the_conversation_is_told_the_local_time() -> None:
    session, _ = turn(envelope(launch()))
    assert session.now == datetime(2026, 11, 21, 21, 0)


@pytest.mark.parametrize(
    ("timestamp", "hour"),
    [
        ("2026-03-08T07:59:00Z", 1),
        ("2026-03-08T08:00:00Z", 3),
        ("2026-11-01T06:30:00Z", 1),
        ("2026-11-01T07:30:00Z", 1),
        ("2026-11-01T08:30:00Z", 2),
    ],
)
def test_when_the_clocks_change_the_hour_is_that_of_the_clock(timestamp: str, hour: int) -> None:
    session, _ = turn(envelope({**launch(), "timestamp": timestamp}))
    assert session.now is not None
    assert session.now.hour == hour


def test_a_stored_time_zone_is_preferred_to_the_locales() -> None:
    known = Session(recalled=True).with_profile(time_zone="Europe/London")
    session, _ = turn(envelope(launch()), known)
    assert session.now == datetime(2026, 11, 22, 3, 0)


def test_without_a_timestamp_the_hour_is_unknown_and_the_person_is_answered() -> None:
    whole = envelope(launch())
    del whole["request"]["timestamp"]
    session, reply = turn(whole)
    assert session.now is None
    assert reply.question is not None


def test_without_an_hour_no_reminder_is_proposed(amazon: FakeAlexaApi) -> None:
    whole = envelope(intent("RemindMeIntent"))
    del whole["request"]["timestamp"]
    _, reply = turn(whole)
    assert reply.lines[0].template == "reminder.set.no_access"
    assert amazon.reminders == []


def test_effects_that_never_end_are_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[EffectKind] = []

    def endless(session: Session, turn: Turn, clinic: object) -> tuple[Session, Reply]:
        return session, Reply(effect=Effect(EffectKind.LOOK_UP))

    def again(outcome: object, session: Session, reply: Reply, clinic: object) -> object:
        return session, reply

    def run(effect: Effect, context: object) -> Outcome:
        done.append(effect.kind)
        return Outcome(effect.kind, Result.NONE_SET)

    monkeypatch.setattr(dialog, "respond", endless)
    monkeypatch.setattr(dialog, "respond_to_outcome", again)
    monkeypatch.setattr(effects, "run", run)
    turn(envelope(launch()))
    assert len(done) == MAX_EFFECTS


def test_a_reminder_that_is_gone_is_made_anew_within_one_turn(
    bed: Bed, amazon: FakeAlexaApi
) -> None:
    bed.reach_the_advice("5")
    bed.says("AMAZON.YesIntent")
    amazon.reminders.clear()
    bed.says("RemindMeIntent", {"day": "2026-01-22"})
    bed.says("AMAZON.YesIntent")
    (held,) = amazon.reminders
    assert held.when == datetime(2026, 1, 22, 10)


def test_only_a_launch_resumes_a_conversation_that_was_cut_off(diarist: Bed) -> None:
    diarist.reach_the_advice()
    diarist.device.cut_off()
    diarist.says("CrampNowIntent")
    assert diarist.device.asking == "eased"


def test_a_launch_in_the_middle_of_a_session_begins_anew() -> None:
    before = replace(Session(), facts={"feel": "ache"}, asking="rf1", recalled=True)
    session, _ = turn(envelope(launch(), before.to_attributes()), before)
    assert session.asking == "feel"
    assert session.facts == {}


def test_a_deployment_without_a_table_has_no_memory() -> None:
    assert deployment_of({}) == Deployment(None, False)


@pytest.mark.parametrize(("value", "kept"), [("on", True), ("ON", False), ("1", False)])
def test_a_diary_is_kept_only_if_the_deployment_says_on(value: str, kept: bool) -> None:
    assert deployment_of({"LEG_COMFORT_DIARY": value}).diary is kept


def test_without_a_memory_there_is_no_diary() -> None:
    session, _ = turn(envelope(launch()), deployment=Deployment(memory=None, diary=True))
    assert session.profile.diary_days == 0


def test_a_turn_leaves_no_effect_to_be_carried_out(bed: Bed) -> None:
    for act in (Act.RECALL, Act.FORGET, Act.REMIND):
        _, reply = turn(envelope(intent(INTENTS[act])), deployment=bed.deployment)
        assert reply.effect is None
        assert reply.question is not None


INTENTS = {Act.RECALL: "RecallIntent", Act.FORGET: "ForgetMeIntent", Act.REMIND: "RemindMeIntent"}
