"""The medicine: knowledge as data, and the rules that read it. No side effects."""

from leg_comfort.clinic.conclusion import Conclusion, comfort_steps, conclude
from leg_comfort.clinic.conditions import Condition
from leg_comfort.clinic.country_lines import by_country
from leg_comfort.clinic.facts import (
    FORTNIGHT,
    NIGHTS,
    UNKNOWN,
    UNSURE,
    Fact,
    Facts,
    forbids,
    ground_of,
    is_possible,
    number,
    word,
)
from leg_comfort.clinic.kinds import Confidence, FindingKind, Triage, Way
from leg_comfort.clinic.knowledge import Clinic, KnowledgeError, forbidden
from leg_comfort.clinic.loader import KNOWLEDGE, READY, load_clinic
from leg_comfort.clinic.model import Item, KnowledgeEntry, Question, RedFlag
from leg_comfort.clinic.ranking import evidence, felt, next_question, posterior
from leg_comfort.clinic.triage import (
    CHECKS,
    FIRST_CHECKS,
    RISK_QUESTIONS,
    Escalation,
    checks_due,
    escalate,
    foot_question_due,
    level_of_open,
    open_signs,
    raised,
    risks_due,
    warning_signs,
    warns_alone,
)

__all__ = [
    "CHECKS",
    "FIRST_CHECKS",
    "FORTNIGHT",
    "KNOWLEDGE",
    "NIGHTS",
    "READY",
    "RISK_QUESTIONS",
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
    "by_country",
    "checks_due",
    "comfort_steps",
    "conclude",
    "escalate",
    "evidence",
    "felt",
    "foot_question_due",
    "forbidden",
    "forbids",
    "ground_of",
    "is_possible",
    "level_of_open",
    "load_clinic",
    "next_question",
    "number",
    "open_signs",
    "posterior",
    "raised",
    "risks_due",
    "warning_signs",
    "warns_alone",
    "word",
]
