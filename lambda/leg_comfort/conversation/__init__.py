"""What to say next. Pure: (session, turn) → (session, reply)."""

from leg_comfort.conversation.errands import Deed, Errand, Outcome, Result, Wish
from leg_comfort.conversation.remembered import Remembered
from leg_comfort.conversation.replies import Line, Reply
from leg_comfort.conversation.respond import come_back_with, respond
from leg_comfort.conversation.session import Assessment, Move, Offer, Session, Stage
from leg_comfort.conversation.turns import Act, Turn

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
