"""Something else is asked in between: what was pending is set aside, and comes back after it."""

from dataclasses import replace

from leg_comfort.clinic import Clinic
from leg_comfort.conversation.session import Offer, Session, Stage
from leg_comfort.conversation.turns import Act

REMINDER = "reminder"
ANSWERS = frozenset({Act.YES, Act.NO, Act.UNSURE})
_TALK = {
    *(Act.REPEAT, Act.MANNER, Act.PAUSE, Act.RESUME, Act.NOT_UNDERSTOOD),
    *(Act.RECALL, Act.OUTCOME, Act.COME_BACK),
}
_OWN = {
    Offer.CARD: {Act.DOCTOR_SUMMARY},
    Offer.FORGET: {Act.FORGET},
    Offer.DIARY: {Act.KEEP_TRACK},
    REMINDER: {Act.REMIND, Act.NEXT, Act.REPORT, Act.CONSENT},
}


def open_aside(session: Session) -> str | None:
    """What is being asked in between, if anything: an offer, or the reminder."""
    if session.asking == REMINDER:
        return REMINDER
    offered = session.offer
    return offered if session.asking is None and offered in _OWN else None


def stays(session: Session, act: Act) -> bool:
    """Whether an act answers what is asked in between, or leaves it open; all others end it."""
    aside = open_aside(session)
    return aside is not None and act in ANSWERS | _TALK | _OWN[aside]


def set_aside(session: Session) -> Session:
    """The session with what is pending put by; where something is asked in between, it goes."""
    if open_aside(session) is not None:
        return session
    return replace(session, set_aside=session.asking or (session.offer and session.offer.value))


def returned(session: Session) -> Session:
    """The session with what was set aside pending again."""
    if open_aside(session) is None:
        return session
    offered = next((each for each in Offer if each == session.set_aside), None)
    asking = None if offered else session.set_aside
    stage = Stage.ADVICE if session.stage is Stage.REMINDER else session.stage
    return replace(
        session, asking=asking, offer=offered, set_aside=None, wish=None, misses=0, stage=stage
    )


def is_waiting(session: Session, clinic: Clinic) -> bool:
    """Whether what is set aside is something that can come back."""
    known = session.set_aside in clinic.questions and session.set_aside != REMINDER
    offered = session.set_aside in set(Offer) - set(_OWN)
    return open_aside(session) is not None and (known or offered)
