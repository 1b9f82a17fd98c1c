"""Something else is asked in between: what was pending is set aside, and comes back after it."""

from dataclasses import replace

from leg_comfort.clinic import Clinic
from leg_comfort.conversation.messages import Act, Turn
from leg_comfort.conversation.prompts import RELIEF_QUESTIONS
from leg_comfort.conversation.session import Offer, Session, Stage

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
_BEGINNING = {Act.DOCTOR_SUMMARY, Act.FORGET, Act.KEEP_TRACK, Act.REMIND}
"""What asks something in between itself: what is open waits for it."""


def open_aside(session: Session) -> str | None:
    """What is being asked in between, if anything: an offer, or the reminder."""
    if session.asking == REMINDER:
        return REMINDER
    offered = session.offer
    return offered if session.asking is None and offered in _OWN else None


def left_for(session: Session, turn: Turn) -> Session:
    """The session as a turn takes it: what was asked in between goes, unless the turn answers it,
    leaves it open or asks something in between itself.
    """
    aside = open_aside(session)
    if aside is None or turn.act in ANSWERS | _TALK | _BEGINNING | _OWN[aside]:
        return session
    if _is_remark(session, turn):
        return session
    return left_for(returned(session, aside), turn)


def _is_remark(session: Session, turn: Turn) -> bool:
    """Whether it is "no, wait", which is about what is open, or how it goes where no cramp is
    being stretched.
    """
    if turn.act is Act.CORRECT:
        return not turn.facts
    return turn.act is Act.PROGRESS and RELIEF_QUESTIONS.isdisjoint(session.set_aside)


def set_aside(session: Session, aside: str) -> Session:
    """The session with what is pending put by, unless it is that very thing."""
    pending = session.asking or (session.offer and session.offer.value)
    if pending is None or pending == aside:
        return session
    waiting = (*(each for each in session.set_aside if each not in (aside, pending)), pending)
    return replace(session, set_aside=waiting, stage=_stage_without_reminder(session))


def returned(session: Session, aside: str) -> Session:
    """The session with what was set aside last pending again, where this is what is open."""
    if open_aside(session) != aside:
        return session
    *waiting, last = session.set_aside or (None,)
    offered = next((each for each in Offer if each == last), None)
    return replace(
        session,
        asking=None if offered else last,
        offer=offered,
        set_aside=tuple(each for each in waiting if each),
        wish=None if aside == REMINDER else session.wish,
        misses=0,
        stage=_stage_without_reminder(session),
    )


def _stage_without_reminder(session: Session) -> Stage:
    return Stage.ADVICE if session.stage is Stage.REMINDER else session.stage


def still_waiting(session: Session, clinic: Clinic) -> tuple[str, ...]:
    """What of all that was set aside can come back."""
    aside = open_aside(session)
    if aside is None:
        return ()
    known = {*clinic.questions, *Offer} - {aside, *(() if session.wish else (REMINDER,))}
    return tuple(each for each in session.set_aside if each in known)
