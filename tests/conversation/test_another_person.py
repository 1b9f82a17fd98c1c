"""Somebody else's leg: first aid and the safety checks, then a doctor, no cause."""

import pytest

from leg_comfort.clinic import CHECKS, Fact, Triage
from leg_comfort.conversation import Act, Stage, Turn, respond

from .conftest import CLINIC, Person

CHILD_CHECKS = ("child_now", "child_today")
ASKED = {"child": CHILD_CHECKS, "other": CHECKS}
DOCTOR = {"child": "others.child_doctor", "other": "others.doctor"}


def about(person: Person, whom: str, act: Act = Act.REPORT, **facts: Fact) -> Person:
    turn = Turn(act, facts, None, whom)
    person.session, person.reply = respond(person.session, turn, CLINIC)
    return person


@pytest.mark.parametrize("whom", ["child", "other"])
def test_the_safety_checks_come_and_then_a_doctor_without_a_cause(whom: str) -> None:
    person = about(Person().does(Act.LAUNCH), whom)
    assert person.heard[0] == f"others.{whom}"
    assert person.asking == "cramping_now"
    person.says("no")
    for check in ASKED[whom]:
        assert person.asking == check
        person.says("no")
    assert person.heard[0] == DOCTOR[whom]
    assert not any(line.startswith(("causes", "steps", "advice")) for line in person.heard)


@pytest.mark.parametrize("whom", ["child", "other"])
def test_a_cramp_of_theirs_is_stretched_first(whom: str) -> None:
    person = about(Person(), whom, Act.CRAMP_NOW)
    assert person.heard[:2] == [f"others.{whom}", "relief.stretch"]
    person.says("yes")
    assert person.asking == ASKED[whom][0]


def test_a_red_flag_of_theirs_is_sounded() -> None:
    person = about(Person().does(Act.LAUNCH), "other").says("no", "yes")
    assert person.session.stage is Stage.EMERGENCY
    assert person.heard[0] == "emergency.lines.alarm"


def test_a_check_of_theirs_that_stays_open_sends_them_to_be_seen() -> None:
    person = about(Person().does(Act.LAUNCH), "other").says("no", "no", "unsure")
    while person.session.stage is not Stage.EMERGENCY:
        person.says("unsure")
    assert person.heard[0] == "emergency.open.urgent_today"


@pytest.mark.parametrize("whom", ["child", "other"])
def test_no_step_of_comfort_is_given_for_them(whom: str) -> None:
    denied = ["no"] * len(ASKED[whom])
    person = about(Person().does(Act.LAUNCH), whom).says("no", *denied, "next")
    assert DOCTOR[whom] in person.heard
    assert not any(line.startswith("steps") for line in person.heard)


def test_an_aching_leg_of_another_adult_has_the_risks_of_a_clot_asked() -> None:
    person = about(Person().does(Act.LAUNCH), "other", feel="ache", cramping_now=False)
    person.says("no", "no")
    assert person.asking == "one_leg"
    person.does(Act.REPORT, both_legs=False).says("unsure", "no", "no", "no")
    assert person.heard[0] == "doctor.reasons.open_clot_risk_and_sore_calf"
    assert person.session.assessment is not None
    assert person.session.assessment.triage == Triage.SEE_WITHIN_DAYS


def asking_of_a_child(check: str) -> Person:
    person = about(Person().does(Act.LAUNCH), "child").says("no")
    while person.asking != check:
        person.says("no")
    return person


@pytest.mark.parametrize(
    ("check", "level"), [("child_now", Triage.EMERGENCY_NOW), ("child_today", Triage.URGENT_TODAY)]
)
def test_a_yes_about_a_child_is_an_alarm_that_speaks_to_the_parent(
    check: str, level: Triage
) -> None:
    person = asking_of_a_child(check).says("yes")
    assert person.session.stage is Stage.EMERGENCY
    assert person.session.assessment is not None
    assert person.session.assessment.triage == level
    assert person.heard[0].startswith("others.child_alarm.")


@pytest.mark.parametrize("check", CHILD_CHECKS)
@pytest.mark.parametrize("answer", ["unsure", "unclear", "not_understood", "next"])
def test_what_stays_open_about_a_child_is_never_a_no(check: str, answer: str) -> None:
    person = asking_of_a_child(check).says(answer)
    assert person.asking == check
    person.says(answer)
    assert person.session.stage is Stage.EMERGENCY
    assert person.heard[0].startswith("others.child_open.")


@pytest.mark.parametrize("sign", ["cannot_bear_weight", "fever_or_very_unwell"])
def test_a_sign_of_a_child_told_at_once_is_an_alarm_and_worse_is_asked(sign: str) -> None:
    person = about(Person().does(Act.LAUNCH), "child", **{sign: True})
    assert person.heard[0] == "others.child_alarm.child_unwell_or_limping"
    assert person.asking == "worse_child_unwell_or_limping"


def test_a_denial_of_one_sign_of_a_child_answers_for_that_sign_alone() -> None:
    person = asking_of_a_child("child_today").does(Act.REPORT, fever_or_very_unwell=False)
    assert person.asking == "child_today"
    person.says("no")
    assert person.heard[0] == "others.child_doctor"


def test_a_fact_can_say_that_it_is_a_child() -> None:
    person = Person().does(Act.LAUNCH).does(Act.REPORT, is_child=True)
    assert person.session.about == "child"
