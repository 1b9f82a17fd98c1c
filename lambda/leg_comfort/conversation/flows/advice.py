"""The cause and why, comfort steps one by one, and how soon to see a doctor."""

from dataclasses import replace
from datetime import timedelta

from leg_comfort.clinic import (
    CHECKS,
    Clinic,
    Conclusion,
    Confidence,
    Triage,
    comfort_steps,
    conclude,
    escalate,
)
from leg_comfort.conversation.flow import GoOn, Move, Next
from leg_comfort.conversation.flows.another_person import doctor_line
from leg_comfort.conversation.flows.diary import remark
from leg_comfort.conversation.messages import Line
from leg_comfort.conversation.prompts import REMINDER, ask_pending, close, offer, returned
from leg_comfort.conversation.session import Assessment, Offer, Session, Stage

NO_CAUSE_YET = "idiopathic"
MENTIONED = {"new_medicine": "medication", "pregnant": "pregnancy"}
"""Findings that are always mentioned when true, and the causes that they point to."""
OPEN_RISK = "open_clot_risk_and_sore_calf"
"""The rule of escalation that names the signs of a clot, always said where it holds."""
OPEN_RISK_LINE = Line(f"doctor.reasons.{OPEN_RISK}")
"""It says how soon as well, and stands alone: what the cause may be matters less."""
WEEKS = "three_weeks"
"""The rule of escalation after which a summary for the doctor is offered."""


def judge(session: Session, clinic: Clinic) -> tuple[Session, Conclusion]:
    """Return the session assessed by the facts as they are now, and the conclusion."""
    found = conclude(clinic, session.facts)
    risen = escalate(clinic, session.facts, found.cause)
    told = Assessment(found.cause, risen.triage.value, found.also)
    return replace(session, assessment=told), found


def advise(session: Session, clinic: Clinic, brief: bool) -> tuple[Session, tuple[Line, ...]]:
    """Return the session and lines of the first advice: the cause, the reasons and one step.

    brief: say at most one reason back, because something else is said before the advice.
    """
    judged, found = judge(session, clinic)
    steps = steps_for(judged, clinic)
    first = (Line(f"steps.{steps[0]}.do"),) if steps else ()
    ready = replace(judged, stage=Stage.ADVICE, step=len(first))
    helped = remark(session)
    opinion = _with_what_was_told(judged, clinic, found, brief or bool(helped))
    return ready, (*opinion, *helped, *first)


def steps_for(session: Session, clinic: Clinic) -> tuple[str, ...]:
    """Return the comfort steps for the cause, without those forbidden or done already."""
    fitting = comfort_steps(clinic, session.facts, _cause(session))
    return tuple(s for s in fitting if not (session.stretches and clinic.steps[s].done_in_relief))


def accept(session: Session, clinic: Clinic) -> Move:
    """Take a yes to an offer."""
    if session.offer is Offer.STEP:
        return next_step(session, clinic)
    if session.offer is Offer.SUMMARY:
        return GoOn(replace(session, offer=Offer.STEP), to=Next.SUMMARY)
    return ask_pending(session)


def refuse(session: Session) -> Move:
    """Take a no to an offer: after a summary the steps are left, after all else it is the end.

    Nothing more to ask while the interview has not come to its end: it goes on.
    """
    if session.offer is Offer.SUMMARY:
        return offer(session, Offer.STEP)
    if session.offer is Offer.MORE and _is_unfinished(session):
        return GoOn(replace(session, offer=None))
    return close(session, Line("doctor.ending.line"))


def _is_unfinished(session: Session) -> bool:
    """Return whether the interview was begun and has not said how soon to see a doctor."""
    begun = any(check in session.asked for check in CHECKS)
    return begun and not session.concluded and session.about is None


def next_step(session: Session, clinic: Clinic) -> Move:
    """Say the next comfort step; with the last one, and after it, the line about the doctor."""
    if session.about is not None:
        return offer(session, Offer.MORE, Line(doctor_line(session)))
    steps, ending = steps_for(session, clinic), Line("doctor.ending.line")
    if session.step >= len(steps):
        return offer(session, Offer.MORE, Line("advice.no_more_steps"), ending)
    ahead = replace(session, step=session.step + 1)
    do, *avoid = _step(steps[session.step], clinic)
    if ahead.step == len(steps):
        return offer(ahead, Offer.MORE, do, ending)
    return offer(ahead, Offer.STEP, do, *avoid)


def previous_step(session: Session, clinic: Clinic) -> Move:
    """Say the comfort step before the one spoken last."""
    steps = steps_for(session, clinic)
    if session.step <= 1 or not steps:
        return ask_pending(session, Line("repair.at_the_start"))
    back = replace(session, step=session.step - 1)
    return offer(back, Offer.STEP, *_step(steps[min(back.step, len(steps)) - 1], clinic))


def _step(step: str, clinic: Clinic) -> tuple[Line, ...]:
    """Return the line with the step, and the line with its warning if it has one."""
    parts = ("do", "avoid") if clinic.steps[step].warns else ("do",)
    return tuple(Line(f"steps.{step}.{part}") for part in parts)


