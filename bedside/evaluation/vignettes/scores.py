"""Score the outcomes of written cases: a summary, a table, a JSON object."""

from collections.abc import Iterable, Mapping, Sequence
from statistics import mean, median

from bedside.console import Json, table
from bedside.evaluation.vignettes.cases import Case
from bedside.evaluation.vignettes.playing import CaseOutcome

Results = Mapping[str, Sequence[CaseOutcome]]
"""Mode → the outcomes of the same cases in the same order."""

HEAD = ("case", "cause", "told", "triage", "told", "questions", "mark")
NOTHING = "-"


def as_json(results: Results) -> Json:
    """Return the summary by mode, and every case with its expected and actual outcome."""
    first = next(iter(results.values()))
    return {
        "summary": {mode: summary(outcomes) for mode, outcomes in results.items()},
        "cases": [
            {
                "id": outcome.case.id,
                "expected": _expected(outcome.case),
                **{mode: _told(outcomes[index]) for mode, outcomes in results.items()},
            }
            for index, outcome in enumerate(first)
        ],
    }


def as_text(results: Results) -> str:
    """Return a table and a summary for each mode."""
    return "\n\n".join(_mode_text(mode, outcomes) for mode, outcomes in results.items())


def summary(outcomes: Sequence[CaseOutcome]) -> Json:
    """Return the figures over all outcomes; each count comes with its total."""
    plain = [o for o in outcomes if o.case.red_flag is None]
    flagged = [o for o in outcomes if o.case.red_flag is not None]
    return {
        "cases": len(outcomes),
        "under_triage": _ids(o for o in outcomes if o.under_triage),
        "triage_acceptable": _part(o.triage in o.case.acceptable_triage for o in outcomes),
        "triage_exact": _part(o.triage == o.case.triage for o in outcomes),
        "cause_acceptable": _part(o.cause in o.case.acceptable_causes for o in plain),
        "cause_exact": _part(o.cause == o.case.cause for o in plain),
        "red_flags_found": _part(o.found for o in flagged),
        "over_triage": _ids(o for o in outcomes if o.over_triage),
        "below_urgent_today": _ids(o for o in outcomes if not o.urgent),
        "questions_until_advice": _spread([len(o.asked) for o in plain if o.last]),
        "seconds_until_advice": _spread([o.seconds["until_advice"] for o in plain if o.last]),
        "without_assessment": _ids(o for o in outcomes if o.last is None),
        "never_ending": _ids(o for o in outcomes if not o.ended),
        "ssml_problems": sum(len(o.problems) for o in outcomes),
        "longest_seconds": {
            what: round(max(o.seconds[what] for o in outcomes), 1)
            for what in ("launch", "question", "check", "advice")
        },
        "over_budget": _ids(o for o in outcomes if o.over_budget),
    }


def _ids(outcomes: Iterable[CaseOutcome]) -> list[str]:
    return [outcome.case.id for outcome in outcomes]


def _part(held: Iterable[bool]) -> Json:
    values = list(held)
    return {"count": sum(values), "of": len(values)}


def _spread(numbers: Sequence[float]) -> Json | None:
    if not numbers:
        return None
    figures = {"median": median(numbers), "mean": mean(numbers), "max": max(numbers)}
    return {name: round(figure, 2) for name, figure in figures.items()}


def _expected(case: Case) -> Json:
    return {
        "cause": case.cause,
        "acceptable_causes": list(case.acceptable_causes),
        "triage": case.triage.value,
        "acceptable_triage": [level.value for level in case.acceptable_triage],
        "red_flag": case.red_flag,
    }


def _told(outcome: CaseOutcome) -> Json:
    return {
        "first": outcome.first,
        "last": outcome.last,
        "questions": len(outcome.asked),
        "asked": list(outcome.asked),
        "turns": outcome.turns,
        "seconds": {what: round(seconds, 1) for what, seconds in outcome.seconds.items()},
        "problems": list(outcome.problems),
        "mark": mark(outcome),
    }


def mark(outcome: CaseOutcome) -> str:
    """Return one word for an outcome, the worst first."""
    if outcome.under_triage:
        return "too low"
    if outcome.case.red_flag is not None:
        return "found" if outcome.found else "missed"
    if outcome.triage not in outcome.case.acceptable_triage:
        return "too high"
    if outcome.cause == outcome.case.cause:
        return "exact"
    return "acceptable" if outcome.cause in outcome.case.acceptable_causes else "wrong cause"


def _mode_text(mode: str, outcomes: Sequence[CaseOutcome]) -> str:
    rows = [_row(outcome) for outcome in outcomes]
    figures = [f"{name.replace('_', ' ')}: {_plain(v)}" for name, v in summary(outcomes).items()]
    return "\n".join([f"{mode} answers", "", table(HEAD, rows), "", *figures])


def _row(outcome: CaseOutcome) -> Sequence[object]:
    return (
        outcome.case.id,
        outcome.case.cause,
        outcome.cause or NOTHING,
        outcome.case.triage,
        outcome.triage or NOTHING,
        len(outcome.asked),
        mark(outcome),
    )


def _plain(value: object) -> str:
    if isinstance(value, dict) and value.keys() == {"count", "of"}:
        return f"{value['count']} of {value['of']}"
    if isinstance(value, dict):
        return ", ".join(f"{name} {number}" for name, number in value.items())
    if isinstance(value, list):
        return ", ".join(value) or "none"
    return NOTHING if value is None else str(value)
