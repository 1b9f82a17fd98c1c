"""When a request was made: an old one may be somebody else's, sent once more."""

from datetime import datetime, timedelta

from bedside.console import Json
from bedside.serving.refusals import RefusedError
from leg_comfort.alexa.json_values import text_at

NEAR = timedelta(seconds=150)
"""How far a request may be from now, as Amazon demands."""
NEAR_FOR_EVENTS = timedelta(hours=1)
"""Amazon tries for so long to deliver what happened outside a session."""
EVENTS = ("AlexaSkillEvent.", "Reminders.")
"""How the types begin of what the skill's manifest asks to be told of."""


def must_be_fresh(event: Json, now: datetime) -> None:
    """Look at the time stamp. Raises RefusedError where there is none, or none near to now."""
    age = now - _stamp(text_at(event, "request", "timestamp"))
    if not -NEAR <= age <= _patience(text_at(event, "request", "type") or ""):
        raise RefusedError("time stamp")


def _patience(kind: str) -> timedelta:
    return NEAR_FOR_EVENTS if kind.startswith(EVENTS) else NEAR


def _stamp(text: str | None) -> datetime:
    try:
        stamp = datetime.fromisoformat(text or "")
    except ValueError as problem:
        raise RefusedError("time stamp") from problem
    if stamp.tzinfo is None:
        raise RefusedError("time stamp")
    return stamp
