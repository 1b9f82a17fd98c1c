"""The conclusion: the likeliest cause, how sure it is, the reasons, and the steps that help."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from leg_comfort.clinic.facts import UNSURE, Facts, forbids, is_true
from leg_comfort.clinic.kinds import Confidence
from leg_comfort.clinic.knowledge import Clinic
from leg_comfort.clinic.model import ALL_CAUSES, TIMES, Cause, Step
from leg_comfort.clinic.ranking import FEEL, clue_value, clues, felt, posterior


@dataclass(frozen=True, slots=True, kw_only=True)
class Conclusion:
    """The likeliest cause, the others to mention, how sure it is, and the findings behind it."""

    cause: str
    also: tuple[str, ...]
    confidence: Confidence
    because: tuple[str, ...]


def conclude(clinic: Clinic, facts: Facts) -> Conclusion:
    """Return the likeliest cause, with the others worth mentioning and the reasons.

    also: other causes, likeliest first, and those that are always mentioned when true.
    because: the findings (for the feel "feel_ache" and so on) that point most to the cause.
    """
    odds = posterior(clinic, facts)
    ranked = sorted(odds, key=lambda id_: -odds[id_])
    cause = _cause(clinic, odds, ranked[0])
    confidence = _confidence(clinic, cause, odds[ranked[0]])
    also = [*_second(clinic, confidence, odds, ranked), *_always(clinic, facts)]
    return Conclusion(
        cause=cause.id,
        also=tuple(id_ for id_ in dict.fromkeys(also) if id_ != cause.id),
        confidence=confidence,
        because=_because(clinic, facts, cause),
    )


def _cause(clinic: Clinic, odds: dict[str, float], top: str) -> Cause:
    if odds[top] >= clinic.threshold("could_be_at"):
        return clinic.causes[top]
    return next(cause for cause in clinic.causes.values() if not cause.named)


def _confidence(clinic: Clinic, cause: Cause, odds: float) -> Confidence:
    if not cause.named:
        return Confidence.NOTHING_CLEAR
    sure = odds >= clinic.threshold("most_like_at")
    return cause.cap if sure else Confidence.COULD_BE


def _second(
    clinic: Clinic, confidence: Confidence, odds: dict[str, float], ranked: list[str]
) -> Iterator[str]:
    if confidence is not Confidence.COULD_BE:
        return
    second = next(id_ for id_ in ranked[1:] if clinic.causes[id_].named)
    if odds[second] >= clinic.threshold("mention_at"):
        yield second


def _always(clinic: Clinic, facts: Facts) -> Iterator[str]:
    for cause in clinic.causes.values():
        if cause.always_mention_when and is_true(facts, cause.always_mention_when):
            yield cause.id


def _because(clinic: Clinic, facts: Facts, cause: Cause) -> tuple[str, ...]:
    told = {finding: ratio for finding, ratio in _telling(clinic, facts, cause) if ratio > 0}
    most = int(clinic.threshold("most_reasons"))
    return tuple(sorted(told, key=lambda finding: -told[finding])[:most])


def _telling(clinic: Clinic, facts: Facts, cause: Cause) -> Iterator[tuple[str, float]]:
    """Yield the findings told, each with the logarithm of its likelihood ratio for the cause."""
    feel = felt(clinic, facts)
    if feel is not None and feel != UNSURE:
        yield f"{FEEL}_{feel}", _ratio(clinic, cause, {c.id: c.feel[feel] for c in _all(clinic)})
    for clue in clues(clinic):
        finding = _said(clinic, clue, facts)
        if finding is not None and not clinic.findings[finding].private:
            yield finding, _ratio(clinic, cause, {c.id: c.yes[clue] for c in _all(clinic)})


def _all(clinic: Clinic) -> tuple[Cause, ...]:
    return tuple(clinic.causes.values())


def _said(clinic: Clinic, clue: str, facts: Facts) -> str | None:
    """Return the finding that makes the clue a yes, or None if it is not one."""
    if not clue_value(clinic, clue, facts):
        return None
    question = clinic.questions.get(clue)
    if question is None:
        return clue
    others = question.also_yes.speaks_for if question.also_yes else ()
    candidates = (*question.findings, *(term.finding for term in others))
    return next(finding for finding in candidates if is_true(facts, finding))


def _ratio(clinic: Clinic, cause: Cause, likelihood: dict[str, float]) -> float:
    rest = [other for other in _all(clinic) if other.id != cause.id]
    against = sum(o.prior * likelihood[o.id] for o in rest) / sum(o.prior for o in rest)
    return math.log(likelihood[cause.id] / against)


def comfort_steps(clinic: Clinic, facts: Facts, cause: str) -> tuple[str, ...]:
    """Return the ids of the steps for the cause, in the order now, tonight, days.

    A step is left out if a finding that forbids it is true or was left open.
    """
    fitting = [step for step in clinic.steps.values() if _fits(step, facts, cause)]
    fitting.sort(key=lambda step: (TIMES.index(step.when), step.order))
    return tuple(step.id for step in fitting)


def _fits(step: Step, facts: Facts, cause: str) -> bool:
    return (
        (ALL_CAUSES in step.causes or cause in step.causes)
        and not any(forbids(facts, entry) for entry in step.not_if)
        and (not step.only_if or any(is_true(facts, finding) for finding in step.only_if))
    )
