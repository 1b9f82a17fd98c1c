"""Somebody else's leg: first aid and the safety checks, then a doctor, no cause."""

import pytest

from leg_comfort.conversation import Act, Stage, Turn, respond

from .conftest import CLINIC, Person


def about(person: Person, whom: str, act: Act = Act.REPORT) -> Person:
    person.session, person.reply = respond(person.session, Turn(act, {}, None, whom), CLINIC)
    return person


@pytest.mark.parametrize("whom", ["child", "other"])
def test_both_safety_checks_come_and_then_a_doctor_without_a_cause(whom: str) -> None:
    person = about(Person().does(Act.LAUNCH), whom)
    assert person.heard[0] == f"others.{whom}"
    assert person.asking == "cramping_now"
    person.says("no")
    assert person.asking == "rf1"
    person.says("no")
    assert person.asking == "rf2"
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
    person = about(Person().does(Act.LAUNCH), "child").says("no", "yes", "yes", "yes")
    assert person.session.stage is Stage.EMERGENCY


def test_no_step_of_comfort_is_given_for_them() -> None:
    person = about(Person().does(Act.LAUNCH), "child").says("no", "no", "no", "next", "next")
    assert "others.doctor" in person.heard
