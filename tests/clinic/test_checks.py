"""Which safety checks are due, and how soon to be seen if a sign that one asks for stays open."""

import pytest

from leg_comfort.clinic import (
    CHECKS,
    FIRST_CHECKS,
    Clinic,
    Fact,
    Triage,
    checks_due,
    level_of_open,
    load_clinic,
    open_signs,
)

LET_GO: dict[str, Fact] = {"feel": "cramp", "cramping_now": False, "strenuous_day": False}
"""A brief cramp of one leg that has let go, after a quiet day."""
SIGNS = [sign for check in CHECKS for sign in load_clinic().questions[check].findings]
LEG_SIGNS = list(load_clinic().questions["rf1_leg"].findings)
BACK_SIGNS = ["bladder_bowel_change", "saddle_numbness", "both_legs_weak", "leg_weakness_new"]
CHEST = "chest_pain_or_breathless"


def test_a_brief_cramp_that_has_let_go_needs_only_the_first(clinic: Clinic) -> None:
    assert checks_due(clinic, LET_GO) == FIRST_CHECKS


@pytest.mark.parametrize(
    "more",
    [
        {"cramping_now": True},
        {"both_legs": True},
        {"back_pain": True},
        {"pain_shoots_down_leg": True},
        {"numbness": True},
        {"recent_injury_or_tight_cast": True},
        {"strenuous_day": True},
        {"prolonged_standing": True},
        {"strenuous_day": "unknown"},
        {"duration_minutes": 15},
        {"feel": "ache"},
        {"feel": "unknown"},
    ],
    ids=str,
)
def test_anything_more_makes_all_due(clinic: Clinic, more: dict[str, Fact]) -> None:
    assert checks_due(clinic, {**LET_GO, **more}) == CHECKS


def test_all_are_due_while_nothing_is_known(clinic: Clinic) -> None:
    assert checks_due(clinic, {}) == CHECKS


@pytest.mark.parametrize("check", CHECKS)
def test_a_check_is_due_until_all_of_its_signs_are_known(clinic: Clinic, check: str) -> None:
    known: dict[str, Fact] = dict.fromkeys(clinic.questions[check].findings, False)
    left = tuple(each for each in CHECKS if each != check)
    assert checks_due(clinic, {"feel": "ache", **known}) == left
    known[clinic.questions[check].findings[-1]] = "unknown"
    assert checks_due(clinic, {"feel": "ache", **known}) == CHECKS


@pytest.mark.parametrize("sign", SIGNS)
def test_with_any_sign_open_nobody_is_left_at_home(clinic: Clinic, sign: str) -> None:
    assert open_signs(clinic, {sign: "unknown"}) == (sign,)
    level = level_of_open(clinic, {sign: "unknown"}, unsure=[])
    assert level is not None
    assert level.rank >= Triage.URGENT_TODAY.rank


@pytest.mark.parametrize("answer", [True, False])
def test_a_sign_that_was_answered_is_not_open(clinic: Clinic, answer: bool) -> None:
    assert open_signs(clinic, dict.fromkeys(SIGNS, answer)) == ()
    assert level_of_open(clinic, dict.fromkeys(SIGNS, answer), unsure=SIGNS) is None


def test_an_open_chest_is_an_emergency_unless_they_say_that_they_are_not_sure(
    clinic: Clinic,
) -> None:
    told: dict[str, Fact] = {CHEST: "unknown"}
    assert level_of_open(clinic, told, unsure=[]) is Triage.EMERGENCY_NOW
    assert level_of_open(clinic, told, unsure=[CHEST]) is Triage.URGENT_TODAY


@pytest.mark.parametrize("sign", LEG_SIGNS)
def test_an_open_sign_of_the_leg_is_for_today(clinic: Clinic, sign: str) -> None:
    told: dict[str, Fact] = {sign: "unknown", "back_pain": True, "strenuous_day": True}
    assert level_of_open(clinic, told, unsure=[]) is Triage.URGENT_TODAY


@pytest.mark.parametrize("sign", BACK_SIGNS)
def test_an_open_sign_of_the_nerves_is_an_emergency_with_pain_from_the_back(
    clinic: Clinic, sign: str
) -> None:
    told: dict[str, Fact] = {sign: "unknown"}
    assert level_of_open(clinic, told, unsure=[]) is Triage.URGENT_TODAY
    for pain in ("back_pain", "pain_shoots_down_leg"):
        assert level_of_open(clinic, {**told, pain: True}, unsure=[sign]) is Triage.EMERGENCY_NOW


@pytest.mark.parametrize("before", ["strenuous_day", "new_medicine"])
def test_an_open_colour_of_the_pee_is_an_emergency_after_effort_or_a_new_medicine(
    clinic: Clinic, before: str
) -> None:
    told: dict[str, Fact] = {"dark_urine": "unknown"}
    assert level_of_open(clinic, told, unsure=[]) is Triage.URGENT_TODAY
    assert level_of_open(clinic, {**told, before: True}, unsure=[]) is Triage.EMERGENCY_NOW
