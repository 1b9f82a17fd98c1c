"""The diary of nights, for deployments that keep one: agreed to aloud, ended aloud."""

from dataclasses import replace
from datetime import date, timedelta

from leg_comfort.clinic import Clinic, Triage
from leg_comfort.clinic.facts import FORTNIGHT, NIGHTS
from leg_comfort.conversation.digressions import returned, set_aside
from leg_comfort.conversation.messages import Act, Deed, Errand, Line, Outcome, Reply, Result, Turn
from leg_comfort.conversation.prompts import ask_pending, offer
from leg_comfort.conversation.session import Move, Offer, Session

ON, OFF = "on", "off"
NOON_TO_NOON = timedelta(hours=12)
"""A night runs from noon to noon, and is named after its morning."""


def is_due(session: Session) -> bool:
    """Whether a diary is to be offered of the skill's own accord."""
    known, today = session.remembered, session.now and session.now.date()
    if session.assessment is None or session.assessment.triage != Triage.SELF_CARE:
        return False  # Who is sent to a doctor has enough to hear.
    if not known.diary_days or known.diary_since or today is None or session.memory_down:
        return False
    return known.rested(known.diary_refused_on, today)


def offer_one(session: Session, *lines: Line) -> Move:
    """Say what would be kept and for how long, and ask."""
    consent = Line("diary.consent", {"days": session.remembered.diary_days})
    return offer(set_aside(session, Offer.DIARY), Offer.DIARY, *lines, consent)


def take_wish(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """The person wants a diary, or wants none any more."""
    known = session.remembered
    if not known.diary_days:
        return ask_pending(returned(session, Offer.DIARY), Line("diary.unavailable"), counted=False)
    if turn.topic == OFF:
        return session, Reply(errand=Errand(Deed.STOP_DIARY))
    if known.diary_since is not None:
        return ask_pending(returned(session, Offer.DIARY), Line("diary.already_on"), counted=False)
    return offer_one(session)


def answer(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """The answer to the offer of a diary."""
    if turn.act is Act.YES:
        return session, Reply(errand=Errand(Deed.START_DIARY))
    today = session.now.date() if session.now else None
    refused = session.remembering(diary_refused_on=today)
    return ask_pending(returned(refused, Offer.DIARY), Line("diary.declined"), counted=False)


def take_outcome(session: Session, outcome: Outcome) -> Move:
    """Say whether it was begun or ended."""
    starting = outcome.deed is Deed.START_DIARY
    word = ON if starting else OFF
    if outcome.result is not Result.DONE:
        down = Line(f"diary.store_down_{word}")
        return ask_pending(returned(session, Offer.DIARY), down, counted=False)
    today = session.now.date() if session.now else None
    since, refused = (today, None) if starting else (None, today)
    agreed = session.remembering(diary_since=since, diary_refused_on=refused)
    kept = agreed.remembering(nights_before=None, helped_before=None)
    done = Line(f"diary.{word}" if starting or _believed(session) else "diary.none_kept")
    return ask_pending(returned(kept, Offer.DIARY), done, counted=False)


def _believed(session: Session) -> bool:
    """Whether there may have been a diary: one is known of, or nobody could look."""
    return session.remembered.diary_since is not None or session.memory_down


def counted(session: Session) -> tuple[Session, tuple[Line, ...]]:
    """The nights by the diary, tonight among them, and the line that says so; else nothing."""
    before = session.remembered.nights_before
    if before is None:
        return session, ()
    nights = min(before + 1, FORTNIGHT)
    return session.with_facts({NIGHTS: nights}), (Line("diary.counted", {"nights": nights}),)


def remark(session: Session) -> tuple[Line, ...]:
    """What brought relief last time, if anything did."""
    helped = session.remembered.helped_before
    return (Line("diary.helped", {"what": helped}),) if helped else ()


def come_back(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """The conversation was cut off a little while ago: it goes on where it was."""
    return ask_pending(replace(session, paused=False), Line("diary.cut_off"), counted=False)


def night_of(session: Session) -> date | None:
    """The day of the morning after this night; None where the time is not known."""
    return (session.now + NOON_TO_NOON).date() if session.now else None
