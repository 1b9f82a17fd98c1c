"""The session survives session attributes of any shape, those of older versions included."""

import json
from dataclasses import fields
from datetime import date, datetime

from hypothesis import given
from hypothesis import strategies as st

from leg_comfort.clinic import load_clinic
from leg_comfort.conversation import (
    Act,
    Assessment,
    Line,
    Offer,
    Profile,
    Session,
    Stage,
    Turn,
    respond,
)
from leg_comfort.conversation.session import STORED

from .conftest import CLINIC, Person

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner),
    max_leaves=12,
)
KEYS = sorted(Session().to_attributes())
STORED_BEFORE = {
    "stage": "reminder",
    "asking": "reminder",
    "findings": {"feel": "ache", "over_50": True, "nights_in_last_two_weeks": 5},
    "assessment": {"cause": "chill", "also": ["medication"], "triage": "see_doctor_soon"},
    "asked": ["rf1", "day", "reminder"],
    "put": 2,
    "times": {"rf1": 2},
    "unsure": ["dark_urine"],
    "resume": "day",
    "bare": ["day"],
    "flags": ["one_leg_swollen"],
    "offer": "card",
    "set_aside": ["step"],
    "stretches": 1,
    "helped": "stretch",
    "let_go": True,
    "misses": 1,
    "step": 2,
    "concluded": True,
    "informed": True,
    "paused": True,
    "about": "other",
    "seed": 7,
    "manner": {"rate": "slow", "whisper": True},
    "last": [["relief.good", {"n": 1}]],
    "recalled": True,
    "memory_down": True,
    "remembered": {
        "time_zone": "Europe/London",
        "reminder": "a-reminder",
        "refused_on": "2026-01-02",
        "diary_days": 60,
        "diary_since": "2026-01-03",
        "diary_refused_on": "2026-01-04",
        "nights_before": 0,
        "helped_before": "heel",
    },
    "wish": "2026-01-16T10:00:00",
    "day_open": True,
    "permission_asked": True,
}
"""Session attributes as every version has written them: stores and open sessions hold such."""
READ_NOW = Session(
    stage=Stage.REMINDER,
    asking="reminder",
    facts={"feel": "ache", "over_50": True, "nights_in_last_two_weeks": 5},
    assessment=Assessment("chill", "see_doctor_soon", ("medication",)),
    asked=("rf1", "day", "reminder"),
    put=2,
    times={"rf1": 2},
    unsure=("dark_urine",),
    resume="day",
    bare=("day",),
    flags=("one_leg_swollen",),
    offer=Offer.CARD,
    set_aside=("step",),
    stretches=1,
    helped="stretch",
    let_go=True,
    misses=1,
    step=2,
    concluded=True,
    informed=True,
    paused=True,
    about="other",
    seed=7,
    manner={"rate": "slow", "whisper": True},
    last=(Line("relief.good", {"n": 1}),),
    recalled=True,
    memory_down=True,
    profile=Profile(
        time_zone="Europe/London",
        reminder="a-reminder",
        refused_on=date(2026, 1, 2),
        diary_days=60,
        diary_since=date(2026, 1, 3),
        diary_refused_on=date(2026, 1, 4),
        nights_before=0,
        helped_before="heel",
    ),
    wish=datetime(2026, 1, 16, 10),
    day_open=True,
    permission_asked=True,
)
NOT_STORED = {"now", "cut_off"}


def test_every_field_is_stored_but_those_of_the_present_turn() -> None:
    assert set(STORED) == {field.name for field in fields(Session)} - NOT_STORED


def test_stored_attributes_are_read_and_written_as_they_always_were() -> None:
    assert Session.from_attributes(STORED_BEFORE) == READ_NOW
    assert READ_NOW.to_attributes() == STORED_BEFORE


def test_a_new_session_takes_its_default_for_every_field_that_is_missing() -> None:
    assert Session.from_attributes({}) == Session()
    assert Session.from_attributes(Session().to_attributes()) == Session()


@given(st.sampled_from(KEYS), JSON)
def test_a_field_of_the_wrong_shape_leaves_the_others_as_they_are(key: str, value: object) -> None:
    read = Session.from_attributes({**STORED_BEFORE, key: value}).to_attributes()
    assert {k: v for k, v in read.items() if k != key} == {
        k: v for k, v in STORED_BEFORE.items() if k != key
    }


@given(st.lists(st.sampled_from(Act), max_size=8))
def test_a_session_comes_back_from_json_as_it_went(acts: list[Act]) -> None:
    person = Person()
    for act in acts:
        person.does(act)
    sent = json.loads(json.dumps(person.session.to_attributes()))
    assert Session.from_attributes(sent) == person.session


@given(JSON | st.fixed_dictionaries({}, optional=dict.fromkeys(KEYS, JSON)))
def test_any_attributes_make_a_session_that_can_answer(attributes: object) -> None:
    session = Session.from_attributes(attributes)
    after, reply = respond(session, Turn(Act.LAUNCH), load_clinic())
    assert reply.question is not None
    assert after.asking == "feel" or after.flags


@given(st.sampled_from(Act), st.sampled_from(["better", "worse", "chill", "nonsense", None]))
def test_any_act_as_the_very_first_is_answered(act: Act, topic: str | None) -> None:
    _, reply = respond(Session(), Turn(act, {}, topic), CLINIC)
    assert reply.lines or reply.question or reply.effect
