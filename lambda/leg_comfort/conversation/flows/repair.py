"""When a turn went astray: not understood, say again, go back, wait, start over, take it back."""

from dataclasses import replace

from leg_comfort.clinic import Clinic
from leg_comfort.conversation.digressions import REMINDER, open_aside
from leg_comfort.conversation.flows import answers, reminder, safety_check
from leg_comfort.conversation.flows.advice import next_step, previous_step, reassessed
from leg_comfort.conversation.flows.interview import advance
from leg_comfort.conversation.flows.relief import stretch
from leg_comfort.conversation.messages import Act, Line, Reply, Turn
from leg_comfort.conversation.prompts import RELIEF_QUESTIONS, ask, ask_pending, close
from leg_comfort.conversation.session import Move, Session

MISSES_AT_MOST = 2


def not_understood(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """The first time the question is put shorter; the second time it is left."""
    missed = replace(session, misses=session.misses + 1)
    if missed.misses < MISSES_AT_MOST or session.asking is None:
        return ask_pending(missed, Line("repair.sorry"))
    return skip(missed, clinic)


def skip(session: Session, clinic: Clinic) -> Move:
    """Leave the pending question: unknown, and for a safety check the warning is spoken."""
    question = session.asking
    if question is None:
        return ask_pending(session)
    if question == REMINDER:
        return reminder.leave_open(session)
    if question in RELIEF_QUESTIONS:
        return advance(session, clinic, Line("relief.keep_on"))
    bundle = safety_check.bundle_of(question, clinic)
    if bundle == question:
        return safety_check.warn(session, clinic)
    left = answers.leave(session, question, clinic)
    return safety_check.one_by_one(left, clinic) if bundle else advance(left, clinic)


def repeat(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """The last thing said, once more and unchanged."""
    if not session.last:
        return ask_pending(session, form="full", counted=False)
    *lines, question = session.last
    again, reply = ask_pending(session, counted=False)
    return again, Reply(tuple(lines), question, reply.reprompt)


def go_on(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """Next: the next step or stretch, or past the pending question."""
    if session.asking == "eased":
        return stretch(session, clinic)
    if session.asking is not None:
        return skip(session, clinic)
    return next_step(session, clinic) if session.assessment else ask_pending(session)


def go_back(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """Previous: the step before, or the question before."""
    if session.asking is None and session.assessment is not None:
        return previous_step(session, clinic)
    return reask_last(session, clinic)


def reask_last(session: Session, clinic: Clinic) -> Move:
    """Put the question before the pending one again, its answer forgotten."""
    earlier = [q for q in session.asked if q != session.asking and q not in RELIEF_QUESTIONS]
    if not earlier:
        return ask_pending(session, Line("repair.at_the_start"))
    if earlier[-1] == REMINDER:
        return reminder.take_wish(session, Turn(Act.REMIND), clinic)
    return ask(_forget(session, earlier[-1], clinic), earlier[-1], Line("repair.again"))


def correct(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """An answer taken back: by fact where one was named, else the last question is put again."""
    if not turn.facts and open_aside(session) is not None:
        return ask_pending(session, Line("repair.again"), counted=False)
    if not turn.facts:
        return reask_last(session, clinic)
    if session.assessment is None:
        return answers.take_facts(session, turn, clinic)
    judged, said = reassessed(session, clinic)
    changed = _verdict(judged) != _verdict(session)
    verdict = Line("repair.changed" if changed else "repair.unchanged")
    return ask_pending(judged, verdict, *(said if changed else ()), counted=False)


def _verdict(session: Session) -> tuple[str, str] | None:
    told = session.assessment
    return (told.cause, told.triage) if told else None


def pause(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """Wait quietly, and keep what was being asked."""
    line = Line("repair.wait")
    return replace(session, paused=True), Reply((line,), Line("repair.ready"), Line("repair.ready"))


def resume(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """Back to what was being asked."""
    return ask_pending(replace(session, paused=False), counted=False)


def start_over(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """From the beginning; only how the person likes it spoken is kept."""
    fresh = replace(session.afresh(), last=session.last)
    return ask_pending(replace(fresh, asking="feel"), Line("repair.from_the_start"))


def leave(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """Stop, cancel: the line that belongs to every ending, and good night."""
    stays = reminder.just_set(session) if turn.act is Act.STOP else ()
    return close(session, *stays, Line("doctor.ending.line"), Line("system.good_night"))


def _forget(session: Session, question: str, clinic: Clinic) -> Session:
    findings = clinic.questions[question].findings
    kept = {f: value for f, value in session.facts.items() if f not in findings}
    asked = tuple(q for q in session.asked if q not in {question, session.asking})
    bare = tuple(q for q in session.bare if q != question)
    return replace(session, facts=kept, asked=asked, bare=bare)
