"""What it sounds like and why, comfort steps one by one, and what the night adds up to."""

from dataclasses import replace

from leg_comfort.clinic import (
    Clinic,
    Conclusion,
    Confidence,
    Triage,
    comfort_steps,
    conclude,
    escalate,
)
from leg_comfort.conversation.digressions import REMINDER, returned
from leg_comfort.conversation.flows import diary, reminder
from leg_comfort.conversation.messages import Line, Turn
from leg_comfort.conversation.prompts import ask_pending, first_form, offer
from leg_comfort.conversation.session import Assessment, Move, Offer, Session, Stage

MENTIONED = {"new_medicine": "medication", "pregnant": "pregnancy"}
"""Findings always mentioned when true, and the causes they stand for."""


WEEKS = "three_weeks"
"""The rule of escalation after which a summary to take along is offered."""


def judge(session: Session, clinic: Clinic) -> tuple[Session, Conclusion]:
    """The session with the assessment as the facts now stand, and what it rests on."""
    found = conclude(clinic, session.facts)
    risen = escalate(clinic, session.facts, found.cause)
    told = Assessment(found.cause, risen.triage.value, found.also)
    return replace(session, assessment=told), found


def advise(session: Session, clinic: Clinic, brief: bool) -> tuple[Session, tuple[Line, ...]]:
    """The first advice: what it sounds like, because of what, and one comfort step.

    brief: something else is said in the same breath, so the grounds are left out.
    """
    judged, found = judge(session, clinic)
    steps = steps_for(judged, clinic)
    first = (Line(f"steps.{steps[0]}.do"),) if steps else ()
    ready = replace(judged, stage=Stage.ADVICE, step=len(first))
    opinion = (_opinion(found, alone=brief), *(() if brief else _because(judged, clinic, found)))
    return ready, (*opinion, *diary.remark(session), *first)


def steps_for(session: Session, clinic: Clinic) -> tuple[str, ...]:
    """The comfort steps for the assessed cause, less those forbidden or already done."""
    cause = session.assessment.cause if session.assessment else "idiopathic"
    fitting = comfort_steps(clinic, session.facts, cause)
    return tuple(s for s in fitting if not (session.stretches and clinic.steps[s].done_in_relief))


def next_step(session: Session, clinic: Clinic) -> Move:
    """The next comfort step; after the last one, the line about the doctor."""
    if session.about is not None:
        return offer(session, Offer.MORE, Line("others.doctor"))
    steps = steps_for(session, clinic)
    if session.step >= len(steps):
        return offer(session, Offer.MORE, Line("advice.no_more_steps"), Line("doctor.ending.line"))
    ahead = replace(session, step=session.step + 1)
    lines = _step(steps[session.step], clinic)
    if ahead.step == len(steps):
        return offer(ahead, Offer.MORE, *lines[:1], Line("doctor.ending.line"))
    return offer(ahead, Offer.STEP, *lines)


def previous_step(session: Session, clinic: Clinic) -> Move:
    """The comfort step before the one last spoken."""
    steps = steps_for(session, clinic)
    if session.step <= 1 or not steps:
        return ask_pending(session, Line("repair.at_the_start"))
    back = replace(session, step=session.step - 1)
    return offer(back, Offer.STEP, *_step(steps[min(back.step, len(steps)) - 1], clinic))


def _step(step: str, clinic: Clinic) -> tuple[Line, ...]:
    """What to do, and what to avoid with it."""
    parts = ("do", "avoid") if clinic.steps[step].warns else ("do",)
    return tuple(Line(f"steps.{step}.{part}") for part in parts)


def conclude_night(session: Session, clinic: Clinic, *lines: Line) -> Move:
    """Once medicines and nights are known: what they add, how soon a doctor, then the steps."""
    judged, said = reassessed(session, clinic)
    ready = replace(judged, asking=None, offer=_next_offer(judged, clinic))
    return _and_then(ready, clinic, *lines, *said)


def _next_offer(session: Session, clinic: Clinic) -> Offer:
    """After weeks of it, a summary for the doctor; else the next step."""
    cause = session.assessment.cause if session.assessment else "idiopathic"
    for_weeks = WEEKS in escalate(clinic, session.facts, cause).reasons
    return Offer.SUMMARY if for_weeks else Offer.STEP


