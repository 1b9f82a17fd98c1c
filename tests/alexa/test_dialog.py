"""A turn from end to end: remembered, heard, answered, effects done, kept, in this order."""

from dataclasses import replace
from datetime import datetime

import pytest

from bedside.simulator.fake_alexa_api import FakeAlexaApi
from leg_comfort.alexa import dialog, effects
from leg_comfort.alexa.deployment import World, world_of
from leg_comfort.alexa.dialog import EFFECTS_AT_MOST, take_turn
from leg_comfort.alexa.request import visit_of
from leg_comfort.conversation import Act, Effect, EffectKind, Outcome, Reply, Result, Session, Turn
from tests.alexa.envelopes import envelope, intent, launch
from tests.beds import Bed

NOBODY = World()


def test_the_conversation_is_told_the_hour_by_the_bed() -> None:
    taken = take_turn(Session(), visit_of(envelope(launch())), NOBODY)
    assert taken.session.now == datetime(2026, 11, 21, 21, 0)


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
def test_when_the_clocks_change_the_hour_is_that_of_the_wall(timestamp: str, hour: int) -> None:
    whole = envelope({**launch(), "timestamp": timestamp})
    now = take_turn(Session(), visit_of(whole), NOBODY).session.now
    assert now is not None
    assert now.hour == hour


def test_a_zone_that_is_remembered_goes_before_the_locales() -> None:
    session = Session(recalled=True).with_profile(time_zone="Europe/London")
    taken = take_turn(session, visit_of(envelope(launch())), NOBODY)
    assert taken.session.now == datetime(2026, 11, 22, 3, 0)


def test_without_a_time_stamp_the_hour_is_not_known_and_the_person_is_answered() -> None:
    whole = envelope(launch())
    del whole["request"]["timestamp"]
    taken = take_turn(Session(), visit_of(whole), NOBODY)
    assert taken.session.now is None
    assert taken.reply.question is not None


def test_without_an_hour_no_reminder_is_proposed(bed: Bed, amazon: FakeAlexaApi) -> None:
    whole = envelope(intent("RemindMeIntent"))
    del whole["request"]["timestamp"]
    taken = take_turn(Session(), visit_of(whole), NOBODY)
    assert taken.reply.lines[0].template == "reminder.set.no_access"
    assert amazon.reminders == []


def test_an_errand_that_never_ends_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[EffectKind] = []

    def endless(session: Session, turn: Turn, clinic: object) -> tuple[Session, Reply]:
        return session, Reply(effect=Effect(EffectKind.LOOK_UP))

    def again(outcome: object, session: Session, reply: Reply, clinic: object) -> object:
        return session, reply

    def run(effect: Effect, setting: object) -> Outcome:
        done.append(effect.kind)
        return Outcome(effect.kind, Result.NONE_SET)

    monkeypatch.setattr(dialog, "respond", endless)
    monkeypatch.setattr(dialog, "respond_to_outcome", again)
    monkeypatch.setattr(effects, "run", run)
    take_turn(Session(), visit_of(envelope(launch())), NOBODY)
    assert len(done) == EFFECTS_AT_MOST


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


def test_only_a_launch_goes_on_with_what_was_cut_off(diarist: Bed) -> None:
    diarist.reach_the_advice()
    diarist.device.cut_off()
    diarist.says("CrampNowIntent")
    assert diarist.device.asking == "eased"


def test_a_launch_in_the_middle_of_a_session_begins_anew() -> None:
    session = replace(Session(), facts={"feel": "ache"}, asking="rf1", recalled=True)
    taken = take_turn(session, visit_of(envelope(launch(), session.to_attributes())), NOBODY)
    assert taken.session.asking == "feel"
    assert taken.session.facts == {}


def test_a_world_keeps_nothing_where_no_table_is_named() -> None:
    assert world_of({}) == World(None, False)


@pytest.mark.parametrize(("value", "kept"), [("on", True), ("ON", False), ("1", False)])
def test_a_diary_is_kept_only_where_the_deployment_says_on(value: str, kept: bool) -> None:
    assert world_of({"LEG_COMFORT_DIARY": value}).diary is kept


def test_a_diary_without_a_memory_is_none() -> None:
    world = World(memory=None, diary=True)
    taken = take_turn(Session(), visit_of(envelope(launch())), world)
    assert taken.session.profile.diary_days == 0


def test_each_act_of_a_person_leads_to_a_reply_without_an_errand_left(bed: Bed) -> None:
    for act in (Act.RECALL, Act.FORGET, Act.REMIND):
        taken = take_turn(Session(), visit_of(envelope(intent(INTENTS[act]))), bed.world)
        assert taken.reply.effect is None
        assert taken.reply.question is not None


INTENTS = {Act.RECALL: "RecallIntent", Act.FORGET: "ForgetMeIntent", Act.REMIND: "RemindMeIntent"}