def conclude_night(session: Session, clinic: Clinic, *lines: Line) -> Move:
    """Say how soon to see a doctor, once medicines and nights are known; offer the steps."""
    judged, said = reassessed(session, clinic)
    ready = replace(judged, asking=None, offer=_next_offer(judged, clinic))
    return GoOn(ready, (*lines, *said), Next.OFFERS)


def _next_offer(session: Session, clinic: Clinic) -> Offer:
    for_weeks = WEEKS in escalate(clinic, session.facts, _cause(session)).reasons
    return Offer.SUMMARY if for_weeks else Offer.STEP


def take_news(session: Session, clinic: Clinic, *lines: Line) -> Move:
    """Note facts that nobody asked for; once the advice was given, say how they change it."""
    asked_enough = session.assessment is not None and session.asking in (None, REMINDER)
    if not asked_enough or session.about is not None:
        return ask_pending(session, *lines, Line("repair.noted"))
    judged, said = reassessed(session, clinic)
    if said and _was_soon(session) and not _was_soon(judged):
        judged = returned(judged, REMINDER)  # The reason for the reminder is gone.
    news = (*lines, Line("repair.noted" if said else "repair.unchanged"), *said)
    if said and session.asking is None:
        return GoOn(judged, news, Next.REMINDER)
    return ask_pending(judged, *news)


def _was_soon(session: Session) -> bool:
    told = session.assessment
    return told is not None and told.triage in {Triage.SEE_DOCTOR_SOON, Triage.SEE_WITHIN_DAYS}


def reassessed(session: Session, clinic: Clinic) -> tuple[Session, tuple[Line, ...]]:
    """Return the session assessed again, and the lines that say the changes, if any."""
    before = session.assessment
    judged, found = judge(session, clinic)
    mentioned = _mentioned(session)
    if session.concluded and before == judged.assessment:
        return judged, ()
    judged = replace(judged, concluded=True)
    if before is None or before.cause == found.cause or found.cause in MENTIONED.values():
        return judged, (*mentioned, *_level(judged, clinic, with_reason=not mentioned))
    if session.concluded:
        mentioned = ()  # They were said already.
    level = _level(judged, clinic, not mentioned)
    opinion = (_opinion(found, alone=bool(mentioned)),) if OPEN_RISK_LINE not in level else ()
    return replace(judged, step=0), (*opinion, *mentioned, *level)


def _level(session: Session, clinic: Clinic, with_reason: bool) -> tuple[Line, ...]:
    risen = escalate(clinic, session.facts, _cause(session))
    if OPEN_RISK in risen.reasons[:1]:
        return (OPEN_RISK_LINE,)
    if session.facts.get("new_medicine") is True:
        return ()  # The line about a new medicine sends to the doctor already, and sooner.
    reasons = risen.reasons[:1] if with_reason else ()
    course = (_course(session, clinic),) if risen.triage is Triage.SELF_CARE else ()
    why = (Line(f"doctor.reasons.{reason}") for reason in reasons)
    return (*why, Line(f"doctor.levels.{risen.triage}"), *course)


def _course(session: Session, clinic: Clinic) -> Line:
    """Return the line that says how it should go on at home, and when it is for the doctor."""
    days = int(clinic.threshold("call_after_days"))
    if session.now is None:
        return Line("doctor.course.in_days", {"days": days})
    last = session.now.date() + timedelta(days=days)
    return Line("doctor.course.by_day", {"day": last.isoformat()})


def _mentioned(session: Session) -> tuple[Line, ...]:
    true = [finding for finding in MENTIONED if session.facts.get(finding) is True]
    return (Line(f"doctor.mention.{'_and_'.join(true)}"),) if true else ()


def _opinion(found: Conclusion, alone: bool) -> Line:
    """Return the line that names the cause. alone: leave a second cause out."""
    if found.confidence is not Confidence.COULD_BE:
        return Line(f"advice.{found.confidence}", {"cause": found.cause})
    if alone or not found.also:
        return Line("advice.could_be_one", {"cause": found.cause})
    return Line("advice.could_be", {"cause": found.cause, "other": found.also[0]})


def _with_what_was_told(
    session: Session, clinic: Clinic, found: Conclusion, brief: bool
) -> tuple[Line, ...]:
    """Return the opinion with the reasons after it, or with what was heard if none is clear."""
    opinion = _opinion(found, alone=brief)
    told = (ground_as_told(session, clinic, each) for each in found.because)
    first, second, *_ = [*dict.fromkeys(told), None, None]
    if first is None:
        return (opinion,)
    if found.confidence is Confidence.NOTHING_CLEAR:
        return (Line("advice.heard", {"first": first}), opinion)
    if second is None or brief or found.confidence is not Confidence.MOST_LIKE:
        return (opinion, Line("advice.because_one", {"first": first}))
    return (opinion, Line("advice.because_two", {"first": first, "second": second}))


def ground_as_told(session: Session, clinic: Clinic, ground: str) -> str:
    """Return the id to read a reason back by: after a bare yes, the question's."""
    for question in session.bare:
        if ground in clinic.questions[question].findings:
            return question
    return ground


def _cause(session: Session) -> str:
    return session.assessment.cause if session.assessment else NO_CAUSE_YET