def _and_then(session: Session, clinic: Clinic, *lines: Line) -> Move:
    """Offer a reminder or a diary where one is due; what is pending comes after it."""
    if reminder.is_due(session):
        return reminder.offer_one(session, clinic, *lines)
    if diary.is_due(session):
        return diary.offer_one(session, *lines)
    return ask_pending(session, *lines, form=first_form(session))


def take_news(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """Facts nobody asked for: noted, weighed again where everything was asked, then back."""
    asked_enough = session.assessment is not None and session.asking in (None, REMINDER)
    if not asked_enough or session.about is not None or not turn.facts:
        return ask_pending(session, Line("repair.noted"))
    judged, said = reassessed(session, clinic)
    if said and _was_soon(session) and not _was_soon(judged):
        judged = returned(judged, REMINDER)  # What it was for is gone.
    lines = (Line("repair.noted" if said else "repair.unchanged"), *said)
    due = bool(said) and session.asking is None and reminder.is_due(judged)
    return reminder.offer_one(judged, clinic, *lines) if due else ask_pending(judged, *lines)


def _was_soon(session: Session) -> bool:
    told = session.assessment
    return told is not None and told.triage == Triage.SEE_DOCTOR_SOON


def reassessed(session: Session, clinic: Clinic) -> tuple[Session, tuple[Line, ...]]:
    """Weigh everything again; the lines say a changed opinion and what a doctor should know."""
    before = session.assessment
    judged, found = judge(session, clinic)
    mentioned = _mentioned(session)
    if session.concluded and before == judged.assessment:
        return judged, ()
    judged = replace(judged, concluded=True)
    if before is None or before.cause == found.cause or found.cause in MENTIONED.values():
        return judged, (*mentioned, *_level(judged, clinic, with_reason=not mentioned))
    if session.concluded:
        mentioned = ()  # They were said when the night was concluded.
    opinion = _opinion(found, alone=bool(mentioned))
    return replace(judged, step=0), (opinion, *mentioned, *_level(judged, clinic, not mentioned))


def _level(session: Session, clinic: Clinic, with_reason: bool) -> tuple[Line, ...]:
    cause = session.assessment.cause if session.assessment else "idiopathic"
    risen = escalate(clinic, session.facts, cause)
    if session.facts.get("new_medicine") is True:
        return ()  # What is said of a new medicine sends to the doctor already, and sooner.
    reasons = risen.reasons[:1] if with_reason else ()
    return (*(Line(f"doctor.reasons.{r}") for r in reasons), Line(f"doctor.levels.{risen.triage}"))


def _mentioned(session: Session) -> tuple[Line, ...]:
    true = [finding for finding in MENTIONED if session.facts.get(finding) is True]
    return tuple(Line(f"doctor.mention.{finding}") for finding in true)


def _opinion(found: Conclusion, alone: bool) -> Line:
    """alone: a second cause is left out."""
    if found.confidence is not Confidence.COULD_BE:
        return Line(f"advice.{found.confidence}", {"cause": found.cause})
    if alone or not found.also:
        return Line("advice.could_be_one", {"cause": found.cause})
    return Line("advice.could_be", {"cause": found.cause, "other": found.also[0]})


def _because(session: Session, clinic: Clinic, found: Conclusion) -> tuple[Line, ...]:
    most = 2 if found.confidence is Confidence.MOST_LIKE else 1
    told = (ground_as_told(session, clinic, each) for each in found.because)
    grounds = list(dict.fromkeys(told))[:most]
    if not grounds or found.confidence is Confidence.NOTHING_CLEAR:
        return ()
    if len(grounds) == 1:
        return (Line("advice.because_one", {"first": grounds[0]}),)
    return (Line("advice.because_two", {"first": grounds[0], "second": grounds[1]}),)


def ground_as_told(session: Session, clinic: Clinic, ground: str) -> str:
    """A finding that stands for a bare yes is read back as the question, not as the finding."""
    for question in session.bare:
        if ground in clinic.questions[question].findings:
            return question
    return ground
