"""A person's turn from end to end: recall the profile, reply, carry out effects, store changes."""

from dataclasses import replace

from leg_comfort.alexa import effects, profile, resources
from leg_comfort.alexa.profile import Deployment
from leg_comfort.alexa.request import AlexaRequest
from leg_comfort.alexa.turn_parser import turn_of
from leg_comfort.conversation import (
    Act,
    EffectKind,
    Reply,
    Result,
    Session,
    Turn,
    respond,
    respond_to_outcome,
)
from leg_comfort.locales import usual_time_zone

MAX_EFFECTS = 3
"""Effects carried out in one turn: moving a reminder that is gone leads to making one."""
FORGOTTEN = (EffectKind.FORGET, Result.DONE)
"""After it nothing is stored, so the session left over counts as unchanged and is not written."""


def take_turn(
    session: Session, request: AlexaRequest, deployment: Deployment
) -> tuple[Session, Reply]:
    """Return the session to keep and the reply to speak.

    session: as the request brought it. Raises any error of the knowledge or the words.
    """
    timed = _timed(session, request)
    stored = profile.recall(timed, request, deployment)
    begun = profile.located(stored, request)
    if begun.profile.time_zone != timed.profile.time_zone:
        begun = _timed(begun, request)
    turn = _turn(begun, request)
    if turn.act is Act.REPEAT:
        begun = _sayable(begun, request)
    after, reply = respond(begun, turn, resources.clinic())
    for _ in range(MAX_EFFECTS):
        if reply.effect is None:
            break
        words = resources.words(request.locale, after.profile.time_zone)
        context = effects.EffectContext(after, request, deployment, words)
        outcome = effects.run(reply.effect, context)
        after, reply = respond_to_outcome(outcome, after, reply, resources.clinic())
        stored = after if (outcome.effect, outcome.result) == FORGOTTEN else stored
    return profile.keep(stored, after, request, deployment), reply


def _turn(session: Session, request: AlexaRequest) -> Turn:
    """Return the person's turn; a launch into a conversation that was cut off resumes it."""
    turn = turn_of(request, resources.reader(request.locale), session.now)
    resumes = session.cut_off and turn.act is Act.LAUNCH
    return replace(turn, act=Act.COME_BACK) if resumes else turn


def _sayable(session: Session, request: AlexaRequest) -> Session:
    """Return the session without the lines said last, if this version cannot say all of them."""
    words = resources.words(request.locale, session.profile.time_zone)
    known = all(words.can_fill(line.template, line.values) for line in session.last)
    return session if known else replace(session, last=())


def _timed(session: Session, request: AlexaRequest) -> Session:
    """Return the session with the local time of the turn."""
    zone = session.profile.time_zone or usual_time_zone(request.locale)
    return replace(session, now=request.local_time(zone))
