"""What a conversation can prove, in one list; a transcript names the one that it is about."""

HAPPY = frozenset(
    {"happy path", "guided relief", "comfort steps", "escalation", "country", "night and screen"}
)
"""What a night brings to somebody who answers every question plainly."""

BEHAVIOURS = (
    "happy path",
    "guided relief",
    "comfort steps",
    "escalation",
    "country",
    "night and screen",
    "red flag",
    "emergency taken back",
    "correction",
    "digression and return",
    "follow-up question",
    "silence",
    "not understood",
    "unsure",
    "repeat",
    "interruption and stop",
    "pause and resume",
    "next and previous",
    "start over",
    "manner of speech",
    "progress",
    "volunteered facts",
    "someone else or a child",
    "memory and reminder",
)
"""Every behaviour, those on the happy path first."""


def is_off_the_happy_path(behaviour: str) -> bool:
    """Whether the conversation is about somebody who does not just answer plainly."""
    return behaviour not in HAPPY
