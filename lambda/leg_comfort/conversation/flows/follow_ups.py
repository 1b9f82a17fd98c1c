"""Questions that the user asks back: answered in a few lines, and the pending one comes again."""

from collections.abc import Callable, Mapping

from leg_comfort.clinic import (
    FIRST_CHECKS,
    Clinic,
    Confidence,
    Item,
    conclude,
    forbids,
    ground_of,
    posterior,
)
from leg_comfort.conversation.flow import GoOn, Move
from leg_comfort.conversation.flows.advice import ground_as_told, steps_for
from leg_comfort.conversation.flows.single_signs import check_of
from leg_comfort.conversation.messages import AFRAID, Act, Line, Turn
from leg_comfort.conversation.prompts import TIMES_AT_MOST, ask_pending, offer
from leg_comfort.conversation.session import Offer, Session

OPENING = "feel"
"""The question that opens the conversation."""
STRETCH, AVOID = "stretch", "avoid"

Lines = tuple[Line, ...]
Answering = Callable[[Session, Turn, Clinic], Lines]

PLAIN: Mapping[Act, str] = {
    Act.ASK_CAUSE: "followup.cause.general",
    Act.ASK_PREVENT: "doctor.prevent.answer",
    Act.ASK_DANGER: "doctor.danger.answer",
    Act.ASK_WHEN_DOCTOR: "doctor.when.answer",
    Act.ASK_HOW_LONG: "doctor.how_long.answer",
    Act.CALL_FOR_HELP: "emergency.cannot_call.if_urgent",
    Act.HELP: "system.help",
}


