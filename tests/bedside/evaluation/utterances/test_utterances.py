"""Sentences are judged by the effect that they would have on the skill."""

from collections.abc import Mapping
from typing import Any

import pytest

from bedside.evaluation.utterances.judging import Interpretation, is_right
from bedside.evaluation.utterances.scoring import evaluate


def record(meaning: str, context: str = "open", **slots: bool | int | str) -> dict[str, Any]:
    return {"text": "said", "context": context, "meaning": meaning, "slots": slots}


def interpret(
    intent: str, slots: Mapping[str, str] | None = None, **facts: bool | int | str
) -> Interpretation:
    return Interpretation(intent, slots or {}, facts)


@pytest.mark.parametrize(
    ("meant", "understood"),
    [
        (record("answer_yes"), interpret("AMAZON.YesIntent")),
        (record("answer_yes", back_pain=True), interpret("SayIntent", back_pain=True)),
        (record("answer_no"), interpret("AMAZON.NoIntent")),
        (record("answer_no"), interpret("ReportIntent", back_pain=False)),
        (
            record("answer_no", both_legs=True),
            interpret("SayIntent", red_warm=False, both_legs=True),
        ),
        (
            record("answer_choice", feel="ache"),
            interpret("FeelIntent", {"feel": "ache"}, feel="ache"),
        ),
        (record("answer_number", nights=4), interpret("NightsIntent", nights_in_last_two_weeks=3)),
        (record("volunteer_fact", diabetes=True), interpret("ReportIntent", diabetes=True)),
        (record("duration_report", weeks=3), interpret("SayIntent", weeks_ongoing=3)),
        (record("better"), interpret("ProgressIntent", {"change": "better"})),
        (record("slower"), interpret("SpeechIntent", {"manner": "slower"})),
        (record("stop"), interpret("AMAZON.CancelIntent")),
        (record("ask_relief", method="bath"), interpret("AskReliefIntent", {"method": "bath"})),
        (record("out_of_domain"), interpret("AMAZON.FallbackIntent")),
        (record("emergency", dark_urine=True), interpret("StartIntent", dark_urine=True)),
    ],
)
def test_what_was_meant_counts_as_right(meant: dict[str, Any], understood: Interpretation) -> None:
    assert is_right(meant, understood)


@pytest.mark.parametrize(
    ("meant", "understood"),
    [
        (record("answer_yes", back_pain=True), interpret("SayIntent", back_pain=False)),
        (record("answer_no"), interpret("ReportIntent", back_pain=True)),
        (record("answer_no"), interpret("SayIntent")),
        (
            record("answer_choice", feel="ache"),
            interpret("FeelIntent", {"feel": "cramp"}, feel="cramp"),
        ),
        (record("answer_number", nights=4), interpret("NightsIntent", nights_in_last_two_weeks=10)),
        (record("better"), interpret("ProgressIntent", {"change": "worse"})),
        (record("ask_relief", method="bath"), interpret("AskReliefIntent")),
        (record("out_of_domain"), interpret("SayIntent", {"words": "said"})),
        (record("emergency", dark_urine=True), interpret("ReportIntent", numbness=True)),
        (record("answer_yes", "rf1", red_warm=True), interpret("AMAZON.YesIntent")),
    ],
)
def test_anything_else_counts_as_wrong(meant: dict[str, Any], understood: Interpretation) -> None:
    assert not is_right(meant, understood)


def test_the_three_groups_are_counted_apart() -> None:
    records = [
        record("emergency", dark_urine=True),
        record("repeat"),
        record("out_of_domain"),
        record("stop"),
    ]
    report = evaluate(records, lambda text, context: interpret("AMAZON.StopIntent"))
    assert report.groups == {"warning": (0, 1), "other": (1, 2), "refused": (0, 1)}


def test_the_report_tells_people_and_programs_what_went_wrong() -> None:
    report = evaluate([record("repeat")], lambda text, context: interpret("AMAZON.StopIntent"))
    assert "said (repeat): AMAZON.StopIntent" in report.as_text()
    assert report.as_json()["wrong"][0]["understood"]["intent"] == "AMAZON.StopIntent"
    assert report.as_json()["groups"]["other"] == {"right": 0, "all": 1, "share": 0.0}
