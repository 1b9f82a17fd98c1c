"""The reminder to see a doctor: offered with day and time, set after a yes, moved, cancelled."""

from dataclasses import replace
from datetime import date, datetime

from leg_comfort.clinic import NIGHTS, Clinic, Triage
from leg_comfort.conversation.flow import Flow, Move
from leg_comfort.conversation.flows.reminder_offer import offer_if_due, propose
from leg_comfort.conversation.messages import (
    Act,
    Effect,
    EffectKind,
    Line,
    Outcome,
    Reply,
    Result,
    Turn,
    Wish,
)
from leg_comfort.conversation.prompts import REMINDER, ask_pending, close, returned, set_aside
from leg_comfort.conversation.reminder_times import FIRST, reminder_values
from leg_comfort.conversation.session import Replied, Session

NOON = 12
CANCEL, LIST = "cancel", "list"
ACCEPTED, DENIED, NOT_ASKED = "accepted", "denied", "not_asked"


def take_wish(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """Take a request about reminders: for one, for another time, to hear of it, or for none."""
    if turn.topic == CANCEL:
        return _cancel(session)
    if turn.topic == LIST:
        return _do(session, EffectKind.LOOK_UP)
    if session.now is None:
        return _told(session, Line(f"reminder.set.{Result.NO_ACCESS}"))
    if turn.wish != Wish():
        return propose(session, turn.wish)
    if session.asking == REMINDER and session.day_open:
        return ask_pending(session, counted=False)
    if session.asking == REMINDER:
        return ask_pending(session, Line("reminder.name_another"), counted=False)
    known = session.profile.reminder is not None
    return _do(session, EffectKind.LOOK_UP) if known else propose(session, Wish())


def hour_in(session: Session, turn: Turn) -> Turn:
    """Return the turn with a bare number read as a time of day, if a reminder is pending."""
    number = turn.wish.hour
    bare = turn.act is Act.REPORT and set(turn.facts) == {NIGHTS}
    if session.asking != REMINDER or not bare or number is None:
        return turn
    hour = number.replace(hour=number.hour + NOON) if number < FIRST else number
    return replace(turn, act=Act.REMIND, facts={}, wish=Wish(hour=hour))


def take_answer(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """Take the answer to the offer of a reminder.

    A yes with another time is asked about again; a yes to the question for a day names none.
    """
    if turn.act is Act.YES and turn.wish == Wish() and not session.day_open:
        return _do(session, _setting(session))
    if turn.act is Act.YES:
        return propose(session, turn.wish)
    return _declined(session) if turn.act is Act.NO else leave_open(session)


def just_set(session: Session) -> tuple[Line, ...]:
    """Return the line that the reminder stays, if it was set just now and may be meant by stop."""
    said = {line.template for line in session.last}
    made = {f"reminder.{kind}.{Result.DONE}" for kind in (EffectKind.SET, EffectKind.MOVE)}
    return (Line("reminder.stays"),) if said & made else ()


def leave_open(session: Session) -> Move:
    """Return to the question set aside, without a reminder but without a refusal."""
    return ask_pending(returned(session, REMINDER), Line("reminder.later"), counted=False)


def take_consent(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """Take the answer to Alexa's question for the permission, with the wish that went along."""
    wish = turn.wish
    when = datetime.combine(wish.day, wish.hour) if wish.day and wish.hour else session.wish
    waiting = set_aside(session, REMINDER)
    asked = replace(waiting, permission_asked=True, asking=REMINDER, offer=None, wish=when)
    if turn.topic == ACCEPTED:
        return _do(asked, _setting(asked)) if when else ask_pending(returned(asked, REMINDER))
    if turn.topic == DENIED:
        refused = asked.with_profile(refused_on=_today(asked))
        return _told(refused, Line("reminder.permission_denied"), _doctor(refused))
    failed = turn.topic == NOT_ASKED
    line = Line(f"reminder.permission_{'card' if failed else 'unanswered'}")
    return _shown(asked, line, _doctor(asked))


def take_outcome(session: Session, outcome: Outcome) -> Move:
    """Say the outcome; if it failed, advise to see the doctor all the same."""
    group = f"reminder.{outcome.effect}.{outcome.result}"
    if outcome.result is Result.DONE:
        return _done(session, outcome)
    if outcome.result is Result.NONE_SET:
        return _none_set(session, outcome, group)
    setting = outcome.effect in (EffectKind.SET, EffectKind.MOVE)
    if setting and outcome.result is Result.NOT_PERMITTED:
        return _ask_permission(session)
    if setting:
        return _told(session, Line(group), _doctor(session))
    return _told(session, Line(group))


def _done(session: Session, outcome: Outcome) -> Move:
    token = None if outcome.effect is EffectKind.CANCEL else outcome.token
    knowing = session.with_profile(reminder=token)
    if outcome.effect is EffectKind.SET:
        knowing = knowing.with_profile(refused_on=None)
    when, today = outcome.when or session.wish, _today(session)
    values = reminder_values(when, today) if when and today else {}
    return _told(knowing, Line(f"reminder.{outcome.effect}.{Result.DONE}", values))


def _none_set(session: Session, outcome: Outcome, group: str) -> Move:
    """Set a new reminder if one was to be moved; propose one if one was believed to exist."""
    gone = session.with_profile(reminder=None)
    if outcome.effect is EffectKind.MOVE and session.wish is not None:
        return _do(gone, EffectKind.SET)
    believed = session.profile.reminder is not None
    if outcome.effect is EffectKind.LOOK_UP and believed and session.now:
        return propose(gone, Wish(), Line(group))
    return _told(gone, Line(group))


def _ask_permission(session: Session) -> Move:
    if session.permission_asked:
        return _shown(session, Line("reminder.permission_card"), _doctor(session))
    asking = replace(session, permission_asked=True)
    return asking, Reply((Line("reminder.hand_over"),), ask_permission=True)


def _shown(session: Session, *lines: Line) -> Replied:
    after, reply = _told(session, *lines)
    return after, replace(reply, show_permission=True)


def _told(session: Session, *lines: Line) -> Replied:
    """Say the lines and return to the question set aside; without one, end."""
    back = returned(session, REMINDER)
    if back.asking is None and back.offer is None:
        ending = Line("doctor.ending.line")
        return close(back, *(line for line in lines if line != ending), ending)
    return ask_pending(back, *lines, counted=False)


def _do(session: Session, kind: EffectKind) -> Move:
    return session, Reply(effect=Effect(kind, session.wish))


def _setting(session: Session) -> EffectKind:
    return EffectKind.SET if session.profile.reminder is None else EffectKind.MOVE


def _cancel(session: Session) -> Move:
    if session.asking == REMINDER and session.profile.reminder is None:
        return _declined(session)
    return _do(session, EffectKind.CANCEL)


def _declined(session: Session) -> Move:
    if session.profile.reminder is not None:
        return _told(session, Line("reminder.unmoved"))
    refused = session.with_profile(refused_on=_today(session))
    return _told(refused, Line("reminder.declined"))


def _today(session: Session) -> date | None:
    return session.now.date() if session.now else None


def _doctor(session: Session) -> Line:
    """Return the advice to see a doctor, for a user who will not be reminded of it."""
    triage = session.assessment.triage if session.assessment else None
    if triage == Triage.SEE_WITHIN_DAYS:
        return Line(f"doctor.levels.{triage}")
    soon = triage == Triage.SEE_DOCTOR_SOON
    return Line("reminder.doctor_anyway" if soon else "doctor.ending.line")


FLOW = Flow(
    opens=REMINDER,
    begins=Act.REMIND,
    keeps=frozenset({Act.NEXT, Act.REPORT, Act.CONSENT}),
    answer=take_answer,
    handles={Act.REMIND: take_wish, Act.CONSENT: take_consent},
    outcomes=dict.fromkeys(
        (EffectKind.SET, EffectKind.MOVE, EffectKind.CANCEL, EffectKind.LOOK_UP), take_outcome
    ),
    offer_if_due=offer_if_due,
    reads=hour_in,
)
