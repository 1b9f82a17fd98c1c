"""The reminder to see a doctor: offered with day and time, made after a yes, changed, cancelled."""

from dataclasses import replace
from datetime import date, datetime

from leg_comfort.clinic import Clinic, Triage
from leg_comfort.clinic.facts import NIGHTS
from leg_comfort.conversation.digressions import REMINDER, returned, set_aside
from leg_comfort.conversation.messages import (
    Act,
    Deed,
    Errand,
    Line,
    Outcome,
    Reply,
    Result,
    Turn,
    Wish,
)
from leg_comfort.conversation.prompts import ask, ask_pending, close
from leg_comfort.conversation.reminder_times import FIRST, proposal, values_of, wished
from leg_comfort.conversation.session import Move, Session

NOON = 12
CANCEL, LIST = "cancel", "list"
ACCEPTED, DENIED = "accepted", "denied"


def is_due(session: Session) -> bool:
    """Whether a reminder is to be offered of the skill's own accord."""
    told, now = session.assessment, session.now
    if now is None or told is None or told.triage != Triage.SEE_DOCTOR_SOON:
        return False
    known = session.remembered
    return known.rested(known.refused_on, now.date()) and REMINDER not in session.asked


def offer_one(session: Session, clinic: Clinic, *lines: Line) -> Move:
    """Say the lines, then offer a reminder; where one may be set already, look first."""
    if session.remembered.reminder is not None:
        asked = replace(session, asked=(*session.asked, REMINDER))
        return asked, Reply(lines, errand=Errand(Deed.LOOK_UP))
    return propose(session, Wish(), *lines)


def propose(session: Session, wish: Wish, *lines: Line) -> Move:
    """Say the lines, then ask for a yes to one day and time. The session must know the time."""
    now = session.now or datetime.min
    when, objection = wished(now, session.wish or proposal(now), wish)
    said = (*lines, Line(f"reminder.{objection}")) if objection else lines
    return ask(replace(set_aside(session, REMINDER), wish=when), REMINDER, *said, counted=False)


