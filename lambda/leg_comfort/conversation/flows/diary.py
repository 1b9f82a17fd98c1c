"""The diary of nights, in deployments that keep one: begun and ended by voice."""

from dataclasses import replace
from datetime import date, timedelta

from leg_comfort.clinic import FORTNIGHT, NIGHTS, Clinic, Triage
from leg_comfort.conversation.flow import Flow, Move
from leg_comfort.conversation.messages import (
    Act,
    Effect,
    EffectKind,
    Line,
    Outcome,
    Reply,
    Result,
    Turn,
)
from leg_comfort.conversation.prompts import ask_pending, offer, returned, set_aside
from leg_comfort.conversation.session import Offer, Replied, Session

ON, OFF = "on", "off"
CONSENT = "diary.consent"
"""The line that says what a diary keeps."""
NOON_TO_NOON = timedelta(hours=12)
"""A night lasts from noon to noon, and has the date of its morning."""


def offer_if_due(session: Session, *lines: Line) -> Replied | None:
    """Say the lines and offer a diary; return None if none is to be offered unasked.

    What it keeps is said after a first yes: beside the advice it would be too much to hear.
    """
    if not _is_due(session):
        return None
    return offer(set_aside(session, Offer.DIARY), Offer.DIARY, *lines)


def _is_due(session: Session) -> bool:
    known, today = session.profile, session.now and session.now.date()
    if session.assessment is None or session.assessment.triage != Triage.SELF_CARE:
        return False  # A user who is sent to a doctor has enough to hear.
    if not known.diary_days or known.diary_since or today is None or session.memory_down:
        return False
    return known.rested(known.diary_refused_on, today)


def _ask_consent(session: Session) -> Replied:
    """Say what would be stored and how long, and ask for a yes."""
    consent = Line(CONSENT, {"days": session.profile.diary_days})
    going, reply = offer(set_aside(session, Offer.DIARY), Offer.DIARY, consent)
    return going, replace(reply, question=Line("offer.diary.short"))


def _is_informed(session: Session) -> bool:
    """Return whether what a diary keeps was said just now."""
    return any(line.template == CONSENT for line in session.last)


def take_wish(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """Take the wish for a diary, or for none any more."""
    known = session.profile
    if not known.diary_days:
        return ask_pending(returned(session, Offer.DIARY), Line("diary.unavailable"), counted=False)
    if turn.topic == OFF:
        return session, Reply(effect=Effect(EffectKind.STOP_DIARY))
    if known.diary_since is not None:
        return ask_pending(returned(session, Offer.DIARY), Line("diary.already_on"), counted=False)
    return _ask_consent(session)


def take_answer(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """Take the answer to the offer of a diary."""
    if turn.act is Act.YES and not _is_informed(session):
        return _ask_consent(session)
    if turn.act is Act.YES:
        return session, Reply(effect=Effect(EffectKind.START_DIARY))
    today = session.now.date() if session.now else None
    refused = session.with_profile(diary_refused_on=today)
    return ask_pending(returned(refused, Offer.DIARY), Line("diary.declined"), counted=False)


def take_outcome(session: Session, outcome: Outcome) -> Move:
    """Say whether the diary was begun or ended."""
    starting = outcome.effect is EffectKind.START_DIARY
    word = ON if starting else OFF
    if outcome.result is not Result.DONE:
        down = Line(f"diary.store_down_{word}")
        return ask_pending(returned(session, Offer.DIARY), down, counted=False)
    today = session.now.date() if session.now else None
    since, refused = (today, None) if starting else (None, today)
    agreed = session.with_profile(diary_since=since, diary_refused_on=refused)
    kept = agreed.with_profile(nights_before=None, helped_before=None)
    done = Line(f"diary.{word}" if starting or _may_exist(session) else "diary.none_kept")
    return ask_pending(returned(kept, Offer.DIARY), done, counted=False)


def _may_exist(session: Session) -> bool:
    """Return whether there may have been a diary: one is known, or the memory was not read."""
    return session.profile.diary_since is not None or session.memory_down


def nights_by_diary(session: Session) -> tuple[Session, tuple[Line, ...]]:
    """Return the session with the nights counted by the diary, tonight included, and the line.

    Without a count the session is returned as it is, and no line.
    """
    before = session.profile.nights_before
    if before is None:
        return session, ()
    nights = min(before + 1, FORTNIGHT)
    return session.with_facts({NIGHTS: nights}), (Line("diary.counted", {"nights": nights}),)


def remark(session: Session) -> tuple[Line, ...]:
    """Return the line about the relief that worked last time, if any did."""
    helped = session.profile.helped_before
    return (Line("diary.helped", {"what": helped}),) if helped else ()


def come_back(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """Go on with a conversation that was cut off a little while ago."""
    return ask_pending(replace(session, paused=False), Line("diary.cut_off"), counted=False)


def night_of(session: Session) -> date | None:
    """Return the date of this night's morning; None if the time is not known."""
    return (session.now + NOON_TO_NOON).date() if session.now else None


FLOW = Flow(
    opens=Offer.DIARY,
    begins=Act.KEEP_TRACK,
    answer=take_answer,
    handles={Act.KEEP_TRACK: take_wish, Act.COME_BACK: come_back},
    outcomes=dict.fromkeys((EffectKind.START_DIARY, EffectKind.STOP_DIARY), take_outcome),
    offer_if_due=offer_if_due,
)
