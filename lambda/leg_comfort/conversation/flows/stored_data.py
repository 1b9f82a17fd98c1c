"""The stored data of the user: read out on request, deleted after one more yes."""

from collections.abc import Mapping
from dataclasses import replace

from leg_comfort.clinic import Clinic
from leg_comfort.conversation.flow import Flow, Move
from leg_comfort.conversation.messages import (
    Act,
    Effect,
    EffectKind,
    Kept,
    Line,
    Outcome,
    Reply,
    Result,
    Turn,
)
from leg_comfort.conversation.profile import Profile
from leg_comfort.conversation.prompts import (
    RELIEF_QUESTIONS,
    ask,
    ask_pending,
    offer,
    returned,
    set_aside,
)
from leg_comfort.conversation.session import Offer, Session

WHISPER, INFORMED = "whisper", "informed"
GONE = {Result.NONE_SET, Result.NOT_PERMITTED}
"""Results that mean that there is no reminder of this skill: without a permission, none."""


def ask_first(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """Ask once more before everything is deleted."""
    return offer(set_aside(session, Offer.FORGET), Offer.FORGET)


def take_answer(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """Delete everything after a yes, else return to the question set aside."""
    if turn.act is Act.YES:
        return session, Reply(effect=Effect(EffectKind.FORGET))
    return ask_pending(returned(session, Offer.FORGET), Line("memory.kept"), counted=False)


def take_forgotten(session: Session, outcome: Outcome) -> Move:
    """Say whether everything was deleted; if it was, forget tonight's facts too."""
    if outcome.result is Result.STORE_DOWN:
        down = Line(f"memory.forget.{Result.STORE_DOWN}")
        return ask_pending(returned(session, Offer.FORGET), down, counted=False)
    days = session.profile.diary_days
    blank = replace(session.afresh(), profile=Profile(diary_days=days))
    gone = Line(_gone(session, outcome))
    if RELIEF_QUESTIONS & set(session.set_aside):
        return ask(blank, "feel", gone)  # A user in a cramp needs the stretch.
    return offer(blank, Offer.MORE, gone)


def recall(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """Read everything that is stored."""
    return session, Reply(effect=Effect(EffectKind.RECALL))


def take_recalled(session: Session, outcome: Outcome) -> Move:
    """Read out the stored data, and nothing else."""
    if outcome.result is not Result.DONE:
        said: tuple[Line, ...] = (Line(f"memory.recall.{Result.STORE_DOWN}"),)
    elif not outcome.kept:
        set_ = session.profile.reminder is not None
        said = (Line("memory.recall.none_but_reminder" if set_ else "memory.recall.none"),)
    else:
        said = (Line("memory.recall.opening"), *map(_kept, _in_order(outcome.kept)))
    return ask_pending(session, *said, counted=False)


def _in_order(kept: Mapping[str, Kept]) -> list[tuple[str, Kept]]:
    """Return the items in the order of the lines: the information heard comes last."""
    return sorted(kept.items(), key=lambda item: item[0] == INFORMED)


def _kept(item: tuple[str, Kept]) -> Line:
    name, value = item
    if name == WHISPER:
        return Line(f"memory.recall.{WHISPER}_{'on' if value else 'off'}")
    return Line(f"memory.recall.{name}", {} if value is True else {_CALLED.get(name, name): value})


def _gone(session: Session, outcome: Outcome) -> str:
    """Return the line for the results of the store and of the reminders."""
    forms = _DELETED if outcome.result is Result.DONE else _NOTHING_KEPT
    return f"memory.forget.{forms[_reminder(session, outcome)]}"


def _reminder(session: Session, outcome: Outcome) -> bool | None:
    """Return whether a reminder was cancelled; None if there is none."""
    found, known = outcome.reminders, session.profile.reminder is not None
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
"""The names of stored values in the lines, if they are others than in the store."""
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


FLOW = Flow(
    opens=Offer.FORGET,
    begins=Act.FORGET,
    answer=take_answer,
    handles={Act.FORGET: ask_first, Act.RECALL: recall},
    outcomes={EffectKind.FORGET: take_forgotten, EffectKind.RECALL: take_recalled},
)
