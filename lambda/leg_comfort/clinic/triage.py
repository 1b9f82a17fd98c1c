"""How soon the person should be seen."""

from collections.abc import Collection
from dataclasses import dataclass

from leg_comfort.clinic.facts import UNKNOWN, Facts, is_known, is_true
from leg_comfort.clinic.kinds import Triage
from leg_comfort.clinic.knowledge import Clinic
from leg_comfort.clinic.model import EscalationRule, OpenSign, RedFlag

FIRST_CHECKS = ("rf1", "rf1_leg")
"""The questions that come before any rubbing and before any cause."""
CHECKS = (*FIRST_CHECKS, "rf2", "rf2_leg")
"""All safety checks, in the order in which they are asked."""

RISK_QUESTIONS = ("one_leg", "risk_still", "risk_clot")
"""The questions about the risks of a clot, in the order in which they are asked."""
RISKS_ASKED = ("risks_asked", "risks_asked_after_a_cramp")
"""The rules that say when: before the cause, and after the first step."""

FOOT_QUESTIONS = ("which_diabetes", "which_new_foot_wound")
"""The questions about a foot that burns or tingles; the second one only with diabetes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Escalation:
    """How soon to be seen, and the ids of the rules behind it, gravest first."""

    triage: Triage
    reasons: tuple[str, ...]


def foot_question_due(clinic: Clinic, facts: Facts) -> str | None:
    """Return the question about a foot with diabetes that the facts leave to be asked, if any.

    The caller must know which were asked already.
    """
    when = clinic.engine["diabetes_asked"].when
    told = clinic.escalations["diabetes_and_foot"].when.holds(facts)
    if not told and (when is None or not when.holds(facts)):
        return None
    diabetes, wound = FOOT_QUESTIONS
    if not is_known(facts, "diabetes"):
        return diabetes
    return wound if is_true(facts, "diabetes") and not _all_known(clinic, facts, wound) else None


def risks_due(clinic: Clinic, facts: Facts, after_step: bool) -> tuple[str, ...]:
    """Return the questions about the risks of a clot that the facts leave to be asked.

    The caller must know which were asked already. after_step: the first comfort step was given.
    """
    rules = RISKS_ASKED if after_step else RISKS_ASKED[:1]
    if not any((when := clinic.engine[rule].when) and when.holds(facts) for rule in rules):
        return ()
    return tuple(q for q in RISK_QUESTIONS if not _all_known(clinic, facts, q))


def walk_due(clinic: Clinic, facts: Facts) -> bool:
    """Return whether pain on walking should be asked about after the first comfort step.

    The caller must know whether it was asked already.
    """
    when = clinic.engine["walk_asked"].when
    return when is not None and when.holds(facts)


def raised(clinic: Clinic, facts: Facts) -> tuple[RedFlag, ...]:
    """Return the red flags that the facts raise, gravest first, else in the file's order."""
    flags = [flag for flag in clinic.red_flags.values() if flag.when.holds(facts)]
    return tuple(sorted(flags, key=lambda flag: -flag.triage.rank))


def warning_signs(clinic: Clinic) -> frozenset[str]:
    """Return the findings that warn of danger, without the mere circumstances of a pair."""
    flags = clinic.red_flags.values()
    alone = {finding for flag in flags if not flag.paired for finding in flag.findings}
    return frozenset(alone.union(*(flag.worse for flag in flags)))


def warns_alone(clinic: Clinic, finding: str) -> bool:
    """Return whether a finding raises a red flag without any other."""
    return any(flag.when.holds({finding: True}) for flag in clinic.red_flags.values())


def escalate(clinic: Clinic, facts: Facts, cause: str) -> Escalation:
    """Return the level for the facts and the concluded cause; a red flag overrides every rule."""
    rules: tuple[RedFlag | EscalationRule, ...] = raised(clinic, facts)
    if not rules:
        rules = tuple(
            rule
            for rule in clinic.escalations.values()
            if (not rule.causes or cause in rule.causes) and rule.when.holds(facts)
        )
    rules = tuple(sorted(rules, key=lambda rule: -rule.triage.rank))
    triage = rules[0].triage if rules else Triage.SELF_CARE
    return Escalation(triage=triage, reasons=tuple(rule.id for rule in rules))


def level_of_open(clinic: Clinic, facts: Facts, unsure: Collection[str]) -> Triage | None:
    """Return how soon to be seen because of signs that stay open; None if none of them does.

    unsure: the signs of which the user said that they are not sure.
    """
    signs = (clinic.open_signs[sign] for sign in open_signs(clinic, facts))
    levels = [_level_of(sign, facts, sign.id in unsure) for sign in signs]
    return max(levels, key=lambda level: level.rank, default=None)


def open_signs(clinic: Clinic, facts: Facts) -> tuple[str, ...]:
    """Return the signs that were asked for and stay open, in the order of the file."""
    return tuple(sign for sign in clinic.open_signs if facts.get(sign) == UNKNOWN)


def _level_of(sign: OpenSign, facts: Facts, unsure: bool) -> Triage:
    if sign.graver is not None and sign.graver.holds(facts):
        return Triage.EMERGENCY_NOW
    return sign.unsure if unsure and sign.unsure else sign.triage


def checks_due(clinic: Clinic, facts: Facts) -> tuple[str, ...]:
    """Return the safety checks that the facts leave to be asked, in their order.

    The caller must know which were asked already: the answer "unknown" keeps a check due. The
    second pair is left out after a brief cramp that has let go.
    """
    skipped = clinic.engine["second_bundle_skipped"].when
    brief = skipped is not None and skipped.holds(facts)
    checks = FIRST_CHECKS if brief else CHECKS
    return tuple(check for check in checks if not _all_known(clinic, facts, check))


def _all_known(clinic: Clinic, facts: Facts, question: str) -> bool:
    return all(is_known(facts, finding) for finding in clinic.questions[question].findings)
