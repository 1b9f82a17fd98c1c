import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bedside.console import InputError
from bedside.evaluation.vignettes import scores
from bedside.evaluation.vignettes.cases import Case, Guide, read_cases
from bedside.evaluation.vignettes.patient import Patient
from bedside.evaluation.vignettes.playing import CaseOutcome, play
from leg_comfort.clinic import load_clinic
from tests.bedside.stub_skill import StubNlu, StubSkill, asks

CaseOf = Callable[..., Case]

FLAGS = ("red_warm", "dark_urine", "hand_spasm", "heavy_fluid_loss", "stiff_jaw")
GUIDE = Guide(
    kinds={
        "feel": "choice",
        "rf1": "yes_no",
        "which_rf1": "choice",
        "day": "yes_no",
        "meds": "yes_no",
        "nights": "number",
    },
    findings={
        "feel": ("feel",),
        "rf1": ("red_warm", "one_leg_swollen", "cold_pale_foot"),
        "rf2": ("dark_urine",),
        "which_rf1": ("red_warm", "one_leg_swollen", "cold_pale_foot"),
        "day": ("strenuous_day", "prolonged_standing"),
        "meds": ("pregnant", "new_medicine"),
        "nights": ("nights_in_last_two_weeks",),
    },
    raising=lambda answers: [flag for flag in FLAGS if answers.get(flag) is True],
)
ALL_CLEAR = {finding: False for findings in GUIDE.findings.values() for finding in findings}


def record(**changed: object) -> dict[str, Any]:
    return {
        "id": "A",
        "answers": {**ALL_CLEAR, "feel": "ache", "nights_in_last_two_weeks": 3},
        "spoken": {},
        "cause": "overexertion",
        "acceptable_causes": ["overexertion", "chill"],
        "triage": "self_care",
        "acceptable_triage": ["self_care", "see_doctor_soon"],
        "red_flag": None,
        **changed,
    }


def file_of(folder: Path, content: object) -> Path:
    file = folder / "cases.json"
    file.write_text(json.dumps(content), encoding="utf-8")
    return file


@pytest.fixture
def case_of(tmp_path: Path) -> CaseOf:
    def make(answers: dict[str, object] | None = None, **changed: object) -> Case:
        whole = record(**changed)
        whole["answers"] = {**whole["answers"], **(answers or {})}
        (case,) = read_cases(file_of(tmp_path, [whole]))
        return case

    return make


def played(case: Case, mode: str = "coded") -> tuple[CaseOutcome, StubSkill, StubNlu]:
    skill, nlu = StubSkill(), StubNlu()
    (outcome,) = play([case], skill, GUIDE, mode, nlu)
    return outcome, skill, nlu


def intents(skill: StubSkill) -> list[str]:
    requests = (event["request"] for event in skill.events)
    return [request["intent"]["name"] for request in requests if request["type"] == "IntentRequest"]


@pytest.mark.parametrize(
    ("asking", "answers", "intended"),
    [
        ("day", {"prolonged_standing": True}, ("AMAZON.YesIntent", {})),
        ("day", {}, ("AMAZON.NoIntent", {})),
        ("day", {"strenuous_day": "unknown"}, ("NotSureIntent", {})),
        ("feel", {}, ("FeelIntent", {"feel": "ache"})),
        ("feel", {"feel": "unknown"}, ("NotSureIntent", {})),
        ("nights", {}, ("NightsIntent", {"number": "3"})),
        ("nights", {"nights_in_last_two_weeks": "unknown"}, ("NotSureIntent", {})),
        ("eased", {}, ("AMAZON.YesIntent", {})),
        ("eased", {"cramp_over_10_min_not_easing": True}, ("AMAZON.NoIntent", {})),
        ("reminder", {}, ("AMAZON.NoIntent", {})),
        ("which_rf1", {"red_warm": True}, ("ReportIntent", {"finding": "red_warm"})),
        (
            "which_rf1",
            {"red_warm": True, "cold_pale_foot": True},
            ("ReportIntent", {"finding": "red_warm", "other_finding": "cold_pale_foot"}),
        ),
        ("which_rf1", {}, ("AMAZON.NoIntent", {})),
        ("a question nobody knows", {}, ("NotSureIntent", {})),
    ],
)
def test_a_question_is_answered_truly(
    case_of: CaseOf, asking: str, answers: dict[str, object], intended: object
) -> None:
    assert Patient(case_of(answers), GUIDE).intended(asking) == intended


