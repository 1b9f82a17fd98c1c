"""Somebody else's leg, or a child's: first aid and the warning signs, then a doctor, no cause.

A child is not asked the safety checks of adults, but the signs that count in a child.
"""

from collections.abc import Iterator
from dataclasses import replace

from leg_comfort.clinic import CHECKS, FIRST_CHECKS, Clinic, Triage, escalate, open_signs
from leg_comfort.conversation.flow import AnswerRules, GoOn, Move, Next
from leg_comfort.conversation.flows import risks
from leg_comfort.conversation.messages import Act, Line, Turn
from leg_comfort.conversation.prompts import TIMES_AT_MOST, ask, ask_pending, offer
from leg_comfort.conversation.session import Assessment, Offer, Session, Stage

CHILD = "child"
PEOPLE = frozenset({CHILD, "other"})
CHILD_CHECKS = ("child_now", "child_today")
"""The questions about a child, the signs that need help at once first."""
IS_CHILD = "is_child"
NO_OPINION = "idiopathic"


def as_told(session: Session, turn: Turn, clinic: Clinic) -> Turn:
    """Return the turn as it is meant of somebody else.

    A fact may say that it is a child. In answer to a question about a child, what is said of
    somebody else ("he has a fever") is said of that child.
    """
    if turn.facts.get(IS_CHILD) is True:
        turn = replace(turn, about=CHILD)
    if session.asking not in CHILD_CHECKS:
        return turn
    told = turn.perhaps & {*clinic.questions[session.asking].findings}
    if not told:
        return turn
    facts = {**turn.facts, **dict.fromkeys(sorted(told), True)}
    return replace(turn, facts=facts, perhaps=turn.perhaps - told)


def begin(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """Say how the skill can help them, then stretch a cramp or ask for the warning signs."""
    theirs = replace(session, about=turn.about, assessment=None)
    if turn.about == CHILD:
        theirs = theirs.with_facts({IS_CHILD: True})
    line = Line(f"others.{turn.about}")
    cramping = turn.act is Act.CRAMP_NOW or session.facts.get("cramping_now") is True
    return GoOn(theirs, (line,), Next.STRETCH if cramping else Next.QUESTION)


def ask_next(session: Session, clinic: Clinic, *lines: Line) -> Move:
    """Ask whether it cramps, then each safety check; in the end send them to a doctor."""
    if not _asked_whether_it_cramps(session):
        return ask(session, "cramping_now", *lines)
    question = next(_questions(session, clinic), None)
    if question is not None:
        return ask(session, question, *lines)
    if open_signs(clinic, session.facts):
        return GoOn(session, lines, Next.UNRESOLVED)
    return _to_a_doctor(session, clinic, *lines)


def _questions(session: Session, clinic: Clinic) -> Iterator[str]:
    """Yield the questions that are left: of a child its own, else the checks and the risks."""
    if session.about == CHILD:
        yield from (check for check in CHILD_CHECKS if check not in session.asked)
        return
    yield from (check for check in FIRST_CHECKS if check not in session.asked)
    risk = risks.left_to_ask(session, clinic, after_step=False)
    if risk is not None:
        yield risk
    yield from (check for check in CHECKS if check not in session.asked)


def _to_a_doctor(session: Session, clinic: Clinic, *lines: Line) -> Move:
    """End with a doctor, without a cause; what the facts call for may be sooner than usual."""
    risen = escalate(clinic, session.facts, NO_OPINION)
    level = max(risen.triage, Triage.SEE_DOCTOR_SOON, key=lambda each: each.rank)
    told = Assessment(NO_OPINION, level.value)
    advised = replace(session, stage=Stage.ADVICE, assessment=told)
    if level is not Triage.SEE_DOCTOR_SOON:
        lines = (*lines, Line(f"doctor.reasons.{risen.reasons[0]}"), Line(f"doctor.levels.{level}"))
    return offer(advised, Offer.MORE, *lines, Line(doctor_line(session)))


def doctor_line(session: Session) -> str:
    """Return the line that sends this person to a doctor."""
    return "others.child_doctor" if session.about == CHILD else "others.doctor"


def rules_for(question: str) -> AnswerRules | None:
    """Return how answers to a question about a child are taken; None for any other question."""
    return _CHILD_RULES if question in CHILD_CHECKS else None


def _unsure(session: Session, clinic: Clinic) -> Move:
    """Ask once more, with a light on; after a second doubt the child is to be seen."""
    signs = clinic.questions[session.asking or ""].findings
    unsure = tuple(dict.fromkeys((*session.unsure, *signs)))
    return _once_more(replace(session, unsure=unsure), clinic, Line("safety.look"))


def _unclear(session: Session, clinic: Clinic) -> Move:
    return _once_more(session, clinic)


def _take_facts(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """Take words in answer: a sign that they affirm raises its flag; a denial is for itself."""
    signs = clinic.questions[session.asking or ""].findings
    if all(session.known(sign) for sign in signs) or any(
        session.facts.get(sign) is True for sign in signs
    ):
        return GoOn(session)
    return _once_more(session, clinic)


def _once_more(session: Session, clinic: Clinic, *lines: Line) -> Move:
    question = session.asking or ""
    if session.times.get(question, 0) < TIMES_AT_MOST:
        return ask_pending(session, Line("safety.be_sure"), *lines, form="short")
    return _leave_open(session, clinic)


def _leave_open(session: Session, clinic: Clinic) -> Move:
    signs = clinic.questions[session.asking or ""].findings
    return GoOn(session.leaving_open(signs), to=Next.UNRESOLVED)


def _asked_whether_it_cramps(session: Session) -> bool:
    begun = session.stretches > 0 or not {"cramping_now", *CHILD_CHECKS, "rf1"}.isdisjoint(
        session.asked
    )
    return begun or session.known("cramping_now")


_CHILD_RULES = AnswerRules(
    unsure=_unsure, unclear=_unclear, skipped=_unclear, facts=_take_facts, refused=_leave_open
)
