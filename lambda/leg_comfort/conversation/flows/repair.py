"""Repair: not understood, say it again, go back, wait, start over, correct, speak otherwise."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from leg_comfort.clinic import CHECKS, Clinic
from leg_comfort.conversation.digressions import open_digression
from leg_comfort.conversation.flow import GoOn, Move, Next
from leg_comfort.conversation.flows import advice, answers, relief, reminder
from leg_comfort.conversation.messages import Act, Line, Reply, Turn
from leg_comfort.conversation.prompts import (
    RELIEF_QUESTIONS,
    REMINDER,
    ask,
    ask_pending,
    close,
)
from leg_comfort.conversation.session import Session

FORMS = ("full", "short", "explain")
"""The forms of a question."""
MANNERS: Mapping[str, Mapping[str, Any]] = {
    "slower": {"rate": "slow"},
    "louder": {"volume": "loud", "whisper": False},
    "quieter": {"volume": "soft"},
    "whisper": {"volume": "medium", "whisper": True},
    "normal": {"rate": "medium", "volume": "medium", "whisper": False},
}
"""The changes of each wish about the manner of speech."""


def not_understood(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """Ask the question shorter the first time, and pass over it the second time."""
    digression = open_digression(session)
    if digression is None:
        return answers.take_unclear(session, turn, clinic)
    missed = replace(session, misses=session.misses + 1)
    if missed.misses < answers.MISSES_AT_MOST:
        return ask_pending(missed, Line("repair.sorry"))
    return digression.answer(missed, Turn(Act.UNSURE), clinic)


def explain(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """Ask the pending question in other words, for a user who did not follow it."""
    form = "explain" if session.asking in CHECKS else None
    return ask_pending(session, form=form, counted=False)


def _skip(session: Session, clinic: Clinic) -> Move:
    digression = open_digression(session)
    if digression is not None:
        return digression.answer(session, Turn(Act.UNSURE), clinic)
    return answers.skip(session, clinic)


def repeat(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """Say the last lines once more, unchanged."""
    if not session.last:
        return ask_pending(session, form="full", counted=False)
    *lines, question = session.last
    again, reply = ask_pending(session, counted=False)
    asks = question.template in _wordings(reply.question) or session.paused
    return again, Reply(tuple(lines), question if asks else reply.question, reply.reprompt)


def _wordings(question: Line | None) -> set[str]:
    """Return the names of all forms of a question."""
    group = question.template.rpartition(".")[0] if question else ""
    return {f"{group}.{form}" for form in FORMS}


def go_on(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """Take "next": the next stretch or step, or past the pending question."""
    if session.asking == "eased":
        return GoOn(session, to=Next.STRETCH)
    if session.asking is not None:
        return _skip(session, clinic)
    return advice.next_step(session, clinic) if session.assessment else ask_pending(session)


def go_back(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """Take "previous": the step before, or the question before."""
    if session.asking is None and session.assessment is not None:
        return advice.previous_step(session, clinic)
    return _ask_last(session, clinic)


def _ask_last(session: Session, clinic: Clinic) -> Move:
    """Ask the question before the pending one again, its answer forgotten."""
    earlier = [q for q in session.asked if q != session.asking and q not in RELIEF_QUESTIONS]
    if not earlier:
        return ask_pending(session, Line("repair.at_the_start"))
    if earlier[-1] == REMINDER:
        return reminder.take_wish(session, Turn(Act.REMIND), clinic)
    return ask(_forget(session, earlier[-1], clinic), earlier[-1], Line("repair.again"))


def correct(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """Take an answer back: the facts named are changed, else the last question is asked again."""
    if not turn.facts and open_digression(session) is not None:
        return ask_pending(session, Line("repair.again"), counted=False)
    if not turn.facts:
        return _ask_last(session, clinic)
    if session.assessment is None:
        return answers.take_facts(session, turn, clinic)
    judged, said = advice.reassessed(session, clinic)
    changed = _verdict(judged) != _verdict(session)
    verdict = Line("repair.changed" if changed else "repair.unchanged")
    return ask_pending(judged, verdict, *(said if changed else ()), counted=False)


def _verdict(session: Session) -> tuple[str, str] | None:
    told = session.assessment
    return (told.cause, told.triage) if told else None


def pause(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """Wait quietly, and keep the pending question."""
    line = Line("repair.wait")
    return replace(session, paused=True), Reply((line,), Line("repair.ready"), Line("repair.ready"))


def resume(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """Return to the pending question."""
    return ask_pending(replace(session, paused=False), counted=False)


def start_over(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """Begin again, with the same profile and manner of speech."""
    fresh = replace(session.afresh(), last=session.last)
    return ask_pending(replace(fresh, asking="feel"), Line("repair.from_the_start"))


def leave(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """End with the line that belongs to every ending, and good night.

    As the very first words a good night may greet, so the question is put once more.
    """
    greets = turn.act is Act.GOOD_NIGHT and session.asking == "feel" and not session.facts
    if greets and not session.misses:
        return ask_pending(replace(session, misses=1))
    stays = reminder.just_set(session) if turn.act is Act.STOP else ()
    night = () if stays else (Line("system.good_night"),)
    return close(session, *stays, Line("doctor.ending.line"), *night)


def take_manner(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """Change the manner of speech, and say the pending question in it."""
    changes = MANNERS.get(turn.topic or "normal", {})
    mannered = replace(session, manner={**session.manner, **changes})
    if session.asking == "eased":
        return relief.again(mannered)
    return ask_pending(mannered, Line("repair.like_this"), counted=False)


def _forget(session: Session, question: str, clinic: Clinic) -> Session:
    findings = clinic.questions[question].findings
    kept = {f: value for f, value in session.facts.items() if f not in findings}
    asked = tuple(q for q in session.asked if q not in {question, session.asking})
    bare = tuple(q for q in session.bare if q != question)
    return replace(session, facts=kept, asked=asked, bare=bare)
