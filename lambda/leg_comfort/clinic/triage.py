"""How soon the person should be seen."""

from leg_comfort.clinic.facts import Facts, is_known
from leg_comfort.clinic.knowledge import Clinic
from leg_comfort.clinic.model import Escalation, EscalationRule, RedFlag, Triage


def raised(clinic: Clinic, facts: Facts) -> tuple[RedFlag, ...]:
    """Return the red flags that the facts raise, gravest first, else in the file's order."""
    flags = [flag for flag in clinic.red_flags.values() if flag.when.holds(facts)]
    return tuple(sorted(flags, key=lambda flag: -flag.triage.rank))


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


def second_bundle_due(clinic: Clinic, facts: Facts) -> bool:
    """Return whether the second safety check must still be asked.

    The caller must know whether it was asked already: the answer "unknown" keeps it due.
    """
    if all(is_known(facts, finding) for finding in clinic.questions["rf2"].findings):
        return False
    skipped = clinic.engine["second_bundle_skipped"].when
    return skipped is None or not skipped.holds(facts)