def test_an_ordinary_case_runs_from_launch_to_the_last_question(case_of: CaseOf) -> None:
    outcome, skill, _ = played(case_of({"weeks_ongoing": 3, "strenuous_day": True}))

    assert intents(skill) == [
        "FeelIntent",
        "AMAZON.NoIntent",
        "AMAZON.YesIntent",
        "AMAZON.NoIntent",
        "NightsIntent",
        "DurationIntent",
    ]
    duration = skill.events[-2]["request"]["intent"]["slots"]["duration"]["value"]
    assert duration == "P3W"
    assert skill.events[-1]["request"]["type"] == "SessionEndedRequest"
    assert outcome.asked == ("feel", "rf1", "day")
    assert (outcome.cause, outcome.triage, outcome.ended) == ("overexertion", "self_care", True)


def test_warning_signs_that_no_check_asks_about_are_reported_first_two_at_a_time(
    case_of: CaseOf,
) -> None:
    signs = {"hand_spasm": True, "heavy_fluid_loss": True, "stiff_jaw": True, "dark_urine": True}

    _, skill, _ = played(case_of(signs))

    assert intents(skill)[:2] == ["ReportIntent", "ReportIntent"]
    named = [
        slot["value"]
        for event in skill.events[1:3]
        for slot in event["request"]["intent"]["slots"].values()
        if "value" in slot
    ]
    assert named == ["hand_spasm", "heavy_fluid_loss", "stiff_jaw"]


def test_a_speaking_person_says_sentences_and_else_answers_in_intents(
    case_of: CaseOf,
) -> None:
    case = case_of(spoken={"open": "my calf", "rf1": "no", "rf1_which": "never asked"})

    _, skill, nlu = played(case, "spoken")

    assert nlu.contexts == ["feel", "rf1"]
    assert intents(skill)[:3] == ["SayIntent", "AMAZON.NoIntent", "AMAZON.NoIntent"]


def test_a_sentence_is_said_at_most_twice(case_of: CaseOf) -> None:
    patient = Patient(case_of(spoken={"rf1_which": "the red one"}), GUIDE, speaks=True)

    said = [patient.sentence_for("which_rf1") for _ in range(3)]

    assert said == ["the red one", "the red one", None]


def test_a_skill_that_never_stops_asking_is_stopped(case_of: CaseOf) -> None:
    (outcome,) = play([case_of()], lambda event, context: asks("day"), GUIDE)

    assert not outcome.ended
    assert outcome.under_triage


def outcome_of(case: Case, cause: str, triage: str) -> CaseOutcome:
    told = {"cause": cause, "also": [], "triage": triage}
    seconds = {"launch": 9.0, "question": 7.0, "check": 9.0, "advice": 25.0, "until_advice": 40.0}
    return CaseOutcome(case, told, told, ("feel", "rf1"), 5, True, (), seconds)


@pytest.mark.parametrize(
    ("cause", "triage", "mark"),
    [
        ("overexertion", "self_care", "exact"),
        ("chill", "see_doctor_soon", "acceptable"),
        ("lumbar_disc", "self_care", "wrong cause"),
        ("overexertion", "urgent_today", "too high"),
    ],
)
def test_an_ordinary_case_is_marked_by_triage_then_by_cause(
    case_of: CaseOf, cause: str, triage: str, mark: str
) -> None:
    assert scores.mark(outcome_of(case_of(), cause, triage)) == mark


