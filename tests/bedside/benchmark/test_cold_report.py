"""The report names for each promise the measured value, and whether it is kept."""

from dataclasses import replace

import lambda_function
from bedside.benchmark.cold_events import (
    ADVICE_TURN,
    ANSWER_TURN,
    FINDING_FIRST,
    LAUNCH_TURN,
    ON_A_SHOW,
    WORDS_FIRST,
    WORDS_TURN,
    first_events,
    kinds_of_turn,
    of_other_languages,
    same_turn_later,
)
from bedside.benchmark.cold_functions import BOTO3, JINJA2, OURS, OURS_WITH_TABLE, SDK
from bedside.benchmark.cold_report import MEGABYTE, ZIPPED_AT_MOST, ColdStartReport
from bedside.benchmark.cold_timing import ColdStarts, FirstAnswers, Times
from bedside.evaluation.transcripts.report import BUDGETS
from leg_comfort.locales import LOCALES


def starts(*milliseconds: float) -> ColdStarts:
    return ColdStarts(Times([*milliseconds]), Times([*milliseconds]), 30_000_000)


def turns(launch: float, answer: float, advice: float) -> dict[str, Times]:
    taken = {LAUNCH_TURN: launch, ANSWER_TURN: answer, ADVICE_TURN: advice}
    return {kind: Times([each] * 3) for kind, each in taken.items()}


def answers(cold: float, restored: float) -> FirstAnswers:
    return FirstAnswers(Times([cold] * 3), Times([restored] * 3))


def first(cold: float = 120, restored: float = 4) -> dict[str, dict[str, FirstAnswers]]:
    return {LAUNCH_TURN: {JINJA2: answers(100, 8), OURS: answers(cold, restored)}}


GOOD = ColdStartReport(
    python="3.13",
    rounds=3,
    cold={
        SDK: starts(80, 80, 80),
        JINJA2: starts(90, 100, 500),
        OURS: starts(110, 120, 625),
        BOTO3: starts(200, 200, 200),
        OURS_WITH_TABLE: starts(210, 210, 210),
    },
    first=first(),
    warm={JINJA2: turns(0.3, 0.3, 0.4), OURS: turns(1, 1.2, 1.5)},
    lengths={1: Times([0.8] * 3), 10: Times([1.0] * 3), 40: Times([1.1] * 3)},
    zipped=3_200_000,
    unzipped=9_000_000,
)


def kept(report: ColdStartReport) -> dict[str, bool]:
    return {promise.what: promise.kept for promise in report.promises}


def test_a_good_run_keeps_every_promise() -> None:
    assert GOOD.kept
    assert "NO" not in GOOD.as_text()


def test_each_promise_is_broken_by_its_own_figure() -> None:
    cold = {**GOOD.cold, OURS: starts(113, 126, 626)}
    with_memory = {**GOOD.cold, OURS_WITH_TABLE: starts(211, 211, 211)}
    broken = {
        "cold / SDK + jinja2": replace(GOOD, cold=cold),
        "cold with memory / SDK + jinja2 + boto3": replace(GOOD, cold=with_memory),
        "launch, cold / SDK + jinja2": replace(GOOD, first=first(cold=126)),
        "launch, restored / SDK + jinja2": replace(GOOD, first=first(restored=11)),
        "warm turn, ms": replace(GOOD, warm={JINJA2: turns(1, 1, 1), OURS: turns(3.1, 1, 1)}),
        "warm turn / SDK + jinja2": replace(
            GOOD, warm={JINJA2: turns(0.1, 1, 1), OURS: turns(0.81, 1, 1)}
        ),
        "turn 40 and turn 10, the longer / the shorter": replace(
            GOOD, lengths={**GOOD.lengths, 40: Times([0.8] * 3)}
        ),
        "bundle zipped, MB": replace(GOOD, zipped=round(ZIPPED_AT_MOST * MEGABYTE) + 1),
        "bundle unzipped, MB": replace(GOOD, unzipped=14_000_001),
    }
    assert broken.keys() == kept(GOOD).keys()
    for what, report in broken.items():
        assert [each for each, is_kept in kept(report).items() if not is_kept] == [what]
        assert not report.kept


def test_json_holds_every_figure() -> None:
    told = GOOD.as_json()
    assert told["cold"][JINJA2]["median_ms"] == 100
    assert told["cold"][JINJA2]["lowest_ms"] == 90
    assert told["first"][LAUNCH_TURN][OURS]["restored_median_ms"] == 4
    assert told["warm"][OURS][ADVICE_TURN] == {"median_ms": 1.5, "p99_ms": 1.5}
    assert told["length"]["40"]["median_ms"] == 1.1
    assert told["bundle"] == {"zipped": 3_200_000, "unzipped": 9_000_000}
    assert all(promise["kept"] for promise in told["promises"])


def test_load_that_comes_and_goes_changes_no_ratio() -> None:
    assert Times([110, 220, 440]).relative_to(Times([100, 200, 400])) == 1.1


def test_one_in_a_hundred_is_slower_than_p99() -> None:
    assert Times([float(each) for each in range(101)]).p99 == 99


def handled(event: dict[str, object]) -> dict[str, object]:
    return lambda_function.lambda_handler(event, None)


def test_the_turn_that_is_called_advice_brings_advice() -> None:
    kinds = kinds_of_turn(handled)
    assert {*kinds} == {LAUNCH_TURN, ANSWER_TURN, WORDS_TURN, ADVICE_TURN}
    last = handled(kinds[ADVICE_TURN])["sessionAttributes"]["last"]  # type: ignore[index]
    assert any(template.startswith("advice.") for template, _ in last)
    assert ADVICE_TURN in BUDGETS


def test_free_words_are_read_where_they_stand_for_nothing_else() -> None:
    answer = handled(kinds_of_turn(handled)[WORDS_TURN])
    assert answer["sessionAttributes"]["findings"] == {"feel": "ache", "strenuous_day": True}  # type: ignore[index]


def test_the_first_request_may_be_any_kind_that_loads_more() -> None:
    answers = {kind: handled(event) for kind, event in first_events().items()}
    shown = {kind for kind, answer in answers.items() if "directives" in answer["response"]}  # type: ignore[operator]
    assert shown == {ON_A_SHOW}
    locales = [event["request"]["locale"] for event in first_events().values()]
    assert {*locales} == {"en-US", "en-GB", "nb-NO", *of_other_languages()}
    assert "nb-NO" not in LOCALES
    for kind, finding in {WORDS_FIRST: "strenuous_day", FINDING_FIRST: "cramping_now"}.items():
        assert answers[kind]["sessionAttributes"]["findings"][finding]  # type: ignore[index]


def test_the_same_question_is_asked_at_every_length() -> None:
    later = same_turn_later(handled)
    assert [*later] == [1, 10, 40]
    assert len({event["request"]["intent"]["name"] for event in later.values()}) == 1
    assert all(event["session"]["new"] is (number == 1) for number, event in later.items())
