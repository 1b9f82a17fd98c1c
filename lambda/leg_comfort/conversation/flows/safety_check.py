"""The two safety checks. A yes is narrowed down to one sign; an unsure never counts as a no."""

from dataclasses import replace

from leg_comfort.clinic import Clinic
from leg_comfort.conversation.flow import AnswerRules, GoOn, Move, Next
from leg_comfort.conversation.messages import Line, Turn
from leg_comfort.conversation.prompts import ask, ask_pending
from leg_comfort.conversation.session import Session

COLD, PALE = "cold_room_or_uncovered", "cold_pale_foot"
"""A bare "cold", in answer to the first check, may mean a foot without blood."""
NUMB, SADDLE = "numbness", "saddle_numbness"
"""A bare "numb", in answer to the second, may mean numbness between the legs."""
CHECKS = ("rf1", "rf2")


def check_of(question: str | None, clinic: Clinic) -> str | None:
    """Return the check that a question belongs to: itself, its "which one", or one of its signs."""
    for check in CHECKS:
        signs = {f"which_{finding}" for finding in clinic.questions[check].findings}
        if question in {check, f"which_{check}", *signs}:
            return check
    return None


def rules_for(question: str, clinic: Clinic) -> AnswerRules | None:
    """Return how answers to a question of the checks are taken; None for any other question."""
    if question in _RULES:
        return _RULES[question]
    return _SIGN_RULES if check_of(question, clinic) else None


def clear(session: Session, clinic: Clinic) -> Move:
    """Take a no to the whole check."""
    return GoOn(session.denying(_signs(session, clinic)))


def which(session: Session, clinic: Clinic) -> Move:
    """Ask which of the signs a bare yes meant."""
    return ask(session, f"which_{_check(session, clinic)}", counted=False)


def one_by_one(session: Session, clinic: Clinic) -> Move:
    """Ask for each sign of the check by itself, until one is a yes or all have been asked."""
    signs = _signs(session, clinic)
    left = [f for f in signs if not session.known(f) and f"which_{f}" not in session.asked]
    if left:
        return ask(session, f"which_{left[0]}", counted=False)
    if all(session.facts.get(sign) is False for sign in signs):
        return GoOn(session, (Line("safety.cleared"),))
    return GoOn(session, to=Next.UNRESOLVED)


def look_again(session: Session, clinic: Clinic) -> Move:
    """Ask to turn a light on and feel; if still unsure, one sore leg is to be seen today."""
    if session.misses == 0:
        return ask(replace(session, misses=1), "rf1", form="look", counted=False)
    if session.facts.get("both_legs") is True:
        return warn(session, clinic)
    return GoOn(session, to=Next.UNRESOLVED)


def warn(session: Session, clinic: Clinic) -> Move:
    """Leave the signs of the check open, and say the warning."""
    return GoOn(session.leaving_open(_signs(session, clinic)), (Line("safety.warning"),))


def take_facts(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """Take words in answer to a check: denials alone are a no; a yes raises its red flag anyway."""
    check, signs = _check(session, clinic), _signs(session, clinic)
    touched = [sign for sign in signs if sign in turn.facts]
    if touched and all(turn.facts[sign] is False for sign in touched):
        whole = session.asking == check
        return clear(session, clinic) if whole else one_by_one(session, clinic)
    if turn.facts.get(NUMB) is True and SADDLE in signs:
        return ask(session, f"which_{SADDLE}", counted=False)
    if turn.facts.get(COLD) is True and PALE in signs:
        return ask(session, f"which_{PALE}", counted=False)
    return ask_pending(session, Line("repair.noted"), counted=False)


def _take_sign(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """Take words in answer to the question for one sign."""
    told = [turn.facts[f] for f in _asked_for(session, clinic) if f in turn.facts]
    if not told:
        return GoOn(session, to=Next.NEWS)
    return GoOn(session) if any(fact is True for fact in told) else one_by_one(session, clinic)


def _deny_sign(session: Session, clinic: Clinic) -> Move:
    return one_by_one(session.denying(_asked_for(session, clinic)), clinic)


def _leave_sign_open(session: Session, clinic: Clinic) -> Move:
    return one_by_one(session.leaving_open(_asked_for(session, clinic)), clinic)


def _check(session: Session, clinic: Clinic) -> str:
    return check_of(session.asking, clinic) or CHECKS[0]


def _signs(session: Session, clinic: Clinic) -> tuple[str, ...]:
    """Return the findings of the check that is being asked."""
    return clinic.questions[_check(session, clinic)].findings


def _asked_for(session: Session, clinic: Clinic) -> tuple[str, ...]:
    """Return the findings of the pending question."""
    return clinic.questions[session.asking or CHECKS[0]].findings


_WHICH_RULES = AnswerRules(
    yes=one_by_one, no=one_by_one, unsure=one_by_one, skipped=_leave_sign_open, facts=take_facts
)
_RULES = {
    "rf1": AnswerRules(yes=which, no=clear, unsure=look_again, skipped=warn, facts=take_facts),
    "rf2": AnswerRules(yes=which, no=clear, unsure=warn, skipped=warn, facts=take_facts),
    "which_rf1": _WHICH_RULES,
    "which_rf2": _WHICH_RULES,
}
_SIGN_RULES = AnswerRules(
    no=_deny_sign, unsure=_leave_sign_open, skipped=_leave_sign_open, facts=_take_sign
)
