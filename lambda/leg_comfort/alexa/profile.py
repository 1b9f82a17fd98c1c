"""The stored profile of a user: where a deployment keeps it, loading it, storing its changes.

Preferences are stored for everybody; nights, and a conversation that may be cut off, only if the
deployment keeps a diary and the person agreed to one.
"""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from leg_comfort.alexa.logs import log_trouble
from leg_comfort.alexa.request import AlexaRequest
from leg_comfort.alexa_api import time_zone
from leg_comfort.clinic import FORTNIGHT, NIGHTS, number, word
from leg_comfort.conversation import Session, night_of
from leg_comfort.memory import (
    NIGHT_LIFETIME,
    VARIABLES,
    Memory,
    Night,
    Preferences,
    StoreError,
    open_memory,
)

DIARY = "LEG_COMFORT_DIARY"
"""Environment variable: "on" if this deployment may offer to keep a diary of nights."""
USUAL = "medium"
"""The rate and the volume of somebody without a wish, which are not stored."""
MANNER = ("whisper", "rate", "volume")
REMEMBERED = ("time_zone", "reminder", "refused_on", "diary_since", "diary_refused_on")


@dataclass(frozen=True, slots=True)
class Deployment:
    """memory: None if nothing is stored. diary: whether one may be offered."""

    memory: Memory | None = None
    diary: bool = False


def deployment_of(environ: Mapping[str, str] = os.environ) -> Deployment:
    """Return the deployment that an environment describes; each is opened once."""
    return _opened(tuple((name, environ.get(name, "")) for name in (*VARIABLES, DIARY)))


@lru_cache(maxsize=4)
def _opened(variables: tuple[tuple[str, str], ...]) -> Deployment:
    environ = dict(variables)
    return Deployment(open_memory(environ), environ.get(DIARY) == "on")


def recall(session: Session, request: AlexaRequest, deployment: Deployment) -> Session:
    """Return the session with the user's stored profile, which is read once a session.

    If the memory fails, the conversation goes on without it and does not wait for it again.
    """
    if session.recalled:
        return session
    memory, user = deployment.memory, request.user
    diary_days = NIGHT_LIFETIME.days if deployment.diary and memory is not None else 0
    asked = replace(session, recalled=True).with_profile(diary_days=diary_days)
    if memory is None or user is None:
        return asked
    try:
        known = with_preferences(asked, memory.preferences(user))
        return _with_diary(known, request.begins, memory, user)
    except StoreError as error:
        log_trouble(error, request)
        return replace(asked, memory_down=True)


def located(session: Session, request: AlexaRequest) -> Session:
    """Return the session with the device's time zone, asked of Amazon if it is not stored."""
    known = session.profile.time_zone is not None or session.memory_down
    endpoint, token, device = request.endpoint, request.access_token, request.device
    if known or not request.begins or not (endpoint and token and device):
        return session
    return session.with_profile(time_zone=time_zone(endpoint, token, device))


def keep(before: Session, after: Session, request: AlexaRequest, deployment: Deployment) -> Session:
    """Store the differences between two sessions; a memory that fails is not used again."""
    memory, user = deployment.memory, request.user
    if memory is None or user is None or after.memory_down:
        return after
    try:
        memory.keep(user, preferences(before), preferences(after))
        if after.profile.diary_since is not None:
            _keep_diary(memory, user, before, after)
    except StoreError as error:
        log_trouble(error, request)
        return replace(after, memory_down=True)
    return after


def preferences(session: Session) -> Preferences:
    """Return the part of a session that may be stored for everybody; no medical facts."""
    wishes = {name: session.manner.get(name) for name in MANNER}
    manner = {name: None if wish == USUAL else wish for name, wish in wishes.items()}
    known = {name: getattr(session.profile, name) for name in REMEMBERED}
    return Preferences(informed=session.informed, **manner, **known)


def with_preferences(session: Session, found: Preferences) -> Session:
    """Return the session with stored preferences; wishes of this session win over them."""
    stored = {name: getattr(found, name) for name in MANNER}
    manner = {name: value for name, value in stored.items() if value is not None}
    known = {name: getattr(found, name) for name in REMEMBERED}
    informed = session.informed or found.informed
    mannered = replace(session, informed=informed, manner={**manner, **session.manner})
    return mannered.with_profile(**known)


def _with_diary(session: Session, begins: bool, memory: Memory, user: str) -> Session:
    """Return the session with the diary's recent nights, or the session that was cut off.

    Raises StoreError.
    """
    known = session.profile
    if not known.diary_days or known.diary_since is None:
        return session
    resumed = _resumed(session, memory, user) if begins else session
    tonight, nights = night_of(resumed), memory.nights(user)
    earlier = [n for n in nights if tonight and 0 < (tonight - n.day).days < FORTNIGHT]
    helped = [night.helped for night in earlier if night.helped]
    return resumed.with_profile(
        nights_before=bad_nights(earlier), helped_before=helped[-1] if helped else None
    )


def _resumed(session: Session, memory: Memory, user: str) -> Session:
    attributes = memory.conversation(user)
    if attributes is None:
        return session
    was = Session.from_attributes(attributes)
    return replace(was, now=session.now, recalled=True, cut_off=True, profile=session.profile)


def bad_nights(nights: Sequence[Night]) -> int | None:
    """Return how many of the last nights were bad; None if none is in the diary.

    nights: the diary of two weeks, by day. The count is that of the entries, or a number that the
    person told plus the entries since, if that is more; at most all of them.
    """
    told = [night.told + len(nights) - place for place, night in enumerate(nights, 1) if night.told]
    return min(max([len(nights), *told]), FORTNIGHT) if nights else None


def _keep_diary(memory: Memory, user: str, before: Session, after: Session) -> None:
    """Store tonight's entry if it changed, and the conversation if it can be resumed.

    Raises StoreError.
    """
    entry, tonight = _entry_of(after), night_of(after)
    changed = before.profile.diary_since is None or entry != _entry_of(before)
    if tonight is not None and changed and entry.feel is not None:
        memory.keep_night(user, replace(entry, day=tonight))
    if after.asking is None and after.offer is None:
        memory.drop_conversation(user)
    else:
        memory.keep_conversation(user, after.to_attributes())


def _entry_of(session: Session) -> Night:
    """Return the diary entry of a session, without its day.

    A number of nights that equals the count of the diary is not stored as told.
    """
    told = number(session.facts, NIGHTS)
    before = session.profile.nights_before
    by_diary = None if before is None else min(before + 1, FORTNIGHT)
    return Night(
        day=date.min,
        feel=word(session.facts, "feel"),
        level=session.assessment.triage if session.assessment else None,
        told=told if told != by_diary else None,
        helped=session.helped,
    )
