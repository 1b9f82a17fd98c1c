"""What to say next. Pure: (session, turn) → (session, reply)."""

from leg_comfort.conversation.replies import Line, Reply
from leg_comfort.conversation.respond import respond
from leg_comfort.conversation.session import Assessment, Move, Offer, Session, Stage
from leg_comfort.conversation.turns import Act, Turn

__all__ = [
    "Act",
    "Assessment",
    "Line",
    "Move",
    "Offer",
    "Reply",
    "Session",
    "Stage",
    "Turn",
    "respond",
]