@pytest.mark.parametrize(
    ("cause", "triage", "mark"),
    [
        ("none", "urgent_today", "found"),
        ("none", "emergency_now", "found"),
        ("none", "self_care", "too low"),
        ("overexertion", "urgent_today", "missed"),
    ],
)
def test_a_warning_sign_is_found_when_it_is_acted_on_and_no_cause_is_told(
    case_of: CaseOf, cause: str, triage: str, mark: str
) -> None:
    case = case_of(
        triage="urgent_today",
        acceptable_triage=["urgent_today", "emergency_now"],
        red_flag="dvt",
        cause="none",
        acceptable_causes=["none"],
    )

    assert scores.mark(outcome_of(case, cause, triage)) == mark


def test_the_summary_counts_what_happened_and_in_how_many(case_of: CaseOf) -> None:
    plain = outcome_of(case_of(), "chill", "emergency_now")
    urgent = {"triage": "urgent_today", "acceptable_triage": ["urgent_today"]}
    flagged = outcome_of(case_of(id="B", red_flag="dvt", **urgent), "none", "self_care")

    figures = scores.summary([plain, flagged])

    assert figures["under_triage"] == ["B"]
    assert figures["over_triage"] == ["A"]
    assert figures["below_urgent_today"] == ["B"]
    assert figures["seconds_until_advice"] == {"median": 40.0, "mean": 40.0, "max": 40.0}
    assert figures["cause_acceptable"] == {"count": 1, "of": 1}
    assert figures["cause_exact"] == {"count": 0, "of": 1}
    assert figures["red_flags_found"] == {"count": 0, "of": 1}
    assert figures["questions_until_advice"] == {"median": 2, "mean": 2, "max": 2}
    assert figures["over_budget"] == []


def test_the_object_for_programs_holds_summary_and_cases_by_mode(case_of: CaseOf) -> None:
    outcome = outcome_of(case_of(), "chill", "self_care")

    whole = json.loads(json.dumps(scores.as_json({"coded": [outcome], "spoken": [outcome]})))

    assert set(whole) == {"summary", "cases"}
    assert set(whole["summary"]) == {"coded", "spoken"}
    assert whole["cases"][0]["id"] == "A"
    assert whole["cases"][0]["spoken"]["last"]["cause"] == "chill"


def test_the_table_for_people_shows_expected_and_told_side_by_side(case_of: CaseOf) -> None:
    text = scores.as_text({"coded": [outcome_of(case_of(), "chill", "self_care")]})

    row = next(line for line in text.splitlines() if line.startswith("A "))
    assert row.split() == [
        "A",
        "overexertion",
        "chill",
        "self_care",
        "self_care",
        "2",
        "acceptable",
    ]
    assert "cause acceptable: 1 of 1" in text


def test_the_guide_to_the_real_questions_knows_warning_signs_beyond_the_checks() -> None:
    guide = Guide.of(load_clinic())

    assert guide.kinds["rf1"] == "yes_no"
    told = {"heavy_fluid_loss": True, "one_leg_swollen": True, "both_legs": True}
    assert guide.beyond_the_checks(told) == ["heavy_fluid_loss"]


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ({}, "expected a list"),
        ([], "is empty"),
        (["A"], "record 1 is not an object"),
        ([record(), record()], "two records have the id A"),
        ([record(id=None)], '"id" must be text'),
        ([record(answers=[])], '"answers" must be an object'),
        ([record(spoken={"open": 3})], '"spoken" must be an object'),
        ([record(triage="soon")], "'soon' is no triage level"),
        ([record(acceptable_triage=["soon"])], "'soon' is no triage level"),
        ([record(acceptable_causes="chill")], '"acceptable_causes" must be a list'),
        ([record(red_flag=3)], '"red_flag" must be text'),
    ],
)
def test_a_file_of_another_shape_is_refused_in_one_line(
    tmp_path: Path, content: object, complaint: str
) -> None:
    with pytest.raises(InputError, match=complaint) as caught:
        read_cases(file_of(tmp_path, content))

    assert "\n" not in str(caught.value)
