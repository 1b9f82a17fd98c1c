"""The diary of nights, where the deployment may keep one and the person agreed to it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from leg_comfort.alexa.deployment import World
from leg_comfort.alexa.request import Visit
from leg_comfort.clinic import FORTNIGHT, NIGHTS, number, word
from leg_comfort.conversation import Session, night_of
from leg_comfort.memory import Memory, Night
from leg_comfort.memory.lifetimes import NIGHT


def allowed(session: Session, world: World) -> Session:
    """The session that knows whether, and for how many days, a diary can be kept."""
    days = NIGHT.days if world.diary and world.memory is not None else 0
    return session.with_profile(diary_days=days)


def recall(session: Session, visit: Visit, memory: Memory) -> Session:
    """The session with what the diary tells, and with the conversation that was cut off, if any.

    Raises StoreError.
    """
    known = session.profile
    if not known.diary_days or known.diary_since is None or visit.user is None:
        return session
    going_on = _going_on(session, visit, memory)
    nights = memory.nights(visit.user)
    tonight = night_of(going_on)
    earlier = [n for n in nights if tonight and 0 < (tonight - n.day).days < FORTNIGHT]
    helped = [night.helped for night in earlier if night.helped]
    return going_on.with_profile(
        nights_before=counted(earlier), helped_before=helped[-1] if helped else None
    )


def counted(nights: Sequence[Night]) -> int | None:
    """How many of the last nights were bad: those kept, or those told and kept since, if more.

    nights: those of two weeks, by day. None where there are none to count.
    """
    told = [night.told + len(nights) - place for place, night in enumerate(nights, 1) if night.told]
    return max([len(nights), *told]) if nights else None


def keep(memory: Memory, user: str, before: Session, after: Session) -> None:
    """Write tonight's entry where it is new or changed, and where the conversation stands.

    What has come to its end is not kept to be gone on with. Raises StoreError.
    """
    entry, tonight = entry_of(after), night_of(after)
    fresh = before.profile.diary_since is None or entry != entry_of(before)
    if tonight is not None and fresh and entry.feel is not None:
        memory.keep_night(user, replace(entry, day=tonight))
    if after.asking is None and after.offer is None:
        memory.drop_conversation(user)
    else:
        memory.keep_conversation(user, after.to_attributes())


def entry_of(session: Session) -> Night:
    """What of a session belongs in the diary: the feel, the level, the nights told, what helped."""
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


def _going_on(session: Session, visit: Visit, memory: Memory) -> Session:
    attributes = memory.conversation(visit.user or "") if visit.begins else None
    if attributes is None:
        return session
    was = Session.from_attributes(attributes)
    return replace(was, now=session.now, recalled=True, cut_off=True, profile=session.profile)
