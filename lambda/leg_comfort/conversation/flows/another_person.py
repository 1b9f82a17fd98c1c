"""Somebody else's leg, or a child's: first aid and the safety checks, then those who can look."""

from dataclasses import replace

from leg_comfort.clinic import Clinic
from leg_comfort.conversation.flows.interview import advance
from leg_comfort.conversation.flows.relief import stretch
from leg_comfort.conversation.messages import Act, Line, Turn
from leg_comfort.conversation.session import Move, Session

PEOPLE = frozenset({"child", "other"})


def is_news(session: Session, turn: Turn) -> bool:
    """Whether this turn is the first to say that the leg is somebody else's."""
    return turn.about in PEOPLE and session.about != turn.about


def take_notice(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """Say what can be done for them, and do it: the stretch in a cramp, the safety checks."""
    theirs = replace(session, about=turn.about, assessment=None)
    line = Line(f"others.{turn.about}")
    cramping = turn.act is Act.CRAMP_NOW or session.facts.get("cramping_now") is True
    return stretch(theirs, clinic, line) if cramping else advance(theirs, clinic, line)
