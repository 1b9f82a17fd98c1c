"""The interview: which question comes next, and when it is time for the advice."""

from collections.abc import Iterator
from dataclasses import replace

from leg_comfort.clinic import (
    FIRST_CHECKS,
    Clinic,
    Triage,
    checks_due,
    felt,
    foot_question_due,
    next_question,
    open_signs,
    walk_due,
)
from leg_comfort.conversation.flow import GoOn, Move, Next
from leg_comfort.conversation.flows import another_person, risks
from leg_comfort.conversation.flows.advice import advise, conclude_night
from leg_comfort.conversation.flows.diary import nights_by_diary
from leg_comfort.conversation.messages import Line
from leg_comfort.conversation.prompts import ask
from leg_comfort.conversation.session import Session

NIGHTS_ASKED = "nights"


def advance(session: Session, clinic: Clinic, *lines: Line) -> Move:
    """Say the lines, then ask the next question, or advise if none is worth asking."""
    going = replace(session, misses=0, paused=False)
    if going.about is not None:
        return another_person.ask_next(going, clinic, *lines)
    if going.assessment is not None:
        return _after_advice(going, clinic, lines)
    question = _next_question(going, clinic)
    if question == "rf1" and not going.informed:
        informed = replace(going, informed=True)
        return ask(informed, question, *lines, Line("system.information"))
    if question is not None:
        return ask(going, question, *lines)
    if open_signs(clinic, going.facts):
        return GoOn(going, lines, Next.UNRESOLVED)
    ready, said = advise(going, clinic, brief=bool(lines))
    return _after_advice(ready, clinic, (*lines, *said))


def _next_question(session: Session, clinic: Clinic) -> str | None:
    opening = _opening_question(session, clinic)
    if opening is not None:
        return opening
    risk = risks.left_to_ask(session, clinic, after_step=False)
    if risk is not None:
        return risk
    foot = foot_question_due(clinic, session.facts)
    if foot is not None and foot not in session.asked:
        return foot
    due = _checks_left(session, clinic)
    room = int(clinic.threshold("most_spoken")) - session.put - len(due)
    telling = next_question(clinic, session.facts, session.asked, room)
    if telling is not None:
        return telling
    return next(iter(due), None)


def _opening_question(session: Session, clinic: Clinic) -> str | None:
    if _may_be_cramping(session):
        return "cramping_now"
    first = [check for check in _checks_left(session, clinic) if check in FIRST_CHECKS]
    if first:
        return first[0]
    if "feel" not in session.facts and felt(clinic, session.facts) is None:
        return "feel"
    return None


def _checks_left(session: Session, clinic: Clinic) -> list[str]:
    """Return the checks that are due: not asked, or with a sign of which nothing is known."""
    return [
        check
        for check in checks_due(clinic, session.facts)
        if check not in session.asked or not session.facts.keys() >= _signs(check, clinic)
    ]


def _signs(check: str, clinic: Clinic) -> set[str]:
    return set(clinic.questions[check].findings)


def _may_be_cramping(session: Session) -> bool:
    return (
        session.facts.get("feel") == "cramp"
        and "cramping_now" not in session.facts
        and "cramping_now" not in session.asked
        and session.stretches == 0
    )


def _after_advice(session: Session, clinic: Clinic, lines: tuple[Line, ...]) -> Move:
    """Ask what hands-on steps and the doctor line need to know, then conclude.

    A diary answers the question about nights.
    """
    risk = risks.left_to_ask(session, clinic, after_step=True)
    if risk is not None:
        return ask(session, risk, *lines)
    question = next(_left_after_step(session, clinic), None)
    if question is not None:
        return ask(session, question, *lines)
    if not _answered(session, clinic, NIGHTS_ASKED):
        session, count = nights_by_diary(session)
        lines = (*lines, *count)
    if _is_due(session, clinic, NIGHTS_ASKED):
        return ask(session, NIGHTS_ASKED, *lines)
    return conclude_night(session, clinic, *lines)


def _left_after_step(session: Session, clinic: Clinic) -> Iterator[str]:
    """Yield the questions that the doctor line still needs, without the one about the nights."""
    for question in ("meds", "which_pregnant"):
        if _is_due(session, clinic, question):
            yield question
    if _walk_matters(session, clinic) and _is_due(session, clinic, "walk"):
        yield "walk"


def _walk_matters(session: Session, clinic: Clinic) -> bool:
    told = session.assessment
    sooner = told is not None and Triage(told.triage).rank >= Triage.SEE_WITHIN_DAYS.rank
    return not sooner and walk_due(clinic, session.facts)


def _is_due(session: Session, clinic: Clinic, question: str) -> bool:
    return question not in session.asked and not _needless(session, clinic, question)


def _needless(session: Session, clinic: Clinic, question: str) -> bool:
    excluded = clinic.questions[question].not_if
    return _answered(session, clinic, question) or (
        excluded is not None and excluded.holds(session.facts)
    )


def _answered(session: Session, clinic: Clinic, question: str) -> bool:
    findings = clinic.questions[question].findings
    return all(session.known(f) for f in findings) or any(
        session.facts.get(f) is True for f in findings
    )
