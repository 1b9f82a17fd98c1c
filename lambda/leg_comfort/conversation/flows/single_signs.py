"""The warning signs of a safety check, each asked for by itself, and what its answer leads to."""

from collections.abc import Iterable
from dataclasses import replace

from leg_comfort.clinic import CHECKS, Clinic, warning_signs
from leg_comfort.conversation.flow import AnswerRules, GoOn, Move, Next
from leg_comfort.conversation.messages import Line, Turn
from leg_comfort.conversation.prompts import ask, ask_pending, returned
from leg_comfort.conversation.session import Session

LOOKING = "rf1_leg"
"""The check whose signs are seen or felt."""
OWN_LEG = "feel"
"""The question that is put only about the user's own leg."""
REST = "rf1_leg_rest"
"""That check without the sign that people answer for by itself: "both ankles are puffy"."""


def check_of(question: str | None, clinic: Clinic) -> str | None:
    """Return the check that a question belongs to, itself or one of its signs."""
    for check in CHECKS:
        signs = {f"which_{finding}" for finding in clinic.questions[check].findings}
        if question in {check, *signs}:
            return check
    return LOOKING if question == REST else None


def is_sign(question: str | None, clinic: Clinic) -> bool:
    """Return whether a question asks for one warning sign by itself."""
    sign = (question or "").removeprefix("which_")
    return sign != question and sign in warning_signs(clinic)


def in_check(session: Session, clinic: Clinic) -> bool:
    """Return whether the pending question belongs to a check that was asked as a whole."""
    check = check_of(session.asking, clinic)
    return check is not None and check in session.asked and not session.set_aside


def _sign(session: Session) -> str:
    return (session.asking or "").removeprefix("which_")


def signs_of_check(session: Session, clinic: Clinic) -> tuple[str, ...]:
    """Return the signs of the check that is being asked."""
    return clinic.questions[check_of(session.asking, clinic) or CHECKS[0]].findings


def ask_sign(session: Session, sign: str, clinic: Clinic, *lines: Line) -> Move:
    """Ask for one sign; the reprompt is its own if it is one that may stay open."""
    asked, reply = ask(session, f"which_{sign}", *lines, counted=False)
    if sign not in clinic.open_signs:
        return asked, reply
    return asked, replace(reply, reprompt=Line(f"ask.which_{sign}.reprompt"))


def one_by_one(session: Session, clinic: Clinic, *lines: Line) -> Move:
    """Ask for the next sign of the check that was not asked for by itself, if any."""
    signs = signs_of_check(session, clinic)
    left = [f for f in signs if not session.known(f) and f"which_{f}" not in session.asked]
    if left:
        return ask_sign(session, left[0], clinic, *lines)
    return _finish(session, signs, clinic)


def _finish(session: Session, signs: Iterable[str], clinic: Clinic) -> Move:
    if all(session.known(sign) for sign in signs):
        return GoOn(session, (Line("safety.cleared"),))
    return GoOn(session.leaving_open(signs), to=Next.UNRESOLVED)


def after_sign(session: Session, clinic: Clinic) -> Move:
    """Go on with the check that the sign belongs to, or return to what was set aside."""
    sign = _sign(session)
    if in_check(session, clinic):
        return one_by_one(session, clinic)
    if not session.known(sign):
        return _doubt(session, sign, clinic)
    back = returned(session, f"which_{sign}")
    of_another = session.about is not None and back.pending == OWN_LEG
    if back.pending is None or session.facts.get(sign) is True:
        return GoOn(session)
    if of_another:
        return GoOn(replace(back, asking=None), (Line("safety.cleared"),))
    return ask_pending(back, Line("safety.cleared"))


def _doubt(session: Session, sign: str, clinic: Clinic) -> Move:
    """Go on after a doubt about a sign that the user's own words made possible, or not."""
    if sign in clinic.open_signs:
        return GoOn(session, to=Next.UNRESOLVED)
    told = bool(session.set_aside)
    return GoOn(session.with_facts({sign: True}) if told else session)


def _leave_sign_open(session: Session, clinic: Clinic) -> Move:
    return after_sign(session.leaving_open([_sign(session)]), clinic)


def take_refusal(session: Session, clinic: Clinic) -> Move:
    """Ask no more: the signs that are not answered stay open, and are named."""
    if session.asking not in CHECKS and not in_check(session, clinic):
        return _leave_sign_open(session, clinic)
    left = [sign for sign in signs_of_check(session, clinic) if not session.known(sign)]
    asked = [sign for sign in (_sign(session),) if sign in clinic.open_signs]
    return GoOn(
        session.leaving_open([*left, *asked]), (Line("safety.refused"),), to=Next.UNRESOLVED
    )


def _affirm_sign(session: Session, clinic: Clinic) -> Move:
    return GoOn(session.with_facts({_sign(session): True}))


def _deny_sign(session: Session, clinic: Clinic) -> Move:
    return after_sign(session.with_facts({_sign(session): False}), clinic)


def _unsure_of_sign(session: Session, clinic: Clinic) -> Move:
    unsure = (*(each for each in session.unsure if each != _sign(session)), _sign(session))
    return _leave_sign_open(replace(session, unsure=unsure), clinic)


def _take_sign_facts(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """Take words in answer to the question for one sign: only those about it answer it."""
    if _sign(session) in turn.facts:
        return after_sign(session, clinic)
    return _leave_sign_open(session, clinic)


SIGN_RULES = AnswerRules(
    yes=_affirm_sign,
    no=_deny_sign,
    unsure=_unsure_of_sign,
    unclear=_leave_sign_open,
    skipped=_leave_sign_open,
    facts=_take_sign_facts,
    refused=take_refusal,
)
