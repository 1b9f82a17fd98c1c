"""The medicine: knowledge as data, and the rules that read it. No side effects."""

from leg_comfort.clinic.conclusion import comfort_steps, conclude
from leg_comfort.clinic.conditions import Condition
from leg_comfort.clinic.facts import (
    FORTNIGHT,
    NIGHTS,
    UNKNOWN,
    Fact,
    Facts,
    is_possible,
    number,
    word,
)
from leg_comfort.clinic.knowledge import Clinic, KnowledgeError, forbidden
from leg_comfort.clinic.loader import KNOWLEDGE, READY, load_clinic
from leg_comfort.clinic.model import (
    WORSE_CHECK,
    Conclusion,
    Confidence,
    Escalation,
    FindingKind,
    Item,
    KnowledgeEntry,
    Question,
    RedFlag,
    Triage,
)
from leg_comfort.clinic.ranking import evidence, felt, next_question, posterior
from leg_comfort.clinic.triage import escalate, raised, second_bundle_due

__all__ = [
    "FORTNIGHT",
    "KNOWLEDGE",
    "NIGHTS",
    "READY",
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
    "Item",
    "KnowledgeEntry",
    "KnowledgeError",
    "Question",
    "RedFlag",
    "Triage",
    "comfort_steps",
    "conclude",
    "escalate",
    "evidence",
    "felt",
    "forbidden",
    "is_possible",
    "load_clinic",
    "next_question",
    "number",
    "posterior",
    "raised",
    "second_bundle_due",
    "word",
]
