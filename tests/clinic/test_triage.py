"""Red flags override everything; the other rules say when a doctor should be seen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leg_comfort.clinic import (
    Clinic,
    Fact,
    Facts,
    Triage,
    Way,
    escalate,
    load_clinic,
    raised,
    warning_signs,
)

CLINIC = load_clinic()
EMERGENCIES = [
    "chest_pain_or_breathless",
    "cold_pale_foot",
    "sudden_numb_leg",
    "saddle_numbness",
    "bladder_bowel_change",
    "both_legs_weak",
    "face_or_speech_change",
    "dark_urine",
    "hand_spasm_throat_tight_or_seizure",
    "wound_and_stiff_jaw",
    "severe_unrelenting_pain",
    "bleeding",
    "arm_weak",
    "confused_or_drowsy",
    "mottled_or_blue_skin",
    "extreme_shivering",
    "no_pee_all_day",
    "cannot_move_toes",
    "bite_or_sting",
    "overdose",
    "suicidal",
    "on_the_floor",
]
TODAY = [
    "one_leg_swollen",
    "red_warm",
    "cramp_over_10_min_not_easing",
    "tingling_mouth_or_fingers",
    "leg_weakness_new",
    "heavy_fluid_loss",
    "rest_pain_eased_by_hanging_foot_down",
    "foot_sore_not_healing",
    "hot_swollen_foot",
    "fever_or_very_unwell",
    "headache_or_vision_in_pregnancy",
    "rib_pain_or_puffy_face_in_pregnancy",
    "calf_pop",
    "knee_lump_burst",
    "cannot_bear_weight",
]
TOGETHER_NOW: list[dict[str, Fact]] = [
    {"recent_injury_or_tight_cast": True, "numbness": True},
    {"recent_injury_or_tight_cast": True, "worse_over_time": True},
    {"plaster_lately": True, "burning_or_pins_in_feet": True},
    {"cannot_bear_weight": True, "fallen": True},
    {"cancer_treatment": True, "fever_or_very_unwell": True},
    {"cannot_reach_phone": True, "fallen": True},
    {"fever_or_very_unwell": True, "new_foot_wound": True},
]
TOGETHER_TODAY: list[dict[str, Fact]] = [
    {"clot_risk": True, "tender_spots": True},
    {"recent_immobility": True, "feel": "ache"},
    {"plaster_lately": True, "feel": "ache"},
    {"gave_birth_lately": True, "feel": "ache"},
    {"cancer_treatment": True, "tender_spots": True},
    {"pregnant": True, "feel": "ache"},
    {"recent_injury_or_tight_cast": True, "plaster_lately": True},
    {"recent_injury_or_tight_cast": True, "feel": "ache"},
    {"diabetes": True, "new_foot_wound": True},
]
WITHIN_DAYS: list[dict[str, Fact]] = [
    {"new_medicine": True},
    {"statin": True, "feel": "cramp"},
    {"dialysis": True, "feel": "cramp"},
    {"diabetes": True, "burning_or_pins_in_feet": True},
    {"diabetes": True, "numbness": True, "both_legs": True},
]
SOON: list[dict[str, Fact]] = [
    {"nights_in_last_two_weeks": 4},
    {"tired_by_day": True},
    {"weeks_ongoing": 3, "nights_in_last_two_weeks": 2},
    {"recurring": True},
    {"worse_over_time": True},
    {"numbness": True},
    {"burning_or_pins_in_feet": True},
    {"pain_when_walking_relieved_by_rest": True},
    {"heavy_legs_or_varicose": True},
    {"low_dairy_or_calcium_risk": True, "recurring": True},
    {"pain_shoots_down_leg": True, "weeks_ongoing": 3},
]
CALM: list[dict[str, Fact]] = [
    {},
    {"nights_in_last_two_weeks": 3},
    {"recurring": True, "nights_in_last_two_weeks": 2},
    {"low_dairy_or_calcium_risk": True, "nights_in_last_two_weeks": 2},
    {"pain_shoots_down_leg": True, "weeks_ongoing": 1},
    {"pregnant": True},
    {"pregnant": True, "feel": "cramp"},
    {"clot_risk": True, "feel": "ache", "both_legs": True},
    {"recent_injury_or_tight_cast": True, "feel": "cramp"},
    {"fallen": True},
    {"cannot_reach_phone": True},
    {"cancer_treatment": True},
    {"diabetes": True},
    {"both_legs": True, "strenuous_day": True, "feel": "ache", "duration_minutes": 40},
    {"nights_in_last_two_weeks": "unknown", "numbness": "unknown"},
]

yes_no = [finding.id for finding in CLINIC.findings.values() if finding.kind == "yes_no"]
facts = st.dictionaries(st.sampled_from(yes_no), st.sampled_from([True, False, "unknown"]))


def level(clinic: Clinic, told: Facts, cause: str = "idiopathic") -> Triage:
    return escalate(clinic, told, cause).triage


@pytest.mark.parametrize("finding", EMERGENCIES)
def test_one_sign_is_enough_for_an_emergency(clinic: Clinic, finding: str) -> None:
    assert level(clinic, {finding: True}) == Triage.EMERGENCY_NOW


@pytest.mark.parametrize("finding", TODAY)
def test_a_sign_for_today_is_for_today(clinic: Clinic, finding: str) -> None:
    assert level(clinic, {finding: True}) == Triage.URGENT_TODAY


WORSE = [
    (flag.findings[0], sign)
    for flag in CLINIC.red_flags.values()
    for sign in flag.worse
    if flag.when.holds({flag.findings[0]: True})
]


def test_a_flag_for_today_that_can_grow_into_an_emergency_has_signs_of_worse() -> None:
    assert {finding for finding, _ in WORSE} == set(TODAY)


@pytest.mark.parametrize("told", TOGETHER_NOW, ids=str)
def test_what_is_an_emergency_together(clinic: Clinic, told: Facts) -> None:
    assert level(clinic, told) == Triage.EMERGENCY_NOW


@pytest.mark.parametrize("told", TOGETHER_TODAY, ids=str)
def test_what_is_for_today_together(clinic: Clinic, told: Facts) -> None:
    assert level(clinic, told) == Triage.URGENT_TODAY


@pytest.mark.parametrize("told", WITHIN_DAYS, ids=str)
def test_what_is_for_a_day_or_two(clinic: Clinic, told: Facts) -> None:
    assert level(clinic, told) == Triage.SEE_WITHIN_DAYS


@pytest.mark.parametrize("flag", ["saddle_numbness", "bladder_or_bowel", "dark_urine"])
def test_who_may_go_is_told_to_go(clinic: Clinic, flag: str) -> None:
    assert clinic.red_flags[flag].act is Way.GO


def test_only_an_emergency_has_a_way_of_its_own(clinic: Clinic) -> None:
    own = [flag for flag in clinic.red_flags.values() if flag.act is not Way.CALL]
    assert {flag.triage for flag in own} == {Triage.EMERGENCY_NOW}


def test_every_pair_stands_in_the_file_of_its_own(clinic: Clinic) -> None:
    pairs = {flag.id for flag in clinic.red_flags.values() if flag.paired}
    assert pairs.isdisjoint(set(EMERGENCIES) | set(TODAY))
    assert "injury_and_another_sign" in pairs


def test_a_circumstance_of_a_pair_is_no_warning_sign(clinic: Clinic) -> None:
    signs = warning_signs(clinic)
    assert {"pregnant", "diabetes", "tender_spots", "feel"}.isdisjoint(signs)
    assert set(EMERGENCIES) | set(TODAY) <= signs


PAIRED_WORSE = [
    (flag.id, told, sign)
    for flag in CLINIC.red_flags.values()
    for told in TOGETHER_TODAY
    for sign in flag.worse
    if flag.paired and flag.when.holds(told)
]


@pytest.mark.parametrize(("flag", "told", "sign"), PAIRED_WORSE, ids=str)
def test_any_sign_of_worse_makes_a_pair_for_today_an_emergency(
    clinic: Clinic, flag: str, told: Facts, sign: str
) -> None:
    assert level(clinic, {**told, sign: True}) == Triage.EMERGENCY_NOW


@pytest.mark.parametrize(("finding", "worse"), WORSE)
def test_any_sign_of_worse_makes_a_flag_for_today_an_emergency(
    clinic: Clinic, finding: str, worse: str
) -> None:
    assert level(clinic, {finding: True, worse: True}) == Triage.EMERGENCY_NOW


@pytest.mark.parametrize("finding", [*EMERGENCIES, *TODAY])
@pytest.mark.parametrize("answer", [False, "unknown"])
def test_no_and_unknown_raise_nothing(clinic: Clinic, finding: str, answer: Fact) -> None:
    assert raised(clinic, {finding: answer}) == ()


def test_sciatica_on_both_sides_is_an_emergency(clinic: Clinic) -> None:
    assert level(clinic, {"pain_shoots_down_leg": True, "both_legs": True}) == "emergency_now"
    assert level(clinic, {"pain_shoots_down_leg": True, "both_legs": False}) == "self_care"


@pytest.mark.parametrize("risk", ["pregnant", "clot_risk", "recent_immobility"])
def test_a_swollen_leg_stays_for_today_with_a_clot_risk(clinic: Clinic, risk: str) -> None:
    assert level(clinic, {"one_leg_swollen": True, risk: True}) == Triage.URGENT_TODAY


@pytest.mark.parametrize("feel", ["cramp", "unknown"])
def test_a_cramp_of_eleven_minutes_that_still_holds_is_for_today(clinic: Clinic, feel: str) -> None:
    told = {"cramping_now": True, "feel": feel, "duration_minutes": 11}
    assert level(clinic, told) == Triage.URGENT_TODAY
    assert level(clinic, {**told, "duration_minutes": 10}) == Triage.SELF_CARE


def test_a_dull_ache_of_hours_is_no_long_cramp(clinic: Clinic) -> None:
    told = {"cramping_now": True, "feel": "ache", "duration_minutes": 180}
    assert level(clinic, told) == Triage.SELF_CARE


def test_the_gravest_sign_comes_first(clinic: Clinic) -> None:
    flags = raised(clinic, {"one_leg_swollen": True, "chest_pain_or_breathless": True})
    assert [flag.id for flag in flags] == ["chest_or_breathing", "one_leg_swollen"]


@pytest.mark.parametrize("told", SOON, ids=str)
def test_a_doctor_soon(clinic: Clinic, told: Facts) -> None:
    assert level(clinic, told) == Triage.SEE_DOCTOR_SOON


@pytest.mark.parametrize("told", CALM, ids=str)
def test_care_at_home(clinic: Clinic, told: Facts) -> None:
    assert level(clinic, told) == Triage.SELF_CARE


@pytest.mark.parametrize("cause", ["claudication", "neuropathy", "medication"])
def test_some_causes_are_always_for_a_doctor(clinic: Clinic, cause: str) -> None:
    assert level(clinic, {}, cause) == Triage.SEE_DOCTOR_SOON


def test_soreness_after_effort_is_for_a_doctor_only_beyond_a_week(clinic: Clinic) -> None:
    assert level(clinic, {"weeks_ongoing": 1}, "overexertion") == Triage.SELF_CARE
    assert level(clinic, {"weeks_ongoing": 2}, "overexertion") == Triage.SEE_DOCTOR_SOON
    assert level(clinic, {"weeks_ongoing": 2}, "chill") == Triage.SELF_CARE


def test_restless_legs_are_for_a_doctor_when_they_take_the_sleep(clinic: Clinic) -> None:
    kept_awake = escalate(clinic, {"recurring": True}, "restless_legs")
    assert "restless_legs_and_sleep" in kept_awake.reasons
    assert level(clinic, {}, "restless_legs") == Triage.SELF_CARE


def test_with_a_warning_sign_nothing_else_is_a_reason(clinic: Clinic) -> None:
    told = {"one_leg_swollen": True, "nights_in_last_two_weeks": 9}
    assert escalate(clinic, told, "none").reasons == ("one_leg_swollen",)


def test_the_levels_are_in_order() -> None:
    names = ("self_care", "see_doctor_soon", "urgent_today", "emergency_now")
    assert [Triage(name).rank for name in names] == sorted(Triage(name).rank for name in names)


@given(facts, st.sampled_from([*EMERGENCIES, *TODAY]))
def test_one_more_warning_sign_never_lowers_the_level(told: dict[str, Fact], sign: str) -> None:
    before = level(CLINIC, told)
    assert level(CLINIC, {**told, sign: True}).rank >= before.rank


@given(facts)
def test_a_warning_sign_is_raised_exactly_when_the_level_is_urgent(told: dict[str, Fact]) -> None:
    assert bool(raised(CLINIC, told)) == (level(CLINIC, told).rank >= Triage.URGENT_TODAY.rank)
