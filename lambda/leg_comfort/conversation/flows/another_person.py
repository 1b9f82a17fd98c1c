"""Somebody else's leg, or a child's: first aid and the safety checks, then a doctor, no cause."""

from dataclasses import replace

from leg_comfort.clinic import CHECKS, Clinic, Triage, open_signs
from leg_comfort.conversation.flow import GoOn, Move, Next
from leg_comfort.conversation.messages import Act, Line, Turn
from leg_comfort.conversation.prompts import ask, offer
from leg_comfort.conversation.session import Assessment, Offer, Session, Stage

PEOPLE = frozenset({"child", "other"})
NO_OPINION = "idiopathic"


def begin(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """Say how the skill can help them, then stretch a cramp or ask the safety checks."""
    theirs = replace(session, about=turn.about, assessment=None)
    line = Line(f"others.{turn.about}")
    cramping = turn.act is Act.CRAMP_NOW or session.facts.get("cramping_now") is True
    return GoOn(theirs, (line,), Next.STRETCH if cramping else Next.QUESTION)


def ask_next(session: Session, clinic: Clinic, *lines: Line) -> Move:
    """Ask whether it cramps, then each safety check; in the end send them to a doctor."""
    if not _asked_whether_it_cramps(session):
        return ask(session, "cramping_now", *lines)
    for check in CHECKS:
        if check not in session.asked:
            return ask(session, check, *lines)
    if open_signs(clinic, session.facts):
        return GoOn(session, lines, Next.UNRESOLVED)
    told = Assessment(NO_OPINION, Triage.SEE_DOCTOR_SOON.value)
    advised = replace(session, stage=Stage.ADVICE, assessment=told)
    return offer(advised, Offer.MORE, *lines, Line("others.doctor"))


def _asked_whether_it_cramps(session: Session) -> bool:
    begun = session.stretches > 0 or not {"cramping_now", "rf1"}.isdisjoint(session.asked)
    return begun or session.known("cramping_now")
