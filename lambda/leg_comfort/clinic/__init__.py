"""The medicine: knowledge as data, and the rules that read it. No side effects."""

from leg_comfort.clinic.conclusion import comfort_steps, conclude
from leg_comfort.clinic.conditions import Condition
from leg_comfort.clinic.facts import (
    FORTNIGHT,
    NIGHTS,
    UNKNOWN,
    UNSURE,
    Fact,
    Facts,
    is_possible,
    number,
    word,
)
from leg_comfort.clinic.knowledge import Clinic, KnowledgeError, forbidden
from leg_comfort.clinic.loader import KNOWLEDGE, READY, load_clinic
from leg_comfort.clinic.model import (
    Conclusion,
    Confidence,
    Escalation,
    FindingKind,
    Item,
    KnowledgeEntry,
    Question,
    RedFlag,
    Triage,
    Way,
)
from leg_comfort.clinic.ranking import evidence, felt, next_question, posterior
from leg_comfort.clinic.triage import (
    CHECKS,
    FIRST_CHECKS,
    checks_due,
    escalate,
    level_of_open,
    open_signs,
    raised,
    warning_signs,
)

__all__ = [
    "CHECKS",
    "FIRST_CHECKS",
    "FORTNIGHT",
    "KNOWLEDGE",
    "NIGHTS",
    "READY",
    "UNKNOWN",
    "UNSURE",
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
    "Way",
    "checks_due",
    "comfort_steps",
    "conclude",
    "escalate",
    "evidence",
    "felt",
    "forbidden",
    "is_possible",
    "level_of_open",
    "load_clinic",
    "next_question",
    "number",
    "open_signs",
    "posterior",
    "raised",
    "warning_signs",
    "word",
]
