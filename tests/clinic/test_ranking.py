"""The probabilities of the causes, and which question comes next."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leg_comfort.clinic import Clinic, Fact, evidence, load_clinic, next_question, posterior

CLINIC = load_clinic()
ADAPTIVE = {"day", "cold", "back", "tender", "calc", "urge", "walk"}
CAUSE_FINDINGS = [f for q in CLINIC.questions.values() if q.adaptive for f in q.findings]

answers = st.dictionaries(st.sampled_from(CAUSE_FINDINGS), st.sampled_from([True, False]))
feels = st.sampled_from(CLINIC.findings["feel"].words)


def test_the_adaptive_questions_are_the_seven() -> None:
    assert {q.id for q in CLINIC.questions.values() if q.adaptive} == ADAPTIVE


def test_without_answers_the_odds_are_the_priors(clinic: Clinic) -> None:
    priors = {cause.id: cause.prior for cause in clinic.causes.values()}
    assert posterior(clinic, {}) == pytest.approx(priors)


def test_one_answer_follows_bayes(clinic: Clinic) -> None:
    causes = clinic.causes.values()
    total = sum(cause.prior * cause.yes["day"] for cause in causes)
    expected = {cause.id: cause.prior * cause.yes["day"] / total for cause in causes}
    assert posterior(clinic, {"strenuous_day": True}) == pytest.approx(expected)


@given(answers, feels)
def test_the_odds_sum_to_one(told: dict[str, Fact], feel: str) -> None:
    assert sum(posterior(CLINIC, {**told, "feel": feel}).values()) == pytest.approx(1)


@given(answers, st.sets(st.sampled_from(CAUSE_FINDINGS)))
def test_an_unknown_fact_changes_nothing(told: dict[str, Fact], unknown: set[str]) -> None:
    silent: dict[str, Fact] = dict.fromkeys(unknown, "unknown")
    assert posterior(CLINIC, {**silent, **told}) == posterior(CLINIC, told)


def test_any_yes_is_a_yes_and_a_no_needs_no_yes(clinic: Clinic) -> None:
    assert evidence(clinic, "day", {"strenuous_day": False, "prolonged_standing": True}) is True
    assert evidence(clinic, "day", {"strenuous_day": False}) is False
    assert evidence(clinic, "day", {"strenuous_day": "unknown"}) is None
    assert evidence(clinic, "eased", {"strenuous_day": True}) is None


def test_numbness_speaks_for_the_back_unless_both_legs_are_numb(clinic: Clinic) -> None:
    assert evidence(clinic, "back", {"numbness": True}) is True
    assert evidence(clinic, "back", {"numbness": True, "both_legs": True}) is None
    assert (
        evidence(clinic, "back", {"numbness": True, "both_legs": True, "back_pain": False}) is False
    )


def test_burning_feet_count_as_the_feel_only_while_it_is_not_told(clinic: Clinic) -> None:
    burning = posterior(clinic, {"feel": "burning"})
    assert posterior(clinic, {"burning_or_pins_in_feet": True}) == burning
    assert posterior(clinic, {"burning_or_pins_in_feet": True, "feel": "unknown"}) == burning
    told = {"burning_or_pins_in_feet": True, "feel": "cramp"}
    assert posterior(clinic, told) == posterior(clinic, {"feel": "cramp"})


def test_a_feel_leads_to_the_question_that_tells_most(clinic: Clinic) -> None:
    assert next_question(clinic, {"feel": "ache"}, ["rf1", "feel"], 5) == "day"
    assert next_question(clinic, {"feel": "burning"}, ["rf1", "feel"], 5) == "back"


def test_nothing_is_asked_when_a_named_cause_stands_out(clinic: Clinic) -> None:
    assert next_question(clinic, {"feel": "ache", "strenuous_day": True}, [], 7) is None


def test_no_clear_cause_never_stops_the_questions(clinic: Clinic) -> None:
    told: dict[str, Fact] = {
        "feel": "cramp",
        "strenuous_day": False,
        "cold_room_or_uncovered": False,
    }
    assert posterior(clinic, told)["idiopathic"] > 0.6
    assert next_question(clinic, told, ["day", "cold"], 5) is not None


def test_four_cause_questions_are_enough(clinic: Clinic) -> None:
    assert next_question(clinic, {}, ["rf1", "feel", "day", "cold", "back", "tender"], 5) is None


def test_a_fact_that_was_volunteered_is_not_asked(clinic: Clinic) -> None:
    assert next_question(clinic, {"feel": "ache", "prolonged_standing": False}, [], 5) != "day"


def test_a_question_that_does_not_fit_is_not_asked(clinic: Clinic) -> None:
    left: dict[str, Fact] = dict.fromkeys(
        (f for q in ADAPTIVE - {"calc"} for f in clinic.questions[q].findings), False
    )
    assert next_question(clinic, left, [], 2) == "calc"
    assert next_question(clinic, left, [], 1) is None


@given(answers, feels, st.integers(-1, 7), st.sets(st.sampled_from(sorted(ADAPTIVE))))
def test_a_question_is_always_a_new_one(
    told: dict[str, Fact], feel: str, room: int, asked: set[str]
) -> None:
    question = next_question(CLINIC, {**told, "feel": feel}, asked, room)
    if question is not None:
        assert question in ADAPTIVE - asked
        assert evidence(CLINIC, question, told) is None
        assert CLINIC.questions[question].cost <= room


def test_past_fifty_the_walk_is_asked_about_before_nothing_stands_out(clinic: Clinic) -> None:
    told: dict[str, Fact] = dict.fromkeys(
        (f for q in ("day", "cold", "calc") for f in clinic.questions[q].findings), False
    )
    asked = ["day", "cold", "calc"]
    assert next_question(clinic, {"feel": "cramp", **told}, asked, 5) is None
    assert next_question(clinic, {"feel": "cramp", "over_50": True, **told}, asked, 5) == "walk"


@pytest.mark.parametrize("feel", ["cramp", "ache"])
def test_having_to_stop_on_a_walk_is_no_cramp_without_a_cause(clinic: Clinic, feel: str) -> None:
    told: dict[str, Fact] = dict.fromkeys(
        (f for q in ("day", "cold", "calc") for f in clinic.questions[q].findings), False
    )
    odds = posterior(clinic, {"feel": feel, "pain_when_walking_relieved_by_rest": True, **told})
    assert max(odds, key=odds.__getitem__) == "claudication"
