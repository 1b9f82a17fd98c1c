"""Taking back a sign after an alarm: it is asked for again, and the answer settles the alarm."""

from dataclasses import replace

from leg_comfort.clinic import CHECKS, Clinic, open_signs, raised
from leg_comfort.conversation.flow import GoOn, Move, Next
from leg_comfort.conversation.flows.alarm import raise_alarm, sound, unresolved
from leg_comfort.conversation.flows.emergency_actions import (
    action_and_net,
    action_at_level,
    action_briefly,
)
from leg_comfort.conversation.flows.emergency_answers import denied_in, says_wrong
from leg_comfort.conversation.flows.spoken_flags import (
    UNRESOLVED,
    of_another_version,
    spoken_of,
    worse_to_ask,
)
from leg_comfort.conversation.messages import Line, Turn
from leg_comfort.conversation.prompts import TIMES_AT_MOST, ask, offer
from leg_comfort.conversation.session import Offer, Session, Stage


def takes_back(session: Session, turn: Turn, clinic: Clinic) -> bool:
    """Return whether the turn takes a sign back that was spoken of."""
    return says_wrong(turn) or bool(denied_in(turn) & {*spoken_of(session, clinic)})


def ask_again(session: Session, turn: Turn, clinic: Clinic, *lines: Line) -> Move:
    """Ask for the sign that was taken back, else for the one that the alarm named.

    The question that it interrupts was not answered, so it can be asked again.
    """
    spoken = spoken_of(session, clinic)
    checked = {finding for check in CHECKS for finding in clinic.questions[check].findings}
    taken_back = denied_in(turn) & {*spoken, *checked, *clinic.open_signs}
    denied = sorted(taken_back, key=lambda sign: sign not in spoken)
    signs = (*denied, *spoken, *open_signs(clinic, session.facts))
    sign = next((each for each in signs if f"which_{each}" in clinic.questions), None)
    if sign is None:
        return offer(session, Offer.AGAIN, *lines, action_briefly(session, clinic))
    if session.times.get(f"which_{sign}", 0) >= TIMES_AT_MOST:
        level = action_at_level(session, clinic)
        return settle(session, clinic) if denied else offer(session, Offer.CALL, level)
    asked = tuple(question for question in session.asked if question != session.asking)
    return ask(replace(session, asked=asked), f"which_{sign}", *lines, counted=False)


def settle(session: Session, clinic: Clinic, *lines: Line) -> Move:
    """Go on after an answer about a sign: the alarm stands, is another one, or is over.

    lines: said before a sign of worse is asked for.
    """
    flags = raised(clinic, session.facts)
    if any(flag.id not in session.flags for flag in flags):
        return sound(session, clinic, flags)
    if flags:
        alarmed = raise_alarm(session, clinic, (flag.id for flag in flags), flags[0].triage)
        worse = worse_to_ask(alarmed, flags[0], clinic)
        if worse is not None:
            return ask(alarmed, worse, *lines, counted=False)
        return offer(alarmed, Offer.CALL, *action_and_net(alarmed, clinic))
    left = open_signs(clinic, session.facts)
    if left and UNRESOLVED in session.flags:
        return unresolved(session, clinic)
    if of_another_version(session, clinic):
        return offer(session, Offer.CALL, action_at_level(session, clinic))
    return _cleared(session)


def _cleared(session: Session) -> Move:
    """Leave the emergency: the conversation goes on where it was."""
    calm = replace(
        session, stage=Stage.SAFETY, assessment=None, flags=(), asking=None, offer=None, resume=None
    )
    cleared = Line("safety.cleared")
    if session.resume is None:
        return GoOn(calm, (cleared,))
    if session.resume in CHECKS:
        return GoOn(replace(calm, asking=session.resume), (cleared,), Next.CHECK)
    unanswered = replace(calm, times={**calm.times, session.resume: 1})
    return ask(unanswered, session.resume, cleared, form="short")
