"""The conclusion, how sure it is, and the reasons."""

from hypothesis import given
from hypothesis import strategies as st

from leg_comfort.clinic import Clinic, Confidence, Fact, conclude, load_clinic, posterior

CLINIC = load_clinic()
YES_NO = [finding.id for finding in CLINIC.findings.values() if finding.kind == "yes_no"]

facts = st.dictionaries(st.sampled_from(YES_NO), st.sampled_from([True, False, "unknown"]))


def test_a_clear_cause_is_named_with_its_reasons(clinic: Clinic) -> None:
    found = conclude(clinic, {"feel": "ache", "prolonged_standing": True})
    assert (found.cause, found.confidence) == ("overexertion", Confidence.MOST_LIKE)
    assert found.because == ("prolonged_standing", "feel_ache")


def test_two_near_causes_are_both_named(clinic: Clinic) -> None:
    told = {"feel": "cramp", "strenuous_day": True, "cold_room_or_uncovered": True}
    found = conclude(clinic, told)
    assert found.confidence is Confidence.COULD_BE
    assert {found.cause, *found.also} == {"chill", "overexertion"}


def test_nothing_clear_is_an_honest_answer(clinic: Clinic) -> None:
    found = conclude(clinic, {"feel": "cramp", "strenuous_day": False})
    assert (found.cause, found.confidence) == ("idiopathic", Confidence.NOTHING_CLEAR)


def test_with_no_answer_at_all_nothing_is_clear(clinic: Clinic) -> None:
    found = conclude(clinic, {})
    assert (found.cause, found.also, found.because) == ("idiopathic", (), ())


def test_chill_and_calcium_are_never_most_like(clinic: Clinic) -> None:
    for finding, cause in (
        ("cold_room_or_uncovered", "chill"),
        ("low_dairy_or_calcium_risk", "calcium_deficiency"),
    ):
        told: dict[str, Fact] = {"feel": "cramp", "strenuous_day": False, finding: True}
        told |= {"tender_spots": False, "back_pain": False, "urge_to_move": False}
        assert posterior(clinic, told)[cause] >= clinic.threshold("could_be_at")
        assert conclude(clinic, told).cause == cause
        assert conclude(clinic, told).confidence is Confidence.COULD_BE


def test_a_sure_chill_is_still_only_possible(clinic: Clinic) -> None:
    told: dict[str, Fact] = {"cold_room_or_uncovered": True, "feel": "ache"}
    told |= {"strenuous_day": False, "tender_spots": False}
    assert posterior(clinic, told)["chill"] > clinic.threshold("most_like_at")
    assert conclude(clinic, told).confidence is Confidence.COULD_BE


def test_a_new_medicine_and_pregnancy_are_always_mentioned(clinic: Clinic) -> None:
    told = {"feel": "ache", "strenuous_day": True, "new_medicine": True, "pregnant": True}
    found = conclude(clinic, told)
    assert {"medication", "pregnancy"} <= {found.cause, *found.also}


def test_a_finding_against_the_cause_is_not_a_reason(clinic: Clinic) -> None:
    found = conclude(clinic, {"feel": "cramp", "strenuous_day": True, "prolonged_standing": True})
    assert found.cause == "overexertion"
    assert found.because == ("strenuous_day",)


def test_being_unsure_is_no_reason(clinic: Clinic) -> None:
    assert "feel_unsure" not in conclude(clinic, {"feel": "unsure", "tender_spots": True}).because


def test_numbness_is_the_reason_when_it_implies_the_back(clinic: Clinic) -> None:
    found = conclude(clinic, {"feel": "shooting", "numbness": True})
    assert "numbness" in found.because


@given(facts, st.sampled_from(CLINIC.findings["feel"].words))
def test_reasons_are_few_true_and_never_private(told: dict[str, Fact], feel: str) -> None:
    found = conclude(CLINIC, {**told, "feel": feel})
    assert len(found.because) <= 3
    for reason in found.because:
        assert told.get(reason) is True or reason == f"feel_{feel}"
        assert reason not in CLINIC.findings or not CLINIC.findings[reason].private


@given(facts)
def test_a_cause_is_not_also_another(told: dict[str, Fact]) -> None:
    found = conclude(CLINIC, told)
    assert found.cause not in found.also
    assert len(set(found.also)) == len(found.also)
