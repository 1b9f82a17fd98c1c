"""What it sounds like and why, comfort steps one by one, and what the night adds up to."""

from dataclasses import replace

from leg_comfort.clinic import Clinic, Conclusion, Confidence, comfort_steps, conclude, escalate
from leg_comfort.conversation.asking import ask_pending, offer
from leg_comfort.conversation.replies import Line
from leg_comfort.conversation.session import Assessment, Move, Offer, Session, Stage
from leg_comfort.conversation.turns import Turn

MENTIONED = {"new_medicine": "medicine", "pregnant": "pregnancy"}
REASONS_AT_MOST = 2


def opinion(session: Session, clinic: Clinic) -> tuple[Session, tuple[Line, ...]]:
    """The assessment as the facts now stand, and the lines that say it with its grounds."""
    found = conclude(clinic, session.facts)
    risen = escalate(clinic, session.facts, found.cause)
    told = Assessment(found.cause, risen.triage.value, found.also)
    judged = replace(session, assessment=told)
    return judged, (*_informed(session), _opinion_line(found), *_because(judged, clinic, found))


def advise(session: Session, clinic: Clinic) -> tuple[Session, tuple[Line, ...]]:
    """The first advice: what it sounds like, because of what, and one comfort step."""
    judged, lines = opinion(session, clinic)
    steps = steps_for(judged, clinic)
    first = (Line(f"steps.{steps[0]}.do"),) if steps else ()
    ready = replace(judged, stage=Stage.ADVICE, step=len(first), informed=True)
    return ready, (*lines, *first)


def steps_for(session: Session, clinic: Clinic) -> tuple[str, ...]:
    """The comfort steps for the assessed cause, without those that the facts forbid."""
    cause = session.assessment.cause if session.assessment else "idiopathic"
    return comfort_steps(clinic, session.facts, cause)


def next_step(session: Session, clinic: Clinic) -> Move:
    """The next comfort step; after the last one, the line about the doctor."""
    steps = steps_for(session, clinic)
    if session.step >= len(steps):
        return offer(session, Offer.MORE, Line("advice.no_more_steps"), Line("doctor.ending.line"))
    ahead = replace(session, step=session.step + 1)
    line = Line(f"steps.{steps[session.step]}.do")
    if ahead.step == len(steps):
        return offer(ahead, Offer.MORE, line, Line("doctor.ending.line"))
    return offer(ahead, Offer.STEP, line)


def previous_step(session: Session, clinic: Clinic) -> Move:
    """The comfort step before the one last spoken."""
    steps = steps_for(session, clinic)
    if session.step <= 1 or not steps:
        return ask_pending(session, Line("repair.at_the_start"))
    back = replace(session, step=session.step - 1)
    return offer(back, Offer.STEP, Line(f"steps.{steps[min(back.step, len(steps)) - 1]}.do"))


def conclude_night(session: Session, clinic: Clinic, *lines: Line) -> Move:
    """Once medicines and nights are known: what they add, how soon a doctor, then the steps."""
    judged, said = reassessed(session, clinic)
    return offer(judged, Offer.STEP, *lines, *said)


def take_news(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """Facts nobody asked for: noted, weighed again where there is an assessment, then back."""
    if session.assessment is None or not turn.facts:
        return ask_pending(session, Line("repair.noted"))
    judged, said = reassessed(session, clinic)
    return ask_pending(judged, Line("repair.noted"), *said)


def reassessed(session: Session, clinic: Clinic) -> tuple[Session, tuple[Line, ...]]:
    """Weigh everything again; the lines say a changed opinion and what the doctor should know."""
    before = session.assessment
    judged, lines = opinion(session, clinic)
    after = judged.assessment
    changed = before is None or after is None or before.cause != after.cause
    said = (Line("advice.changes"), *lines) if changed else ()
    if changed:
        judged = replace(judged, step=0)
    return judged, (*said, *_mentioned(session), *_level(judged, clinic))


def _level(session: Session, clinic: Clinic) -> tuple[Line, ...]:
    cause = session.assessment.cause if session.assessment else "idiopathic"
    risen = escalate(clinic, session.facts, cause)
    reasons = [reason for reason in risen.reasons if reason not in MENTIONED.values()][:1]
    return (*(Line(f"doctor.reasons.{r}") for r in reasons), Line(f"doctor.levels.{risen.triage}"))


def _mentioned(session: Session) -> tuple[Line, ...]:
    true = [word for finding, word in MENTIONED.items() if session.facts.get(finding) is True]
    return tuple(Line(f"doctor.reasons.{word}") for word in true)


def _informed(session: Session) -> tuple[Line, ...]:
    return () if session.informed else (Line("system.information"),)


def _opinion_line(found: Conclusion) -> Line:
    if found.confidence is not Confidence.COULD_BE:
        return Line(f"advice.{found.confidence}", {"cause": found.cause})
    if not found.also:
        return Line("advice.could_be_one", {"cause": found.cause})
    return Line("advice.could_be", {"cause": found.cause, "other": found.also[0]})


def _because(session: Session, clinic: Clinic, found: Conclusion) -> tuple[Line, ...]:
    grounds = [_bare(session, clinic, ground) for ground in found.because][:REASONS_AT_MOST]
    if not grounds or found.confidence is Confidence.NOTHING_CLEAR:
        return ()
    if len(set(grounds)) == 1:
        return (Line("advice.because_one", {"first": grounds[0]}),)
    return (Line("advice.because_two", {"first": grounds[0], "second": grounds[1]}),)


def _bare(session: Session, clinic: Clinic, ground: str) -> str:
    """A finding that stands for a bare yes is read back as the question, not as the finding."""
    for question in session.bare:
        if question in clinic.questions and ground in clinic.questions[question].findings:
            return question
    return ground
