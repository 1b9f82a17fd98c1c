"""How the pretend Amazon misbehaves: what it answers instead, and how slowly."""

from dataclasses import dataclass

from bedside.amazon.answers import Answer


@dataclass(frozen=True, slots=True)
class Behaviour:
    """How requests are answered.

    instead: the answer whatever was asked; None for the right one. wait: seconds before it. drip:
    seconds before each of its bytes, from the status line on. raw: these very bytes, HTTP or not,
    in place of any answer.
    """

    instead: Answer | None = None
    wait: float = 0
    drip: float = 0
    raw: bytes | None = None


WELL = Behaviour()
