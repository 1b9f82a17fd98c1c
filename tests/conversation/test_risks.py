"""The risks of a clot: asked of a sore calf of one leg, and of nothing else."""

import pytest

from leg_comfort.conversation import Act, Session, Stage, Turn, respond
from leg_comfort.speech import load_words

from .conftest import CLINIC, Person

RISKS = CLINIC.questions["risk_still"].findings + CLINIC.questions["risk_clot"].findings
ONE_LEG = {"both_legs": False}


def after_the_checks(feel: str = "ache") -> Person:
    """Return a user who was asked the first safety checks, and denied all signs."""
    person = Person().does(Act.LAUNCH).does(Act.REPORT, feel=feel, cramping_now=False)
    return person.says("no", "no")


def at_the_first_list() -> Person:
    return after_the_checks().does(Act.REPORT, **ONE_LEG)


def test_one_leg_comes_after_the_checks_and_then_the_two_lists() -> None:
    person = after_the_checks()
    assert person.asking == "one_leg"
    assert at_the_first_list().asking == "risk_still"
    assert at_the_first_list().says("no").asking == "risk_clot"
    assert at_the_first_list().says("no", "no").asking not in {None, "one_leg", "risk_still"}


@pytest.mark.parametrize("feel", ["cramp", "shooting", "restless", "burning"])
def test_no_other_feeling_has_the_risks_asked(feel: str) -> None:
    person = after_the_checks(feel)
    while person.session.assessment is None:
        person.says("no")
    assert not {"one_leg", "risk_still", "risk_clot"} & {*person.session.asked}


def test_both_legs_leave_the_lists_out() -> None:
    person = after_the_checks().does(Act.REPORT, both_legs=True)
    assert not (person.asking or "").startswith("risk")


@pytest.mark.parametrize(("answer", "both"), [("yes", True), ("no", False)])
def test_a_bare_yes_or_no_to_one_or_both_is_asked_in_other_words(answer: str, both: bool) -> None:
    person = after_the_checks().says(answer)
    assert (person.asking, person.heard) == ("one_leg", ["ask.one_leg.short"])
    person.says(answer)
    assert person.session.facts["both_legs"] is both


@pytest.mark.parametrize(("number", "both"), [(1, False), (2, True)])
def test_one_and_two_are_legs_here_and_no_nights(number: int, both: bool) -> None:
    person = after_the_checks().does(Act.REPORT, nights_in_last_two_weeks=number)
    assert person.session.facts["both_legs"] is both
    assert "nights_in_last_two_weeks" not in person.session.facts


@pytest.mark.parametrize("question", ["risk_still", "risk_clot"])
def test_a_yes_to_a_list_has_each_of_it_asked_until_one_is_told(question: str) -> None:
    person = at_the_first_list()
    while person.asking != question:
        person.says("no")
    person.says("yes")
    assert person.heard[0] == "safety.which"
    for finding in CLINIC.questions[question].findings[:-1]:
        assert person.asking == f"which_{finding}"
        person.says("no")
    person.says("yes")
    assert person.session.stage is Stage.EMERGENCY
    assert person.session.flags[0] == "clot_risk_and_sore_calf"


@pytest.mark.parametrize("risk", RISKS)
def test_a_risk_told_in_words_is_an_alarm_at_once(risk: str) -> None:
    person = at_the_first_list().does(Act.REPORT, **{risk: True})
    assert person.session.assessment is not None
    assert (person.session.assessment.cause, person.session.stage) == ("none", Stage.EMERGENCY)
    assert person.reply.lines[0].values == {"flag": "clot_risk_and_sore_calf", "finding": risk}


@pytest.mark.parametrize("risk", RISKS)
def test_a_denial_of_one_risk_answers_for_that_one_alone(risk: str) -> None:
    person = at_the_first_list()
    while risk not in CLINIC.questions[person.asking or ""].findings:
        person.says("no")
    others = {*CLINIC.questions[person.asking or ""].findings} - {risk}
    person.does(Act.REPORT, **{risk: False})
    assert person.asking in {f"which_{other}" for other in others}
    assert not any(person.session.known(other) for other in others)


@pytest.mark.parametrize("answer", ["unsure", "not_understood", "next"])
def test_an_open_risk_is_never_a_no_and_the_calf_is_seen_in_a_day_or_two(answer: str) -> None:
    person = at_the_first_list()
    while person.asking == "risk_still":
        person.says(answer)
    assert person.session.facts["recent_immobility"] == "unknown"
    while person.session.assessment is None:
        person.says("no")
    assert person.session.assessment.triage == "see_within_days"
    assert "steps.stretch.do" not in person.heard
    person.says("no", "no").does(Act.REPORT, nights_in_last_two_weeks=1)
    assert "doctor.reasons.open_clot_risk_and_sore_calf" in person.heard
    said = load_words("en").text("doctor.reasons.open_clot_risk_and_sore_calf", {})
    assert "in a day or two" in said


def test_no_both_legs_ends_the_lists() -> None:
    person = at_the_first_list().does(Act.REPORT, both_legs=True)
    assert not (person.asking or "").startswith("risk")


def test_the_pill_in_answer_to_the_list_is_a_yes_and_no_question_about_a_medicine() -> None:
    person = at_the_first_list().says("no").does(Act.ASK_MEDICINE, "hormone")
    assert person.session.stage is Stage.EMERGENCY


def test_a_question_back_returns_to_the_list() -> None:
    person = at_the_first_list().does(Act.ASK_WHY_QUESTION)
    assert person.heard[0] == "ask.risk_still.why"
    assert person.asking == "risk_still"


@pytest.mark.parametrize("who", ["male", "over_55"])
def test_a_birth_is_not_named_to_a_man_nor_past_fifty_five(who: str) -> None:
    person = at_the_first_list().does(Act.REPORT, **{who: True}).says("no")
    assert person.heard[-1].startswith("ask.risk_clot_without_birth.")
    person.says("yes", "no", "no")
    assert person.asking != "which_gave_birth_lately"


def test_after_a_cramp_a_spot_sore_for_days_has_the_risks_asked_after_the_first_step() -> None:
    person = after_the_checks("cramp").does(Act.REPORT, tender_spots=True)
    while person.session.assessment is None:
        assert person.asking != "one_leg"
        person.says("no")
    assert person.asking == "one_leg"
    assert not any(line.startswith(("steps.massage", "steps.soft")) for line in person.heard)


def test_the_questions_survive_the_session_attributes() -> None:
    session = at_the_first_list().says("yes").session
    assert Session.from_attributes(session.to_attributes()) == session


def test_a_cramp_that_is_hard_for_nobody_knows_how_long_is_seen_today() -> None:
    person = Person().does(Act.CRAMP_NOW).says("no", "no", "no")
    assert person.asking == "which_cramp_over_10_min_not_easing"
    person.says("unsure")
    while person.session.assessment is None:
        person.says("no")
    assert person.session.assessment.triage == "urgent_today"


def test_a_possible_sign_beside_those_of_the_check_is_asked_for_as_well(person: Person) -> None:
    person.does(Act.REPORT, feel="ache").says("no")
    possible = frozenset({"one_leg_swollen", "recent_injury_or_tight_cast"})
    turn = Turn(Act.REPORT, perhaps=possible)
    person.session, person.reply = respond(person.session, turn, CLINIC)
    assert person.asking == "which_recent_injury_or_tight_cast"
    person.says("no")
    assert person.asking == "which_one_leg_swollen"
