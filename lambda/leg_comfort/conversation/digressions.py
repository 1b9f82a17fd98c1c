"""Something else is asked in between: the pending question waits, and comes back after it."""

from collections.abc import Mapping

from leg_comfort.clinic import Clinic
from leg_comfort.conversation.flow import Flow, Move, TakeOutcome, TakeTurn
from leg_comfort.conversation.flows import diary, doctor_summary, reminder, stored_data
from leg_comfort.conversation.messages import Act, EffectKind, Line, Turn
from leg_comfort.conversation.prompts import (
    RELIEF_QUESTIONS,
    REMINDER,
    SIGN,
    ask_pending,
    first_form,
    returned,
)
from leg_comfort.conversation.session import Offer, Session

DIGRESSIONS: tuple[Flow, ...] = (
    reminder.FLOW,
    diary.FLOW,
    doctor_summary.FLOW,
    stored_data.FLOW,
)
"""All of them; of those that are due, the first is offered."""
ANSWERS = frozenset({Act.YES, Act.NO, Act.UNSURE})
_STAYING = frozenset(
    {
        *(Act.REPEAT, Act.MANNER, Act.PAUSE, Act.RESUME, Act.NOT_UNDERSTOOD),
        *(Act.RECALL, Act.OUTCOME, Act.COME_BACK),
        *ANSWERS,
        *(flow.begins for flow in DIGRESSIONS),
    }
)
"""Acts that leave any digression open; those that begin another set it aside themselves."""
_BY_PENDING: Mapping[str | None, Flow] = {flow.opens: flow for flow in DIGRESSIONS}
HANDLING: Mapping[Act, TakeTurn] = {
    act: handling for flow in DIGRESSIONS for act, handling in flow.handles.items()
}
_OUTCOMES: Mapping[EffectKind, TakeOutcome] = {
    kind: taking for flow in DIGRESSIONS for kind, taking in flow.outcomes.items()
}


def open_digression(session: Session) -> Flow | None:
    """Return the digression that is open, if any."""
    return _BY_PENDING.get(session.pending)


def as_meant(session: Session, turn: Turn) -> Turn:
    """Return the turn as the open digression reads it."""
    flow = open_digression(session)
    return flow.reads(session, turn) if flow else turn


def left_for(session: Session, turn: Turn) -> Session:
    """Return the session without the digressions that the turn leaves."""
    flow = open_digression(session)
    if flow is None or turn.act in _STAYING | flow.keeps or _is_remark(session, turn):
        return session
    return left_for(returned(session, flow.opens), turn)


def _is_remark(session: Session, turn: Turn) -> bool:
    """Return whether the turn is a remark that leaves the digression open.

    "No, wait" is one; so is "it is better" or "worse", unless a cramp is being stretched.
    """
    if turn.act is Act.CORRECT:
        return not turn.facts
    return turn.act is Act.PROGRESS and RELIEF_QUESTIONS.isdisjoint(session.set_aside)


def offer_due(session: Session, clinic: Clinic, *lines: Line) -> Move:
    """Say the lines, then offer the first digression that is due, if any."""
    for flow in DIGRESSIONS:
        offered = flow.offer_if_due(session, *lines)
        if offered is not None:
            return offered
    return ask_pending(session, *lines, form=first_form(session))


def take_outcome(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """Go on with the outcome of an effect, in the flow that asked for it."""
    outcome = turn.outcome
    if outcome is None:
        return ask_pending(session, counted=False)
    return _OUTCOMES[outcome.effect](session, outcome)


def still_waiting(session: Session, clinic: Clinic) -> tuple[str, ...]:
    """Return the questions and offers set aside that can come back."""
    confirming = (session.asking or "").startswith(SIGN)
    if open_digression(session) is None and not confirming:
        return ()
    known = {*clinic.questions, *Offer} - {session.pending, *(() if session.wish else (REMINDER,))}
    return tuple(each for each in session.set_aside if each in known)
