"""Which comfort steps fit."""

from leg_comfort.clinic.facts import Facts, is_possible, is_true
from leg_comfort.clinic.knowledge import Clinic
from leg_comfort.clinic.model import Step

TIMES = ("now", "tonight", "days")
ALL_CAUSES = "all"


def comfort_steps(clinic: Clinic, facts: Facts, cause: str) -> tuple[str, ...]:
    """Give the steps for the cause, ordered now, tonight, days; none that may be forbidden."""
    fitting = [step for step in clinic.steps.values() if _fits(step, facts, cause)]
    fitting.sort(key=lambda step: (TIMES.index(step.when), step.order))
    return tuple(step.id for step in fitting)


def _fits(step: Step, facts: Facts, cause: str) -> bool:
    return (
        (ALL_CAUSES in step.causes or cause in step.causes)
        and not any(is_possible(facts, finding) for finding in step.not_if)
        and (not step.only_if or any(is_true(facts, finding) for finding in step.only_if))
    )
