"""What is kept of the person: told on asking, deleted after one more yes."""

from collections.abc import Mapping
from dataclasses import replace

from leg_comfort.clinic import Clinic
from leg_comfort.conversation.digressions import returned, set_aside
from leg_comfort.conversation.messages import (
    Act,
    Deed,
    Errand,
    Kept,
    Line,
    Outcome,
    Reply,
    Result,
    Turn,
)
from leg_comfort.conversation.profile import Remembered
from leg_comfort.conversation.prompts import RELIEF_QUESTIONS, ask, ask_pending, offer
from leg_comfort.conversation.session import Move, Offer, Session

WHISPER, INFORMED = "whisper", "informed"
GONE = {Result.NONE_SET, Result.NOT_PERMITTED}
"""What tells that there is no reminder of ours: none without a permission."""


def ask_first(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """One question before everything goes."""
    return offer(set_aside(session, Offer.FORGET), Offer.FORGET)


def answer(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """With a yes everything goes; else everything stays, and so does what was pending."""
    if turn.act is Act.YES:
        return session, Reply(errand=Errand(Deed.FORGET))
    return ask_pending(returned(session, Offer.FORGET), Line("memory.kept"), counted=False)


def take_forgotten(session: Session, outcome: Outcome) -> Move:
    """Say whether it is gone. What was told tonight is gone with it."""
    if outcome.result is Result.STORE_DOWN:
        down = Line(f"memory.forget.{Result.STORE_DOWN}")
        return ask_pending(returned(session, Offer.FORGET), down, counted=False)
    days = session.remembered.diary_days
    blank = replace(session.afresh(), remembered=Remembered(diary_days=days))
    gone = Line(_gone(session, outcome))
    if RELIEF_QUESTIONS & set(session.set_aside):
        return ask(blank, "feel", gone)  # Who may be cramping is not left alone with it.
    return offer(blank, Offer.MORE, gone)


def recall(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """Look up what is kept."""
    return session, Reply(errand=Errand(Deed.RECALL))


def take_recalled(session: Session, outcome: Outcome) -> Move:
    """Say exactly what is stored."""
    if outcome.result is not Result.DONE:
        said: tuple[Line, ...] = (Line(f"memory.recall.{Result.STORE_DOWN}"),)
    elif not outcome.kept:
        set_ = session.remembered.reminder is not None
        said = (Line("memory.recall.none_but_reminder" if set_ else "memory.recall.none"),)
    else:
        said = (Line("memory.recall.opening"), *map(_kept, _in_order(outcome.kept)))
    return ask_pending(session, *said, counted=False)


def _in_order(kept: Mapping[str, Kept]) -> list[tuple[str, Kept]]:
    """What was heard comes after what was wished for and done."""
    return sorted(kept.items(), key=lambda item: item[0] == INFORMED)


def _kept(item: tuple[str, Kept]) -> Line:
    name, value = item
    if name == WHISPER:
        return Line(f"memory.recall.{WHISPER}_{'on' if value else 'off'}")
    return Line(f"memory.recall.{name}", {} if value is True else {_CALLED.get(name, name): value})


def _gone(session: Session, outcome: Outcome) -> str:
    """The line for what became of the store and of the reminder."""
    forms = _DELETED if outcome.result is Result.DONE else _NOTHING_KEPT
    return f"memory.forget.{forms[_reminder(session, outcome)]}"


def _reminder(session: Session, outcome: Outcome) -> bool | None:
    """Whether a reminder was cancelled; None where there is none."""
    found, known = outcome.reminders, session.remembered.reminder is not None
    if found in GONE or (found in (None, Result.NO_ACCESS) and not known):
        return None
    return found is Result.DONE


_CALLED: Mapping[str, str] = {
    "time_zone": "zone",
    "refused_on": "day",
    "diary_since": "day",
    "diary_refused_on": "day",
    "nights": "count",
}
"""What the lines call what is kept, where that is another name."""
_DELETED: Mapping[bool | None, str] = {
    None: "done_without_reminder",
    True: "done",
    False: "done_but_reminder",
}
_NOTHING_KEPT: Mapping[bool | None, str] = {
    None: "nothing",
    True: "nothing_but_reminder",
    False: "nothing_but_reminder_stuck",
}
