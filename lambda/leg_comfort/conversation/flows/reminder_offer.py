"""Offering a reminder to see a doctor: when it is due, and the day and time that it proposes."""

from dataclasses import replace
from datetime import datetime, timedelta

from leg_comfort.clinic import Clinic, Triage
from leg_comfort.conversation.flow import Move
from leg_comfort.conversation.messages import Effect, EffectKind, Line, Reply, Wish
from leg_comfort.conversation.prompts import REMINDER, ask, ask_pending, set_aside
from leg_comfort.conversation.reminder_times import proposed_time, wished_time
from leg_comfort.conversation.session import Replied, Session

A_DAY_OR_TWO = timedelta(days=2)


def offer_if_due(session: Session, *lines: Line) -> Replied | None:
    """Say the lines and offer a reminder; return None if none is to be offered unasked.

    If one may be set already, it is looked up first.
    """
    if not _is_due(session):
        return None
    if session.profile.reminder is not None:
        asked = replace(session, asked=(*session.asked, REMINDER))
        return asked, Reply(lines, effect=Effect(EffectKind.LOOK_UP))
    return propose(session, Wish(), *lines)


def offer_or_return(session: Session, clinic: Clinic, *lines: Line) -> Move:
    """Say the lines and offer a reminder if one is due, else return to the pending question."""
    return offer_if_due(session, *lines) or ask_pending(session, *lines)


def _is_due(session: Session) -> bool:
    told, now = session.assessment, session.now
    if now is None or told is None or not _can_wait_for_it(told.triage, now):
        return False
    known = session.profile
    return known.rested(known.refused_on, now.date()) and REMINDER not in session.asked


def _can_wait_for_it(triage: str, now: datetime) -> bool:
    """Return whether the doctor can wait for the reminder; a day or two may end before it comes."""
    in_time = proposed_time(now) - now < A_DAY_OR_TWO
    return triage == Triage.SEE_DOCTOR_SOON or (triage == Triage.SEE_WITHIN_DAYS and in_time)


def propose(session: Session, wish: Wish, *lines: Line) -> Replied:
    """Say the lines, then ask for a yes to one day and time, or for a day if the wish is vague.

    The session must know the time.
    """
    now = session.now or datetime.min
    when, objection = wished_time(now, session.wish or proposed_time(now), wish)
    said = (*lines, Line(f"reminder.{objection}")) if objection else lines
    asking = replace(set_aside(session, REMINDER), wish=when, day_open=wish.vague)
    if wish.vague and session.day_open and session.asking == REMINDER:
        return ask_pending(asking, *said, counted=False)
    return ask(asking, REMINDER, *said, counted=False)
