"""The shape of a flow: how it takes turns, and how it hands the conversation back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from leg_comfort.clinic import Clinic
from leg_comfort.conversation.messages import Act, EffectKind, Line, Outcome, Turn
from leg_comfort.conversation.session import Replied, Session


class Next(StrEnum):
    """How the conversation goes on after a flow has handed it back."""

    QUESTION = "question"
    """Ask the question that tells most, or give the advice if none is worth asking."""
    STRETCH = "stretch"
    """Count the next stretch."""
    NEWS = "news"
    """Note facts that nobody asked for, and weigh them if the advice was given."""
    SUMMARY = "summary"
    """Say the summary for a doctor."""
    OFFERS = "offers"
    """Make the offer that is due, else return to the pending question or offer."""
    REMINDER = "reminder"
    """Offer a reminder if one is due, else return to the pending question or offer."""
    CHECK = "check"
    """Ask for the signs of the pending safety check that are left."""
    UNRESOLVED = "unresolved"
    """Send the user to be seen, because a sign that was asked for stays open."""


@dataclass(frozen=True, slots=True)
class GoOn:
    """A conversation handed back by a flow: say the lines, then go on in this way."""

    session: Session
    lines: tuple[Line, ...] = ()
    to: Next = Next.QUESTION


Move = Replied | GoOn
"""The result of a turn in a flow."""

TakeTurn = Callable[[Session, Turn, Clinic], Move]
TakeAnswer = Callable[[Session, Clinic], Move]
TakeOutcome = Callable[[Session, Outcome], Move]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRules:
    """How the answers to a question are taken; None leaves an answer to the general rule.

    unclear: the words were neither a plain yes nor a plain no, or were not understood.
    skipped: the question was passed over, or not understood twice.
    facts: the user said something in other words than yes or no.
    refused: the user does not want to answer.
    """

    yes: TakeAnswer | None = None
    no: TakeAnswer | None = None
    unsure: TakeAnswer | None = None
    unclear: TakeAnswer | None = None
    skipped: TakeAnswer | None = None
    facts: TakeTurn | None = None
    refused: TakeAnswer | None = None


def _never_due(session: Session, *lines: Line) -> Replied | None:
    return None


def _as_it_is(session: Session, turn: Turn) -> Turn:
    return turn


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """A digression: a sub-dialogue that sets the pending question aside and returns to it.

    opens: the question or offer that is pending while it is open.
    begins: the act that opens it. keeps: other acts that leave it open.
    answer: takes a yes, no or unsure while it is open.
    handles: the acts that it takes, open or not. outcomes: the effects whose outcome it takes.
    offer_if_due: says the lines and offers it unasked; returns None if it is not due.
    reads: the turn as it is meant while the flow is open.
    """

    opens: str
    begins: Act
    answer: TakeTurn
    handles: Mapping[Act, TakeTurn]
    keeps: frozenset[Act] = frozenset()
    outcomes: Mapping[EffectKind, TakeOutcome] = field(default_factory=dict)
    offer_if_due: Callable[..., Replied | None] = _never_due
    reads: Callable[[Session, Turn], Turn] = _as_it_is
