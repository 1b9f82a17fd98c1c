"""Knowledge as data, and the rules that read it. Pure."""

from leg_comfort.clinic.comfort import comfort_steps
from leg_comfort.clinic.conclusion import conclude
from leg_comfort.clinic.conditions import Condition
from leg_comfort.clinic.facts import UNKNOWN, Fact, Facts
from leg_comfort.clinic.knowledge import Clinic, KnowledgeError
from leg_comfort.clinic.loader import load_clinic
from leg_comfort.clinic.model import (
    WORSE_CHECK,
    Conclusion,
    Confidence,
    Escalation,
    FindingKind,
    RedFlag,
    Triage,
)
from leg_comfort.clinic.never_say import forbidden
from leg_comfort.clinic.ranking import evidence, felt, next_question, posterior
from leg_comfort.clinic.triage import escalate, raised, second_bundle_due

__all__ = [
    "UNKNOWN",
    "WORSE_CHECK",
    "Clinic",
    "Conclusion",
    "Condition",
    "Confidence",
    "Escalation",
    "Fact",
    "Facts",
    "FindingKind",
    "KnowledgeError",
    "RedFlag",
    "Triage",
    "comfort_steps",
    "conclude",
    "escalate",
    "evidence",
    "felt",
    "forbidden",
    "load_clinic",
    "next_question",
    "posterior",
    "raised",
    "second_bundle_due",
]
