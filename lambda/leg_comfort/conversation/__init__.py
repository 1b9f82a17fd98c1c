"""The conversation, without side effects: (session, turn) → (session, reply)."""

from leg_comfort.conversation.flows.advice import steps_for
from leg_comfort.conversation.flows.diary import night_of
from leg_comfort.conversation.flows.relief import STRETCHES
from leg_comfort.conversation.flows.repair import MANNERS
from leg_comfort.conversation.flows.safety_check import BARE_WORDS
from leg_comfort.conversation.messages import (
    AFRAID,
    JUST_ASKING,
    REFUSED,
    SAID_BEFORE,
    WRONG,
    Act,
    Effect,
    EffectKind,
    Kept,
    Line,
    Outcome,
    Reply,
    Result,
    Turn,
    Wish,
)
from leg_comfort.conversation.profile import Profile
from leg_comfort.conversation.prompts import REMINDER
from leg_comfort.conversation.reminder_times import proposed_time, reminder_values
from leg_comfort.conversation.router import respond, respond_to_outcome
from leg_comfort.conversation.session import Assessment, Offer, Session, Stage

__all__ = [
    "AFRAID",
    "BARE_WORDS",
    "JUST_ASKING",
    "MANNERS",
    "REFUSED",
    "REMINDER",
    "SAID_BEFORE",
    "STRETCHES",
    "WRONG",
    "Act",
    "Assessment",
    "Effect",
    "EffectKind",
    "Kept",
    "Line",
    "Offer",
    "Outcome",
    "Profile",
    "Reply",
    "Result",
    "Session",
    "Stage",
    "Turn",
    "Wish",
    "night_of",
    "proposed_time",
    "reminder_values",
    "respond",
    "respond_to_outcome",
    "steps_for",
]
