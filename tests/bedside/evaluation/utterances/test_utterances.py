"""Sentences are judged by what the skill would do with them."""

from collections.abc import Mapping
from typing import Any

import pytest

from bedside.evaluation.utterances.judging import Taken, is_right
from bedside.evaluation.utterances.scoring import evaluate


def record(meaning: str, context: str = "open", **slots: bool | int | str) -> dict[str, Any]:
    return {"text": "said", "context": context, "meaning": meaning, "slots": slots}


def taken(intent: str, slots: Mapping[str, str] | None = None, **facts: bool | int | str) -> Taken:
    return Taken(intent, slots or {}, facts)


@pytest.mark.parametrize(
    ("meant", "understood"),
    [
        (record("answer_yes"), taken("AMAZON.YesIntent")),
        (record("answer_yes", back_pain=True), taken("SayIntent", back_pain=True)),
        (record("answer_no"), taken("AMAZON.NoIntent")),
        (record("answer_no"), taken("ReportIntent", back_pain=False)),
        (record("answer_no", both_legs=True), taken("SayIntent", red_warm=False, both_legs=True)),
        (record("answer_choice", feel="ache"), taken("FeelIntent", {"feel": "ache"}, feel="ache")),
        (record("answer_number", nights=4), taken("NightsIntent", nights_in_last_two_weeks=3)),
        (record("volunteer_fact", diabetes=True), taken("ReportIntent", diabetes=True)),
        (record("duration_report", weeks=3), taken("SayIntent", weeks_ongoing=3)),
        (record("better"), taken("ProgressIntent", {"change": "better"})),
        (record("slower"), taken("SpeechIntent", {"manner": "slower"})),
        (record("stop"), taken("AMAZON.CancelIntent")),
        (record("ask_relief", method="bath"), taken("AskReliefIntent", {"method": "bath"})),
        (record("out_of_domain"), taken("AMAZON.FallbackIntent")),
        (record("emergency", dark_urine=True), taken("StartIntent", dark_urine=True)),
    ],
)
def test_what_was_meant_counts_as_right(meant: dict[str, Any], understood: Taken) -> None:
    assert is_right(meant, understood)


@pytest.mark.parametrize(
    ("meant", "understood"),
    [
        (record("answer_yes", back_pain=True), taken("SayIntent", back_pain=False)),
        (record("answer_no"), taken("ReportIntent", back_pain=True)),
        (record("answer_no"), taken("SayIntent")),
        (
            record("answer_choice", feel="ache"),
            taken("FeelIntent", {"feel": "cramp"}, feel="cramp"),
        ),
        (record("answer_number", nights=4), taken("NightsIntent", nights_in_last_two_weeks=10)),
        (record("better"), taken("ProgressIntent", {"change": "worse"})),
        (record("ask_relief", method="bath"), taken("AskReliefIntent")),
        (record("out_of_domain"), taken("SayIntent", {"words": "said"})),
        (record("emergency", dark_urine=True), taken("ReportIntent", numbness=True)),
        (record("answer_yes", "rf1", red_warm=True), taken("AMAZON.YesIntent")),
    ],
)
def test_anything_else_counts_as_wrong(meant: dict[str, Any], understood: Taken) -> None:
    assert not is_right(meant, understood)


def test_the_three_groups_are_counted_apart() -> None:
    records = [
        record("emergency", dark_urine=True),
        record("repeat"),
        record("out_of_domain"),
        record("stop"),
    ]
    report = evaluate(records, lambda text, context: taken("AMAZON.StopIntent"))
    assert report.groups == {"warning": (0, 1), "other": (1, 2), "refused": (0, 1)}


def test_the_report_tells_people_and_programs_what_went_wrong() -> None:
    report = evaluate([record("repeat")], lambda text, context: taken("AMAZON.StopIntent"))
    assert "said (repeat): AMAZON.StopIntent" in report.as_text()
    assert report.as_json()["wrong"][0]["understood"]["intent"] == "AMAZON.StopIntent"
    assert report.as_json()["groups"]["other"] == {"right": 0, "all": 1, "share": 0.0}
