"""What to say next. Pure: (session, turn) → (session, reply)."""

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
from leg_comfort.conversation.profile import Remembered
from leg_comfort.conversation.router import come_back_with, respond
from leg_comfort.conversation.session import Assessment, Move, Offer, Session, Stage

__all__ = [
    "Act",
    "Assessment",
    "Deed",
    "Errand",
    "Line",
    "Move",
    "Offer",
    "Outcome",
    "Remembered",
    "Reply",
    "Result",
    "Session",
    "Stage",
    "Turn",
    "Wish",
    "come_back_with",
    "respond",
]
