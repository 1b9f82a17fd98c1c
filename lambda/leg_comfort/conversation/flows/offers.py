"""Yes and no to what was offered: the next step, a summary, a repetition, anything else."""

from dataclasses import replace

from leg_comfort.clinic import Clinic
from leg_comfort.conversation.flows import doctor_summary
from leg_comfort.conversation.flows.advice import next_step
from leg_comfort.conversation.messages import Act, Line, Turn
from leg_comfort.conversation.prompts import ask_pending, close, offer
from leg_comfort.conversation.session import Move, Offer, Session


def accept(session: Session, clinic: Clinic) -> Move:
    """A yes: what was offered."""
    if session.offer is Offer.STEP:
        return next_step(session, clinic)
    if session.offer is Offer.SUMMARY:
        return doctor_summary.tell(
            replace(session, offer=Offer.STEP), Turn(Act.DOCTOR_SUMMARY), clinic
        )
    return ask_pending(session)


def refuse(session: Session) -> Move:
    """A no: after a summary the steps are left, after all else it is the end."""
    if session.offer is Offer.SUMMARY:
        return offer(session, Offer.STEP)
    return close(session, Line("doctor.ending.line"))
