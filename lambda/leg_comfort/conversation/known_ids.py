"""Leave out the ids and values of another version: they are not understood, never a fault.

Two versions may answer in one conversation, and a store may hold what an older one wrote.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from leg_comfort.clinic import UNKNOWN, Clinic, Fact, Facts, FindingKind, Triage
from leg_comfort.conversation.digressions import still_waiting
from leg_comfort.conversation.flows.alarm import NO_CAUSE
from leg_comfort.conversation.flows.another_person import PEOPLE
from leg_comfort.conversation.flows.relief import RELIEFS
from leg_comfort.conversation.flows.spoken_flags import WORSE
from leg_comfort.conversation.messages import Act, Turn
from leg_comfort.conversation.prompts import REMINDER, SIGN
from leg_comfort.conversation.session import Assessment, Session, Stage

ALARMS = frozenset({Triage.URGENT_TODAY.value, Triage.EMERGENCY_NOW.value})


def known_session(session: Session, clinic: Clinic) -> Session:
    """Return the session without all that this version does not know.

    A red flag that it does not know stays, and so does the alarm that it raised.
    """
    known = replace(
        session,
        asking=_question(session.asking, session, clinic),
        resume=_question(session.resume, session, clinic),
        asked=_questions(session.asked, clinic),
        bare=tuple(q for q in _questions(session.bare, clinic) if clinic.questions[q].adaptive),
        times={q: times for q, times in session.times.items() if q in clinic.questions},
        unsure=tuple(sign for sign in session.unsure if sign in clinic.findings),
        facts=_facts(session.facts, clinic),
        assessment=_assessment(session, clinic),
        about=session.about if session.about in PEOPLE else None,
        helped=_relief(session.helped),
    ).with_profile(helped_before=_relief(session.profile.helped_before))
    return replace(known, set_aside=still_waiting(known, clinic))


def known_turn(turn: Turn, clinic: Clinic) -> Turn:
    """Return the turn without the facts that this version does not know."""
    facts = {id: fact for id, fact in turn.facts.items() if _fits(id, fact, clinic)}
    if facts == turn.facts:
        return turn
    empty = turn.act is Act.REPORT and not (facts or turn.perhaps or turn.about)
    return replace(turn, facts=facts, act=Act.NOT_UNDERSTOOD if empty else turn.act)


def _relief(helped: str | None) -> str | None:
    return helped if helped in RELIEFS else None


def _question(question: str | None, session: Session, clinic: Clinic) -> str | None:
    """Return a question that can be answered now, else None."""
    if question is None or question not in clinic.questions:
        return None
    if question == REMINDER and session.wish is None:
        return None
    alarmed = session.stage is Stage.EMERGENCY and question == session.asking
    return None if alarmed and not question.startswith((SIGN, WORSE)) else question


def _questions(ids: Iterable[str], clinic: Clinic) -> tuple[str, ...]:
    return tuple(dict.fromkeys(id for id in ids if id in clinic.questions))


def _facts(facts: Facts, clinic: Clinic) -> Mapping[str, Fact]:
    """Return the facts without those of a wrong kind; of unknown findings nothing is read."""
    return {
        id: fact
        for id, fact in facts.items()
        if fact == UNKNOWN or id not in clinic.findings or _fits(id, fact, clinic)
    }


def _fits(id: str, fact: Fact, clinic: Clinic) -> bool:
    finding = clinic.findings.get(id)
    if finding is None:
        return False
    if finding.kind is FindingKind.YES_NO:
        return isinstance(fact, bool)
    if finding.kind is FindingKind.CHOICE:
        return fact in finding.words
    return isinstance(fact, int) and not isinstance(fact, bool) and fact >= 0


def _assessment(session: Session, clinic: Clinic) -> Assessment | None:
    """Return the assessment; None if it cannot be read, and it is made again.

    An alarm whose level cannot be read is an emergency.
    """
    told = session.assessment
    if session.stage is Stage.EMERGENCY:
        level = told.triage if told and told.triage in ALARMS else Triage.EMERGENCY_NOW.value
        return Assessment(NO_CAUSE, level)
    if told is None or told.triage not in list(Triage):
        return None
    also = tuple(cause for cause in told.also if cause in clinic.causes)
    return replace(told, also=also) if told.cause in clinic.causes else None
