"""Raising the alarm: the sign and the action of the gravest flag, or the signs that stay open."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from leg_comfort.clinic import (
    CHECKS,
    Clinic,
    RedFlag,
    Triage,
    Way,
    level_of_open,
    open_signs,
    raised,
)
from leg_comfort.conversation.flow import Move
from leg_comfort.conversation.flows.emergency_actions import action_briefly
from leg_comfort.conversation.flows.spoken_flags import (
    CHILD,
    UNRESOLVED,
    WORSE_TOLD,
    alarm_of,
    named_of,
    of_another_version,
    raised_ids,
    sign_of,
    worse_to_ask,
)
from leg_comfort.conversation.messages import Line
from leg_comfort.conversation.prompts import ask, offer
from leg_comfort.conversation.session import Assessment, Offer, Session, Stage

NO_CAUSE = "none"


def sound(session: Session, clinic: Clinic, flags: Sequence[RedFlag]) -> Move:
    """Say the sign and the action of the gravest flag, then ask for worse or for the call.

    What would make it an emergency follows in the next turn: here it would be too much to hear.
    """
    gravest = flags[0]
    if session.stage is Stage.EMERGENCY and gravest.id in session.flags:
        return _one_more(session, clinic, flags)
    alarmed = raise_alarm(session, clinic, (flag.id for flag in flags), gravest.triage)
    alarm = alarm_of(gravest, session)
    worse = worse_to_ask(alarmed, gravest, clinic)
    if worse is not None:
        return ask(alarmed, worse, alarm, counted=False)
    return offer(alarmed, Offer.CALL, alarm)


def _one_more(session: Session, clinic: Clinic, flags: Sequence[RedFlag]) -> Move:
    """Say that another sign was heard, and the action of the gravest flag, which stands."""
    alarmed = raise_alarm(session, clinic, (flag.id for flag in flags), flags[0].triage)
    fresh = next(flag for flag in flags if flag.id not in session.flags)
    heard = Line(f"safety.{sign_of(fresh, session)}.heard")
    action = Line(fresh.line) if fresh.act is Way.CALL_OUT else action_briefly(alarmed, clinic)
    return offer(alarmed, Offer.CALL, heard, action)


def unresolved(session: Session, clinic: Clinic, *lines: Line) -> Move:
    """Send the user to be seen because of signs that stay open, and name them."""
    level = level_of_open(clinic, session.facts, session.unsure) or Triage.URGENT_TODAY
    flags = raised(clinic, session.facts)
    level = max((level, *(flag.triage for flag in flags)), key=lambda each: each.rank)
    signs = named_of(open_signs(clinic, session.facts))
    alarmed = raise_alarm(session, clinic, (*raised_ids(session, clinic), UNRESOLVED), level)
    named = Line(f"emergency.open.{level}", {"signs": signs})
    told = named if session.about != CHILD else Line(f"others.child_open.{level}")
    return offer(alarmed, Offer.CALL, *lines, told)


def raise_alarm(session: Session, clinic: Clinic, flags: Iterable[str], triage: Triage) -> Session:
    """Return the session in the emergency of these flags; a sign of worse makes it one for now."""
    flags = (*flags, *of_another_version(session, clinic))
    level = Triage.EMERGENCY_NOW if WORSE_TOLD in flags else triage
    told = Assessment(NO_CAUSE, level.value)
    resume = session.resume if session.stage is Stage.EMERGENCY else _pending_question(session)
    return replace(
        session,
        stage=Stage.EMERGENCY,
        flags=tuple(dict.fromkeys(flags)),
        assessment=told,
        paused=False,
        resume=resume,
        set_aside=(),
    )


def _pending_question(session: Session) -> str | None:
    """Return the question that the conversation goes on with if the alarm was wrong.

    A sign that is asked for in place of another question gives way to that one.
    """
    waiting = next((q for q in reversed(session.set_aside) if q not in list(Offer)), None)
    if session.set_aside or not (session.asking or "").startswith("which_"):
        return waiting if session.set_aside else session.asking
    return next((check for check in reversed(session.asked) if check in CHECKS), None)
