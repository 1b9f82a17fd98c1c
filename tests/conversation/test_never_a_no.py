"""Unknown is never a no, any alarm can be put right, and nothing goes in circles."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leg_comfort.clinic import CHECKS, Fact, Triage
from leg_comfort.conversation import (
    SAID_BEFORE,
    Act,
    Outcome,
    Result,
    Stage,
    Turn,
    respond,
    respond_to_outcome,
)
from leg_comfort.conversation.flows.single_signs import check_of
from leg_comfort.nlu import load_lexicon
from leg_comfort.speech import load_words

from .conftest import CLINIC, Person

WORDS = load_words("en-US")
LEXICON = load_lexicon("en", CLINIC.findings)
CHECKING = [*CHECKS, *(f"which_{sign}" for sign in CLINIC.open_signs)]
FEELS = st.sampled_from(CLINIC.findings["feel"].words)
OTHER_FACTS = [
    finding
    for finding in CLINIC.findings
    if not any(finding in flag.findings for flag in CLINIC.red_flags.values())
    and CLINIC.findings[finding].kind == "yes_no"
]
ASIDES = [
    *(Act.ASK_CAUSE, Act.ASK_RELIEF, Act.ASK_DANGER, Act.ASK_WHY_QUESTION, Act.ASK_HOW_LONG),
    *(Act.HELP, Act.EXPLAIN, Act.REPEAT, Act.PAUSE, Act.RECALL, Act.DOCTOR_SUMMARY),
]
NO_ANSWER = [Act.UNSURE, Act.UNCLEAR, Act.NOT_UNDERSTOOD, Act.NEXT, Act.YES]
NOISE = st.one_of(
    st.sampled_from([*NO_ANSWER, *ASIDES]).map(Turn),
    st.sampled_from(OTHER_FACTS).map(lambda finding: Turn(Act.REPORT, {finding: True})),
    st.sets(st.sampled_from(sorted(CLINIC.open_signs)), min_size=1, max_size=2).map(
        lambda signs: Turn(Act.REPORT, perhaps=frozenset(signs))
    ),
)
"""Turns that are no plain no: one of them is a yes to a check, which has its signs asked for."""
ANSWERS = st.sampled_from([Act.YES, Act.NO, Act.UNSURE]).map(Turn)
TURNS_AT_MOST = 60
ADVICE = ("advice.", "steps.", "causes.", "relief.")
"""Lines that name a cause or have the user do something to the leg."""
RAISED_ALONE = [
    sign
    for flag in CLINIC.red_flags.values()
    for sign in flag.findings
    if flag.when.holds({sign: True}) and f"which_{sign}" in CLINIC.questions
]
AGAIN = {
    *(Act.REPEAT, Act.EXPLAIN, Act.PREVIOUS, Act.CORRECT, Act.RESUME, Act.PAUSE, Act.MANNER),
    *(Act.ASK_WHY_QUESTION, Act.START_OVER, Act.LAUNCH, Act.COME_BACK, Act.CRAMP_NOW),
    Act.FORGET,
}
"""Acts of a user who asks for a question once more, or begins anew."""
NOT_BY_VOICE = {Act.OUTCOME, Act.CONSENT}
ANY_ACT = st.sampled_from([act for act in Act if act not in AGAIN | NOT_BY_VOICE])
SAID = [remark for remark, _ in LEXICON.remarks if remark != SAID_BEFORE]
REMARKS = st.sampled_from([None, *SAID])


def take(person: Person, turn: Turn) -> Person:
    """Take a turn; whatever it has done fails."""
    person.session, person.reply = respond(person.session, turn, CLINIC)
    while person.reply.effect is not None:
        failed = Outcome(person.reply.effect.kind, Result.BROKEN)
        person.session, person.reply = respond_to_outcome(
            failed, person.session, person.reply, CLINIC
        )
    return person


def is_over(person: Person) -> bool:
    return person.reply.question is None


@given(FEELS, st.data())
@settings(max_examples=300)
def test_with_noise_for_every_answer_to_a_check_nobody_hears_a_cause_or_a_step(
    feel: str, data: st.DataObject
) -> None:
    person = Person().does(Act.LAUNCH).does(Act.REPORT, feel=feel, cramping_now=False)
    for _ in range(TURNS_AT_MOST):
        if person.session.stage is Stage.EMERGENCY or is_over(person):
            break
        asked = person.asking in CHECKING
        take(person, data.draw(NOISE if asked else ANSWERS, label=f"to {person.asking}"))
        assert [line for line in person.heard if line.startswith(ADVICE)] == []
    told = person.session.assessment
    assert person.session.stage is Stage.EMERGENCY
    assert told is not None
    assert told.cause == "none"
    assert Triage(told.triage).rank >= Triage.URGENT_TODAY.rank


@given(st.sampled_from(CHECKS), NOISE)
@settings(max_examples=200)
def test_one_turn_that_is_no_plain_no_denies_no_sign(check: str, turn: Turn) -> None:
    person = Person().does(Act.LAUNCH).does(Act.REPORT, feel="ache")
    while person.asking != check:
        person.says("no")
    take(person, turn)
    denied = [f for f in CLINIC.questions[check].findings if person.session.facts.get(f) is False]
    assert denied == []


def at_question(number: int, feel: str = "ache") -> Person:
    """Return a user who has answered so many questions with no."""
    return Person().does(Act.LAUNCH).does(Act.REPORT, feel=feel).says(*["no"] * number)


TAKING_BACK = {
    "correct": Turn(Act.CORRECT),
    "wrong": Turn(Act.NOT_UNDERSTOOD, remark="wrong"),
    "start_over": Turn(Act.START_OVER),
}


@pytest.mark.parametrize("way", [*TAKING_BACK, "denial"])
@pytest.mark.parametrize("sign", RAISED_ALONE)
@pytest.mark.parametrize("number", range(8))
def test_any_alarm_can_be_put_right_in_two_turns(number: int, sign: str, way: str) -> None:
    person = at_question(number)
    pending = person.asking
    assert pending is not None
    person.does(Act.REPORT, **{sign: True})
    assert person.session.stage is Stage.EMERGENCY
    take(person, TAKING_BACK.get(way) or Turn(Act.REPORT, {sign: False}))
    assert person.session.stage is Stage.EMERGENCY, "the action holds until the answer"
    assert person.asking == f"which_{sign}"
    person.says("no")
    assert person.session.stage is not Stage.EMERGENCY
    assert person.session.facts[sign] is False
    assert person.session.assessment is None or person.session.assessment.cause != "none"
    check = check_of(pending, CLINIC)
    if check is None:
        assert person.asking == pending
    elif sign not in CLINIC.questions[check].findings:
        assert check_of(person.asking, CLINIC) == check


@given(FEELS, st.lists(ANY_ACT, max_size=40), st.lists(st.sampled_from(OTHER_FACTS), min_size=40))
@settings(max_examples=200)
def test_no_question_is_put_more_than_twice_unless_it_is_asked_for(
    feel: str, acts: list[Act], facts: list[str]
) -> None:
    person = Person().does(Act.LAUNCH).does(Act.REPORT, feel=feel)
    put: Counter[str] = Counter(["feel"])
    for act, finding in zip(acts, facts, strict=False):
        if is_over(person):
            break
        told: dict[str, Fact] = {finding: True} if act is Act.REPORT else {}
        take(person, Turn(act, told))
        if person.reply.question is not None and person.asking:
            put[person.asking] += 1
    put.pop("eased", None)  # Asked after every new stretch.
    put.pop("reminder", None)  # Each time for another day or time.
    assert {question: times for question, times in put.items() if times > 2} == {}


@given(st.sampled_from(RAISED_ALONE), st.sampled_from(SAID), st.integers(0, 20))
@settings(max_examples=200)
def test_who_says_the_same_three_times_in_an_emergency_does_not_hear_the_same_three_times(
    sign: str, remark: str, turns_before: int
) -> None:
    person = at_question(1)
    person.session = replace(person.session, seed=turns_before)
    person.does(Act.REPORT, **{sign: True})
    heard: list[set[str]] = []
    for _ in range(3):
        take(person, Turn(Act.NOT_UNDERSTOOD, remark=remark))
        heard.append(
            {
                WORDS.text(line.template, line.values, person.session.seed)
                for line in person.reply.lines
            }
        )
    assert set.intersection(*heard) == set()
