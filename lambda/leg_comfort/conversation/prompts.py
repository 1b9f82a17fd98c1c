"""Putting a question, putting it again, and ending without one."""

from dataclasses import replace

from leg_comfort.conversation.messages import Line, Reply, Value
from leg_comfort.conversation.reminder_times import values_of
from leg_comfort.conversation.session import Move, Offer, Session, Stage

STAGE_OF = {
    "feel": Stage.RELIEF,
    "cramping_now": Stage.RELIEF,
    "eased": Stage.RELIEF,
    "rf1": Stage.SAFETY,
    "rf2": Stage.SAFETY,
    "reminder": Stage.REMINDER,
}
ALWAYS_SHORT = frozenset({"ask.rf1", "ask.rf2"})
"""Too long to be said in full after an answer; their short form has several wordings."""
ALWAYS_FULL = frozenset({"ask.reminder", "ask.reminder_move"})
"""A yes to a reminder is a yes to its day and time, so these are said each time."""
RELIEF_QUESTIONS = frozenset({"cramping_now", "eased", "which_cramp_over_10_min_not_easing"})


def ask(
    session: Session, question: str, *lines: Line, form: str = "full", counted: bool = True
) -> Move:
    """Say the lines, then put the question in one of its forms: full, or a shorter one.

    counted: whether it takes away from the questions that a person can be asked; what safety
    needs does not.
    """
    asked = (*(q for q in session.asked if q != question), question)
    stage = _stage_for(session, question)
    times = session.put + (counted and question not in RELIEF_QUESTIONS)
    going = replace(session, asking=question, asked=asked, put=times, offer=None, stage=stage)
    return going, _open(going, lines, _group(going, question), form)


def offer(session: Session, what: Offer, *lines: Line) -> Move:
    """Say the lines, then offer something that a yes would bring."""
    going = replace(session, asking=None, offer=what, misses=0)
    group = f"offer.{what.value}"
    return going, _open(going, lines, group, _first_form(session, group))


def ask_pending(
    session: Session, *lines: Line, form: str | None = None, counted: bool = True
) -> Move:
    """Say the lines, then come back to whatever was being asked.

    Without a form it takes turns, so that nobody hears the same question three times running.
    """
    if session.asking is not None:
        chosen = form or _other_form(session, _group(session, session.asking))
        return ask(session, session.asking, *lines, form=chosen, counted=counted)
    if session.offer is not None:
        group = f"offer.{session.offer.value}"
        return session, _open(session, lines, group, form or _other_form(session, group))
    return ask(session, "feel", *lines)


def close(session: Session, *lines: Line) -> Move:
    """Say the lines and end."""
    return replace(session, asking=None, offer=None), Reply(lines=lines)


def _open(session: Session, lines: tuple[Line, ...], group: str, form: str) -> Reply:
    values = _values(session) if group in ALWAYS_FULL and form == "full" else {}
    return Reply(lines, Line(f"{group}.{form}", values), Line(f"{group}.short"))


def _group(session: Session, question: str) -> str:
    """Where the question's forms are; a reminder that is set already is moved."""
    moves = question == "reminder" and session.remembered.reminder is not None
    return "ask.reminder_move" if moves else f"ask.{question}"


def _values(session: Session) -> dict[str, Value]:
    today = session.now.date() if session.now else None
    return values_of(session.wish, today) if session.wish else {}


def first_form(session: Session) -> str:
    """The form in which the pending offer is put for the first time."""
    return _first_form(session, f"offer.{session.offer}")


def _first_form(session: Session, group: str) -> str:
    said = session.last[-1].template if session.last else ""
    return "short" if said == f"{group}.full" else "full"


def _other_form(session: Session, group: str) -> str:
    if group in ALWAYS_SHORT | ALWAYS_FULL:
        return "short" if group in ALWAYS_SHORT else "full"
    said = session.last[-1].template if session.last else ""
    return "full" if said == f"{group}.short" else "short"


def _stage_for(session: Session, question: str) -> Stage:
    """An emergency and the advice keep their stage, and a which_… that of what led to it."""
    if session.stage is Stage.EMERGENCY or question.startswith("which_"):
        return session.stage
    if session.assessment is not None and question != "reminder":
        return Stage.ADVICE
    return STAGE_OF.get(question, Stage.QUESTIONS)
