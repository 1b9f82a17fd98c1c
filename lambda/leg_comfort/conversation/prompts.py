"""Asking a question, asking it again, setting it aside for another, and ending without one."""

from dataclasses import replace

from leg_comfort.clinic import CHECKS
from leg_comfort.conversation.messages import Line, Reply, Value
from leg_comfort.conversation.reminder_times import reminder_values
from leg_comfort.conversation.session import Offer, Replied, Session, Stage

REMINDER = "reminder"
"""The question whether a reminder is to be set for the time proposed."""
SIGN = "which_"
"""How the id of a question for a single finding begins; the finding's id follows."""
TIMES_AT_MOST = 2
"""How often a question is put in a conversation, unless the user asks for it again."""
STAGE_OF = {
    "feel": Stage.RELIEF,
    "cramping_now": Stage.RELIEF,
    "eased": Stage.RELIEF,
    **dict.fromkeys((*CHECKS, "rf1_leg_rest", "child_now", "child_today"), Stage.SAFETY),
    REMINDER: Stage.REMINDER,
}
WITH_NET = frozenset(f"ask.{check}" for check in (*CHECKS, "rf1_leg_rest"))
"""After silence these say what would need help as well, since a second silence ends."""
ALWAYS_SHORT = WITH_NET
"""Said in full once only; their short form has several wordings."""
ALWAYS_FULL = frozenset({"ask.reminder", "ask.reminder_move"})
"""A yes to a reminder is a yes to its day and time, so these are said each time."""
NO_BIRTH = ("male", "over_55")
"""Of whom a birth is not asked."""
RELIEF_QUESTIONS = frozenset({"cramping_now", "eased", "which_cramp_over_10_min_not_easing"})


def ask(
    session: Session, question: str, *lines: Line, form: str = "full", counted: bool = True
) -> Replied:
    """Say the lines, then ask the question in one of its forms: full, short or explain.

    counted: whether it counts towards the most questions that a user is asked; a question that
    safety needs does not.
    """
    asked = (*(q for q in session.asked if q != question), question)
    stage = _stage_for(session, question)
    times = session.put + (counted and question not in RELIEF_QUESTIONS)
    put = {**session.times, question: session.times.get(question, 0) + 1}
    going = replace(
        session, asking=question, asked=asked, put=times, times=put, offer=None, stage=stage
    )
    return going, _open(going, lines, _group(going, question), form)


def offer(session: Session, offered: Offer, *lines: Line, form: str | None = None) -> Replied:
    """Say the lines, then make an offer, in this form or else in the one that is due."""
    going = replace(session, asking=None, offer=offered, misses=0)
    group = f"offer.{offered.value}"
    return going, _open(going, lines, group, form or _first_form(session, group))


def ask_pending(
    session: Session, *lines: Line, form: str | None = None, counted: bool = True
) -> Replied:
    """Say the lines, then ask the pending question or make the pending offer again.

    Without a form the forms take turns, so that nobody hears the same words three times in a row.
    """
    if session.asking is not None:
        chosen = form or _other_form(session, _group(session, session.asking))
        return ask(session, session.asking, *lines, form=chosen, counted=counted)
    if session.offer is not None:
        group = f"offer.{session.offer.value}"
        return session, _open(session, lines, group, form or _other_form(session, group))
    return ask(session, "feel", *lines)


def close(session: Session, *lines: Line) -> Replied:
    """Say the lines and end."""
    return replace(session, asking=None, offer=None), Reply(lines=lines)


def first_form(session: Session) -> str:
    """Return the form in which the pending offer is made for the first time."""
    return _first_form(session, f"offer.{session.offer}")


def set_aside(session: Session, digression: str) -> Session:
    """Return the session with the pending question or offer waiting, unless it is this one."""
    pending = session.pending
    if pending is None or pending == digression:
        return session
    waiting = (*(each for each in session.set_aside if each not in (digression, pending)), pending)
    return replace(session, set_aside=waiting, stage=_stage_without_reminder(session))


def returned(session: Session, digression: str) -> Session:
    """Return the session without this digression: the question set aside last is pending again."""
    if session.pending != digression:
        return session
    *waiting, last = session.set_aside or (None,)
    offered = next((each for each in Offer if each == last), None)
    return replace(
        session,
        asking=None if offered else last,
        offer=offered,
        set_aside=tuple(each for each in waiting if each),
        wish=None if digression == REMINDER else session.wish,
        day_open=session.day_open and digression != REMINDER,
        misses=0,
        stage=_stage_without_reminder(session),
    )


def _open(session: Session, lines: tuple[Line, ...], group: str, form: str) -> Reply:
    values = _values(session) if group in ALWAYS_FULL and form == "full" else {}
    again = "reprompt" if group in WITH_NET else "short"
    return Reply(lines, Line(f"{group}.{form}", values), Line(f"{group}.{again}"))


def _group(session: Session, question: str) -> str:
    """Return the group of the question's forms: of a reminder to move, or without a birth."""
    if question == REMINDER and session.day_open:
        return "ask.reminder_day"
    if question == "risk_clot" and any(session.facts.get(f) is True for f in NO_BIRTH):
        return "ask.risk_clot_without_birth"
    moves = question == REMINDER and session.profile.reminder is not None
    return "ask.reminder_move" if moves else f"ask.{question}"


def _values(session: Session) -> dict[str, Value]:
    today = session.now.date() if session.now else None
    return reminder_values(session.wish, today) if session.wish else {}


def _first_form(session: Session, group: str) -> str:
    said = session.last[-1].template if session.last else ""
    return "short" if said == f"{group}.full" else "full"


def _other_form(session: Session, group: str) -> str:
    if group in ALWAYS_SHORT | ALWAYS_FULL:
        return "short" if group in ALWAYS_SHORT else "full"
    said = session.last[-1].template if session.last else ""
    return "full" if said == f"{group}.short" else "short"


def _stage_for(session: Session, question: str) -> Stage:
    """Return the question's stage; an emergency, the advice and a which_… keep the present one."""
    if session.stage is Stage.EMERGENCY or question.startswith(SIGN):
        return session.stage
    if session.assessment is not None and question != REMINDER:
        return Stage.ADVICE
    return STAGE_OF.get(question, Stage.QUESTIONS)


def _stage_without_reminder(session: Session) -> Stage:
    return Stage.ADVICE if session.stage is Stage.REMINDER else session.stage