def take_wish(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """The person speaks of a reminder: wants one, another time for it, to know of it, or none."""
    if turn.topic == CANCEL:
        return _cancel(session)
    if turn.topic == LIST:
        return _errand(session, Deed.LOOK_UP)
    if session.now is None:
        return _told(session, Line(f"reminder.set.{Result.NO_ACCESS}"))
    if turn.wish != Wish():
        return propose(session, turn.wish)
    if session.asking == REMINDER:
        return ask_pending(session, Line("reminder.name_another"), counted=False)
    known = session.remembered.reminder is not None
    return _errand(session, Deed.LOOK_UP) if known else propose(session, Wish())


def hour_in(session: Session, turn: Turn) -> Turn:
    """The turn as it is meant: a bare number in answer to a reminder is an hour of the day."""
    number = turn.wish.hour
    bare = turn.act is Act.REPORT and set(turn.facts) == {NIGHTS}
    if session.asking != REMINDER or not bare or number is None:
        return turn
    hour = number.replace(hour=number.hour + NOON) if number < FIRST else number
    return replace(turn, act=Act.REMIND, facts={}, wish=Wish(hour=hour))


def answer(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """The answer to the offer of a reminder."""
    if turn.act is Act.YES and turn.wish == Wish():
        return _errand(session, _making(session))
    if turn.act is Act.YES:
        return propose(session, turn.wish)
    return _declined(session) if turn.act is Act.NO else leave_open(session)


def just_set(session: Session) -> tuple[Line, ...]:
    """That the reminder stays, for who may have meant it by cancel; nothing where none was set."""
    said = {line.template for line in session.last}
    made = {f"reminder.{deed}.{Result.DONE}" for deed in (Deed.SET, Deed.MOVE)}
    return (Line("reminder.stays"),) if said & made else ()


def leave_open(session: Session) -> Move:
    """Neither yes nor no: not now, and no refusal either."""
    return ask_pending(returned(session, REMINDER), Line("reminder.later"), counted=False)


def take_consent(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """Back from Alexa's own question, with the wish that went along."""
    wish = turn.wish
    when = datetime.combine(wish.day, wish.hour) if wish.day and wish.hour else session.wish
    asked = replace(session, permission_asked=True, asking=REMINDER, wish=when)
    if turn.topic == ACCEPTED:
        return _errand(asked, _making(asked)) if when else ask_pending(returned(asked, REMINDER))
    if turn.topic == DENIED:
        refused = asked.remembering(refused_on=_today(asked))
        return _told(refused, Line("reminder.permission_denied"), _doctor(refused))
    return _shown(asked, Line("reminder.permission_unanswered"), _doctor(asked))


def take_outcome(session: Session, outcome: Outcome) -> Move:
    """Say what became of it; the doctor is named all the same where it failed."""
    group = f"reminder.{outcome.deed}.{outcome.result}"
    if outcome.result is Result.DONE:
        return _done(session, outcome)
    if outcome.result is Result.NONE_SET:
        return _none_set(session, outcome, group)
    if outcome.result is Result.NOT_PERMITTED and outcome.deed in (Deed.SET, Deed.MOVE):
        return _ask_permission(session)
    if outcome.deed in (Deed.SET, Deed.MOVE):
        return _told(session, Line(group), _doctor(session))
    return _told(session, Line(group))


def _done(session: Session, outcome: Outcome) -> Move:
    token = None if outcome.deed is Deed.CANCEL else outcome.token
    knowing = session.remembering(reminder=token)
    if outcome.deed is Deed.SET:
        knowing = knowing.remembering(refused_on=None)
    when, today = outcome.when or session.wish, _today(session)
    values = values_of(when, today) if when and today else {}
    return _told(knowing, Line(f"reminder.{outcome.deed}.{Result.DONE}", values))


def _none_set(session: Session, outcome: Outcome, group: str) -> Move:
    """Nothing to move or to tell of: one is made where it was wanted, and a new one is proposed
    where one was believed to stand.
    """
    gone = session.remembering(reminder=None)
    if outcome.deed is Deed.MOVE and session.wish is not None:
        return _errand(gone, Deed.SET)
    if outcome.deed is Deed.LOOK_UP and session.remembered.reminder is not None and session.now:
        return propose(gone, Wish(), Line(group))
    return _told(gone, Line(group))


def _ask_permission(session: Session) -> Move:
    if session.permission_asked:
        return _shown(session, Line("reminder.permission_card"), _doctor(session))
    asking = replace(session, permission_asked=True)
    return asking, Reply((Line("reminder.hand_over"),), ask_permission=True)


def _shown(session: Session, *lines: Line) -> Move:
    after, reply = _told(session, *lines)
    return after, replace(reply, show_permission=True)


def _told(session: Session, *lines: Line) -> Move:
    """Say the lines and go back; with nothing to go back to, end."""
    back = returned(session, REMINDER)
    if back.asking is None and back.offer is None:
        ending = Line("doctor.ending.line")
        return close(back, *(line for line in lines if line != ending), ending)
    return ask_pending(back, *lines, counted=False)


def _errand(session: Session, deed: Deed) -> Move:
    return session, Reply(errand=Errand(deed, session.wish))


def _making(session: Session) -> Deed:
    return Deed.SET if session.remembered.reminder is None else Deed.MOVE


def _cancel(session: Session) -> Move:
    if session.asking == REMINDER and session.remembered.reminder is None:
        return _declined(session)
    return _errand(session, Deed.CANCEL)


def _declined(session: Session) -> Move:
    if session.remembered.reminder is not None:
        return _told(session, Line("reminder.unmoved"))
    refused = session.remembering(refused_on=_today(session))
    return _told(refused, Line("reminder.declined"))


def _today(session: Session) -> date | None:
    return session.now.date() if session.now else None


def _doctor(session: Session) -> Line:
    """Who could not be reminded hears it now."""
    soon = session.assessment and session.assessment.triage == Triage.SEE_DOCTOR_SOON
    return Line("reminder.doctor_anyway" if soon else "doctor.ending.line")
