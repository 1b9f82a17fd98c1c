"""What the memory knows goes into the session at its beginning; what changed goes back."""

from dataclasses import replace

from leg_comfort.alexa import diary
from leg_comfort.alexa.deployment import World
from leg_comfort.alexa.logs import log_trouble
from leg_comfort.alexa.request import Visit
from leg_comfort.alexa_api import time_zone
from leg_comfort.conversation import Session
from leg_comfort.memory import Memory, Preferences, StoreError

USUAL = "medium"
"""The pace and the loudness of somebody who wishes for none: not worth keeping."""
MANNER = ("whisper", "rate", "volume")
REMEMBERED = ("time_zone", "reminder", "refused_on", "diary_since", "diary_refused_on")


def recall(session: Session, visit: Visit, world: World) -> Session:
    """The session with what is remembered of the person; once a conversation, at its beginning.

    Where the memory fails the conversation goes on without, and does not wait for it again.
    """
    if session.recalled:
        return session
    asked = diary.allowed(replace(session, recalled=True), world)
    if world.memory is None or visit.user is None:
        return asked
    try:
        known = with_preferences(asked, world.memory.preferences(visit.user))
        return diary.recall(known, visit, world.memory)
    except StoreError as error:
        log_trouble(error, visit.request)
        return replace(asked, memory_down=True)


def located(session: Session, visit: Visit) -> Session:
    """The session with the device's time zone, where it is not remembered and Amazon tells it."""
    known = session.profile.time_zone is not None or session.memory_down
    if known or not visit.begins or not (visit.endpoint and visit.token and visit.device):
        return session
    return session.with_profile(time_zone=time_zone(visit.endpoint, visit.token, visit.device))


def keep(before: Session, after: Session, visit: Visit, world: World) -> Session:
    """Write what changed between two sessions; a memory that fails is left alone from then on."""
    if world.memory is None or visit.user is None or after.memory_down:
        return after
    try:
        _write(world.memory, visit.user, before, after)
    except StoreError as error:
        log_trouble(error, visit.request)
        return replace(after, memory_down=True)
    return after


def preferences(session: Session) -> Preferences:
    """What of a session may be remembered; nothing that was told is among it."""
    wishes = {name: session.manner.get(name) for name in MANNER}
    manner = {name: None if wish == USUAL else wish for name, wish in wishes.items()}
    known = {name: getattr(session.profile, name) for name in REMEMBERED}
    return Preferences(informed=session.informed, **manner, **known)


def with_preferences(session: Session, found: Preferences) -> Session:
    """The session with what was remembered; what the person has said tonight goes before it."""
    manner = {name: getattr(found, name) for name in MANNER}
    liked = {name: value for name, value in manner.items() if value is not None}
    known = {name: getattr(found, name) for name in REMEMBERED}
    informed = session.informed or found.informed
    mannered = replace(session, informed=informed, manner={**liked, **session.manner})
    return mannered.with_profile(**known)


def _write(memory: Memory, user: str, before: Session, after: Session) -> None:
    memory.keep(user, preferences(before), preferences(after))
    if after.profile.diary_since is not None:
        diary.keep(memory, user, before, after)
