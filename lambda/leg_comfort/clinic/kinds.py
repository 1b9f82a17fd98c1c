"""The kinds that an entry or a conclusion is of: how soon, how sure, how to act, which values."""

from enum import StrEnum


class Triage(StrEnum):
    """How soon the user should be seen; the rank grows with the gravity."""

    SELF_CARE = "self_care"
    SEE_DOCTOR_SOON = "see_doctor_soon"
    SEE_WITHIN_DAYS = "see_within_days"
    URGENT_TODAY = "urgent_today"
    EMERGENCY_NOW = "emergency_now"

    @property
    def rank(self) -> int:
        """Return 0 for self-care up to 4 for an emergency."""
        return list(Triage).index(self)


class Confidence(StrEnum):
    """How much the answers point to the cause, from most to least."""

    MOST_LIKE = "most_like"
    COULD_BE = "could_be"
    NOTHING_CLEAR = "nothing_clear"


class Way(StrEnum):
    """How to act on a red flag that is an emergency; each has lines named after it."""

    CALL = "call"
    """Call the emergency number, and stay."""
    GO = "go"
    """Be taken to an emergency department, or call; never drive oneself."""
    TREATMENT_LINE = "treatment_line"
    """Call the team that gives the treatment, else be taken to an emergency department."""
    POISON_LINE = "poison_line"
    CRISIS_LINE = "crisis_line"
    CALL_OUT = "call_out"
    """Call out and have the device call: the phone is out of reach."""


class FindingKind(StrEnum):
    """The type of a finding's value."""

    YES_NO = "yes_no"
    NUMBER = "number"
    CHOICE = "choice"
