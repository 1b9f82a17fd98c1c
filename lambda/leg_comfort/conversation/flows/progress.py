"""Better, worse, no change; and slower, louder, quieter."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from leg_comfort.clinic import Clinic
from leg_comfort.conversation.flows.relief import eased, held, stretch
from leg_comfort.conversation.messages import Line, Turn
from leg_comfort.conversation.prompts import ask_pending
from leg_comfort.conversation.session import Move, Session

IN_RELIEF = frozenset({"feel", "cramping_now", "eased"})
STEPS = "other"
"""What brought relief where no one stretch did."""
MANNERS: Mapping[str, Mapping[str, Any]] = {
    "slower": {"rate": "slow"},
    "louder": {"volume": "loud", "whisper": False},
    "quieter": {"volume": "soft"},
    "whisper": {"volume": "medium", "whisper": True},
    "normal": {"rate": "medium", "volume": "medium", "whisper": False},
}


def take_progress(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """How it goes: in relief it decides the next stretch; later it is heard and answered."""
    relieving = session.asking in IN_RELIEF
    if turn.topic == "better":
        return eased(session, clinic) if relieving else _better(session)
    if relieving and session.stretches:
        return held(session, clinic) if turn.topic == "worse" else stretch(session, clinic)
    return ask_pending(session, Line(f"repair.{turn.topic or 'no_change'}"))


def _better(session: Session) -> Move:
    helped = STEPS if session.step else session.helped
    return ask_pending(replace(session, helped=helped), Line("repair.better"))


def manner_after(manner: Mapping[str, Any], wish: str | None) -> dict[str, Any]:
    """The manner of speech once the wish (slower, louder …) is laid over it."""
    return {**manner, **MANNERS.get(wish or "normal", {})}
