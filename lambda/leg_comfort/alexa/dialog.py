"""A person's turn from end to end: remembered, heard, answered, effects done, kept."""

from dataclasses import dataclass, replace

from leg_comfort.alexa import effects, profile, resources
from leg_comfort.alexa.deployment import World
from leg_comfort.alexa.request import Visit
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

EFFECTS_AT_MOST = 3
"""One effect may lead to another, as moving a reminder that is gone to making one."""
FORGOTTEN = (EffectKind.FORGET, Result.DONE)
"""After it nothing is stored, so that nothing has changed: what is left is not written back."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What a turn led to: the session to keep and the reply to speak."""

    session: Session
    reply: Reply


def take_turn(session: Session, visit: Visit, world: World) -> Taken:
    """Answer one turn. session: as Alexa brought it back. Raises what knowledge and words raise."""
    stored = profile.recall(_timed(session, visit), visit, world)
    begun = _timed(profile.located(stored, visit), visit)
    after, reply = respond(begun, _turn(begun, visit), resources.clinic())
    for _ in range(EFFECTS_AT_MOST):
        if reply.effect is None:
            break
        words = resources.words(visit.locale, after.profile.time_zone)
        setting = effects.Setting(after, visit, world, words)
        outcome = effects.run(reply.effect, setting)
        after, reply = respond_to_outcome(outcome, after, reply, resources.clinic())
        stored = after if (outcome.effect, outcome.result) == FORGOTTEN else stored
    return Taken(profile.keep(stored, after, visit, world), reply)


def _turn(session: Session, visit: Visit) -> Turn:
    """What the person did; a launch into a conversation that was cut off goes on with it."""
    turn = turn_of(visit.request, resources.ear(visit.locale), session.now)
    resumes = session.cut_off and turn.act is Act.LAUNCH
    return replace(turn, act=Act.COME_BACK) if resumes else turn


def _timed(session: Session, visit: Visit) -> Session:
    """The session that knows the local time of the turn."""
    zone = session.profile.time_zone or usual_time_zone(visit.locale)
    return replace(session, now=visit.time_in(zone))
