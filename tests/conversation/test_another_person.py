"""Somebody else's leg: first aid and the safety checks, then a doctor, no cause."""

import pytest

from leg_comfort.clinic import CHECKS
from leg_comfort.conversation import Act, Stage, Turn, respond

from .conftest import CLINIC, Person

CHECKS_DENIED = ["no"] * len(CHECKS)


def about(person: Person, whom: str, act: Act = Act.REPORT) -> Person:
    person.session, person.reply = respond(person.session, Turn(act, {}, None, whom), CLINIC)
    return person


@pytest.mark.parametrize("whom", ["child", "other"])
def test_both_safety_checks_come_and_then_a_doctor_without_a_cause(whom: str) -> None:
    person = about(Person().does(Act.LAUNCH), whom)
    assert person.heard[0] == f"others.{whom}"
    assert person.asking == "cramping_now"
    person.says("no")
    for check in CHECKS:
        assert person.asking == check
        person.says("no")
    assert person.heard[0] == "others.doctor"
    assert not any(line.startswith(("causes", "steps", "advice")) for line in person.heard)


@pytest.mark.parametrize("whom", ["child", "other"])
def test_a_cramp_of_theirs_is_stretched_first(whom: str) -> None:
    person = about(Person(), whom, Act.CRAMP_NOW)
    assert person.heard[:2] == [f"others.{whom}", "relief.stretch"]
    person.says("yes")
    assert person.asking == "rf1"


def test_a_red_flag_of_theirs_is_sounded() -> None:
    person = about(Person().does(Act.LAUNCH), "child").says("no", "yes")
    assert person.session.stage is Stage.EMERGENCY
    assert person.heard[0] == "emergency.lines.alarm"


def test_a_check_of_theirs_that_stays_open_sends_them_to_be_seen() -> None:
    person = about(Person().does(Act.LAUNCH), "child").says("no", "no", "unsure")
    while person.session.stage is not Stage.EMERGENCY:
        person.says("unsure")
    assert person.heard[0] == "emergency.open.urgent_today"


def test_no_step_of_comfort_is_given_for_them() -> None:
    person = about(Person().does(Act.LAUNCH), "child").says("no", *CHECKS_DENIED, "next")
    assert "others.doctor" in person.heard
    assert not any(line.startswith("steps") for line in person.heard)
