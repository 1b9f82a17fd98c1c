"""A red flag wins at any moment, and its action holds until a check clears it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leg_comfort.clinic import CHECKS, Triage
from leg_comfort.conversation import Act, Offer, Stage

from .conftest import CLINIC, Person

ALONE = [
    (flag.id, flag.findings[0], flag.triage)
    for flag in CLINIC.red_flags.values()
    if flag.when.holds({flag.findings[0]: True})
]
SAFETY_KEEPING = [act for act in Act if act not in {Act.CORRECT, Act.START_OVER}]
QUIET_NIGHT = ["no"] * 9


def person_after(turns: int) -> Person:
    """Return a user with an ache who has answered this many questions with no."""
    person = Person().does(Act.LAUNCH)
    if turns:
        person.does(Act.REPORT, feel="ache")
    return person.says(*QUIET_NIGHT[:turns])


def at(check: str) -> Person:
    """Return a user with an ache who is asked this check and has passed those before it."""
    person = person_after(0).does(Act.REPORT, feel="ache")
    while person.asking != check:
        person.says("no")
    return person


def test_there_are_flags_that_one_finding_raises() -> None:
    assert len(ALONE) > 12


@pytest.mark.parametrize("turns", range(9))
@pytest.mark.parametrize(("flag", "finding", "triage"), ALONE)
def test_a_flag_is_spoken_whenever_it_is_told(
    flag: str, finding: str, triage: Triage, turns: int
) -> None:
    person = person_after(turns)
    person.does(Act.REPORT, **{finding: True})
    assert person.session.stage is Stage.EMERGENCY
    assert person.heard[0].startswith("emergency.")
    told = person.session.assessment
    assert told is not None
    assert told.cause == "none"
    assert Triage(told.triage).rank >= triage.rank


@given(
    st.sampled_from(ALONE),
    st.lists(st.sampled_from(SAFETY_KEEPING), max_size=8),
)
def test_nothing_said_lowers_it_while_nothing_is_taken_back(
    alone: tuple[str, str, Triage], acts: list[Act]
) -> None:
    _, finding, triage = alone
    person = person_after(3)
    person.does(Act.REPORT, **{finding: True})
    for act in acts:
        if act is Act.NO and person.asking == f"which_{finding}":
            continue  # So it is taken back: the sign itself was asked for again.
        person.does(act)
        told = person.session.assessment
        assert person.session.stage is Stage.EMERGENCY
        assert told is not None
        assert Triage(told.triage).rank >= triage.rank


@pytest.mark.parametrize(("flag", "finding", "triage"), ALONE)
def test_a_flag_taken_back_is_checked_again_before_it_goes(
    flag: str, finding: str, triage: Triage
) -> None:
    person = person_after(2)
    person.does(Act.REPORT, **{finding: True}).does(Act.CORRECT, **{finding: False})
    assert person.session.stage is Stage.EMERGENCY
    assert person.asking is not None
    person.says("no")
    assert person.session.stage is not Stage.EMERGENCY
    assert person.session.assessment is None or person.session.assessment.cause != "none"


@pytest.mark.parametrize("answer", ["yes", "unsure", "not_understood", "repeat"])
def test_a_check_that_is_not_denied_keeps_the_safe_answer(answer: str) -> None:
    person = person_after(2)
    person.does(Act.REPORT, one_leg_swollen=True).does(Act.CORRECT, one_leg_swollen=False)
    person.says(answer)
    told = person.session.assessment
    assert person.session.stage is Stage.EMERGENCY
    assert told is not None
    assert told.triage != Triage.SELF_CARE


DOUBTS = ["unsure", "unclear", "not_understood", "next", "help"]


@pytest.mark.parametrize("check", CHECKS)
@pytest.mark.parametrize("doubt", DOUBTS)
def test_a_check_that_stays_open_is_seen_today_or_now_and_names_its_signs(
    check: str, doubt: str
) -> None:
    person = at(check)
    while person.session.stage is not Stage.EMERGENCY:
        assert person.session.assessment is None
        person.says(doubt if doubt != "help" or person.asking != check else "unclear")
    told = person.session.assessment
    assert told is not None
    assert Triage(told.triage).rank >= Triage.URGENT_TODAY.rank
    last = person.reply.lines[-1]
    assert last.template == f"emergency.open.{told.triage}"
    assert last.values["signs"] == [
        f for f in CLINIC.open_signs if f in CLINIC.questions[check].findings
    ]


@pytest.mark.parametrize("check", CHECKS)
def test_after_a_yes_to_a_check_and_a_no_to_each_of_its_signs_nothing_is_open(check: str) -> None:
    person = at(check).says("yes")
    while person.asking in {f"which_{f}" for f in CLINIC.questions[check].findings}:
        person.says("no")
    alone = len(CLINIC.questions[check].findings) == 1
    assert (person.session.stage is Stage.EMERGENCY) is alone


def test_two_sore_legs_and_a_yes_to_the_back_ask_before_sounding() -> None:
    person = Person().does(Act.LAUNCH).does(Act.REPORT, feel="burning", both_legs=True)
    while person.asking != "back":
        person.says("no")
    person.says("yes")
    assert person.asking == "which_pain_shoots_down_leg"
    person.says("no")
    assert person.session.stage is not Stage.EMERGENCY


def test_denying_one_sign_keeps_the_other() -> None:
    person = person_after(2)
    person.does(Act.REPORT, chest_pain_or_breathless=True, one_leg_swollen=True)
    person.does(Act.CORRECT, one_leg_swollen=False)
    assert person.asking == "which_one_leg_swollen"
    person.says("no")
    assert person.session.stage is Stage.EMERGENCY
    assert person.session.facts["chest_pain_or_breathless"] is True


def test_a_sign_of_worse_that_was_affirmed_stays_when_the_flag_goes() -> None:
    person = at("rf1")
    person.does(Act.REPORT, one_leg_swollen=True).says("yes")
    assert person.session.facts["chest_pain_or_breathless"] is True
    person.does(Act.CORRECT, one_leg_swollen=False).says("no")
    assert person.session.stage is Stage.EMERGENCY
    assert person.session.facts["one_leg_swollen"] is False
    assert person.says("start_over").asking == "which_chest_pain_or_breathless"
    assert person.says("no").session.stage is not Stage.EMERGENCY


@pytest.mark.parametrize("flag", [flag for flag, _, _ in ALONE if CLINIC.red_flags[flag].worse])
def test_each_sign_of_worse_is_asked_for_by_itself(flag: str) -> None:
    told = CLINIC.red_flags[flag]
    person, asked = at("rf1").does(Act.REPORT, **{told.findings[0]: True}), []
    while person.asking:
        asked.append(person.asking)
        person.says("no")
    assert asked == [f"which_{sign}" for sign in told.worse]
    assert person.session.offer is Offer.CALL


def test_despair_is_met_with_warmth_and_the_crisis_line_and_no_word_of_the_leg() -> None:
    person = person_after(2).does(Act.REPORT, suicidal=True)
    assert person.heard[0] == "emergency.lines.alarm_kindly"
    assert person.does(Act.REPEAT).heard[0] == "emergency.suicidal.act"
    assert person.does(Act.HELP).heard[0] == "emergency.ways.crisis_line"


def test_who_should_go_is_told_to_go_each_time() -> None:
    person = person_after(2).does(Act.REPORT, dark_urine=True)
    assert person.does(Act.HELP).heard[0] == "emergency.ways.go"


def test_what_is_for_today_ends_with_what_would_make_it_an_emergency() -> None:
    person = person_after(2).does(Act.REPORT, foot_sore_not_healing=True)
    while person.asking:
        person.says("no")
    assert person.heard[:2] == ["emergency.lines.today_or_go", "emergency.foot_sore.net"]
    assert person.does(Act.GOOD_NIGHT).heard[-1] == "emergency.foot_sore.net"