def follow_up(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """Answer the question, then come back to the pending question or offer.

    Fear at the opening is answered with the safety checks, and later with a few kind words. Who
    goes on asking at the opening is not asked the opening question each time.
    """
    if turn.act is Act.ASK_DANGER and session.asking == OPENING:
        return GoOn(session, (Line("safety.afraid"),))
    if turn.act is Act.ASK_DANGER and turn.remark == AFRAID:
        return ask_pending(session, _comfort(session, clinic), counted=False)
    answering = KNOWING.get(turn.act)
    lines = answering(session, turn, clinic) if answering else (Line(PLAIN[turn.act]),)
    if session.asking == OPENING and session.times.get(OPENING, 0) >= TIMES_AT_MOST:
        return offer(session, Offer.MORE, *lines)
    return ask_pending(session, *lines, counted=False)


def _comfort(session: Session, clinic: Clinic) -> Line:
    """Return a few kind words; between the checks, with the signs that would need help."""
    in_check = check_of(session.asking, clinic) is not None
    return Line("safety.afraid" if in_check else "followup.afraid")


def invite(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """Take "I'm just asking": the opening question is left, all others wait."""
    if session.asking == OPENING:
        return offer(session, Offer.MORE, Line("followup.ask_away"))
    return ask_pending(session, counted=False)


def _privacy(session: Session, turn: Turn, clinic: Clinic) -> Lines:
    known = session.profile
    if known.diary_since is not None:
        return (Line("diary.privacy", {"days": known.diary_days}),)
    return (Line("system.privacy"),)


def _cause(session: Session, turn: Turn, clinic: Clinic) -> Lines:
    told = session.assessment
    return (Line(f"causes.{told.cause}.short" if told else "followup.cause.general"),)


def _why_cause(session: Session, turn: Turn, clinic: Clinic) -> Lines:
    if turn.topic in clinic.causes:
        return (Line(f"causes.{turn.topic}.why"),)
    told = session.assessment
    return (Line(f"causes.{told.cause}.why" if told else "followup.cause.general"),)


def _why_you_think(session: Session, turn: Turn, clinic: Clinic) -> Lines:
    if session.assessment is None:
        return (Line("followup.not_yet"),)
    found = conclude(clinic, session.facts)
    if not found.because or found.confidence is Confidence.NOTHING_CLEAR:
        return (Line("followup.nothing_pointed"),)
    return (
        Line("followup.because", {"first": ground_as_told(session, clinic, found.because[0])}),
        Line(f"causes.{found.cause}.source"),
    )


def _why_question(session: Session, turn: Turn, clinic: Clinic) -> Lines:
    if session.asking is None:
        return (Line("followup.not_asking"),)
    return (Line(f"ask.{session.asking}.why"),)


def _what_else(session: Session, turn: Turn, clinic: Clinic) -> Lines:
    if session.assessment is None:
        return (Line("followup.not_yet"),)
    odds = posterior(clinic, session.facts)
    others = sorted(odds, key=lambda cause: -odds[cause])
    named = [c for c in others if c not in {session.assessment.cause, "idiopathic"}]
    return (Line("followup.what_else", {"first": named[0], "second": named[1]}),)


def _relief(session: Session, turn: Turn, clinic: Clinic) -> Lines:
    method = clinic.methods.get(turn.topic or "")
    if method is None:
        return (_first_step(session, clinic),)
    return _refusal(session, method, clinic) or (Line(f"methods.{method.id}.answer"),)


def _refusal(session: Session, method: Item, clinic: Clinic) -> Lines:
    """Return why the method is excluded, or must wait for the safety check; empty if neither."""
    against = [entry for entry in method.not_if if forbids(session.facts, entry)]
    if against:
        return (Line(f"methods.{method.id}.excluded", {"finding": ground_of(against[0])}),)
    signs = {sign for check in FIRST_CHECKS for sign in clinic.questions[check].findings}
    if any(not session.known(sign) for sign in signs & set(method.not_if)):
        return (Line("followup.not_before_the_check"),)
    return ()


def _first_step(session: Session, clinic: Clinic) -> Line:
    if session.assessment is None:
        return Line("followup.relief_first")
    return Line(f"steps.{steps_for(session, clinic)[0]}.do")


def _how_to(session: Session, turn: Turn, clinic: Clinic) -> Lines:
    """Say how to do the step asked about, else the step spoken last, else the stretch."""
    method = next((m for m in clinic.methods.values() if turn.topic and m.step == turn.topic), None)
    refused = _refusal(session, method, clinic) if method else ()
    if refused:
        return refused
    step = _step_meant(session, turn, clinic)
    if step is not None:
        return (_avoid(step, clinic) if turn.topic == AVOID else Line(f"steps.{step}.how"),)
    if turn.topic in (None, STRETCH):
        return (Line("relief.how"),)
    return (Line(f"methods.{method.id}.answer" if method else "followup.not_that_step"),)


def _step_meant(session: Session, turn: Turn, clinic: Clinic) -> str | None:
    """Return the step spoken last if it is meant, else another of the user's steps, or None."""
    if session.assessment is None:
        return None
    steps = steps_for(session, clinic)
    spoken = steps[: max(session.step, 1)][-1]
    if turn.topic in (None, AVOID):
        return spoken
    meant = [step for step in (spoken, *steps) if clinic.steps[step].group == turn.topic]
    return meant[0] if meant else None


def _avoid(step: str, clinic: Clinic) -> Line:
    return Line(f"steps.{step}.avoid" if clinic.steps[step].warns else "followup.nothing_to_avoid")


def _medicine(session: Session, turn: Turn, clinic: Clinic) -> Lines:
    medicine = clinic.medicines.get(turn.topic or "")
    return (Line(f"medicines.{medicine.kind if medicine else 'other'}.answer"),)


def _supplement(session: Session, turn: Turn, clinic: Clinic) -> Lines:
    known = turn.topic if turn.topic in clinic.supplements else "other"
    return (Line(f"supplements.{known}.answer"),)


def _food(session: Session, turn: Turn, clinic: Clinic) -> Lines:
    known = turn.topic if turn.topic in clinic.foods else "other"
    return (Line(f"foods.{known}.answer"),)


KNOWING: Mapping[Act, Answering] = {
    Act.ASK_CAUSE: _cause,
    Act.ASK_WHY_CAUSE: _why_cause,
    Act.ASK_WHY_YOU_THINK: _why_you_think,
    Act.ASK_WHY_QUESTION: _why_question,
    Act.ASK_WHAT_ELSE: _what_else,
    Act.ASK_RELIEF: _relief,
    Act.ASK_HOW_TO: _how_to,
    Act.ASK_MEDICINE: _medicine,
    Act.ASK_SUPPLEMENT: _supplement,
    Act.ASK_FOOD: _food,
    Act.ASK_PRIVACY: _privacy,
}
