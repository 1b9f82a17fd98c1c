"""The effects of a conversation, done: reminders through Amazon, the rest in the memory."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from leg_comfort.alexa.deployment import World
from leg_comfort.alexa.logs import log_trouble
from leg_comfort.alexa.profile import preferences
from leg_comfort.alexa.request import Visit
from leg_comfort.alexa_api import Reminders
from leg_comfort.conversation import Effect, EffectKind, Kept, Outcome, Result, Session
from leg_comfort.locales import usual_time_zone
from leg_comfort.memory import Memory, StoreError
from leg_comfort.speech import Words

ALERT = "reminder.alert"
"""The line that Alexa speaks when the time has come."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What doing an effect needs: the session, where it comes from, the world, the words."""

    session: Session
    visit: Visit
    world: World
    words: Words


def run(effect: Effect, setting: Setting) -> Outcome:
    """Do it, and say what came of it. Never raises for what the world does."""
    if effect.kind is EffectKind.RECALL and setting.session.memory_down and setting.visit.begins:
        return Outcome(effect.kind, Result.STORE_DOWN)  # It failed a moment ago, in this very turn.
    try:
        return _DOING[effect.kind](effect, setting)
    except StoreError as error:
        log_trouble(error, setting.visit.request)
        return Outcome(effect.kind, Result.STORE_DOWN)


def _remind(effect: Effect, setting: Setting) -> Outcome:
    reminders = _reminders(setting)
    if reminders is None:
        return Outcome(effect.kind, Result.NO_ACCESS)
    if effect.kind is EffectKind.SET and effect.when is not None:
        return reminders.set(effect.when)
    if effect.kind is EffectKind.MOVE and effect.when is not None:
        return reminders.move(effect.when)
    return reminders.cancel() if effect.kind is EffectKind.CANCEL else reminders.next()


def _reminders(setting: Setting) -> Reminders | None:
    visit, session, words = setting.visit, setting.session, setting.words
    if visit.endpoint is None or visit.token is None or session.now is None:
        return None
    return Reminders(
        endpoint=visit.endpoint,
        token=visit.token,
        locale=visit.locale,
        text=words.text(ALERT, {}),
        zone=session.profile.time_zone or usual_time_zone(visit.locale),
        now=session.now,
    )


def _forget(effect: Effect, setting: Setting) -> Outcome:
    memory, user = setting.world.memory, setting.visit.user
    if memory is None or user is None:
        return Outcome(effect.kind, Result.NONE_SET, reminders=_cancelled(setting))
    from concurrent.futures import ThreadPoolExecutor  # Few forget; a start need not load it.

    # At once, so that two that do not answer are waited for as long as one.
    with ThreadPoolExecutor(max_workers=1) as beside:
        cancelling = beside.submit(_cancelled, setting)
        memory.forget(user)
    return Outcome(effect.kind, Result.DONE, reminders=cancelling.result())


def _cancelled(setting: Setting) -> Result:
    reminders = _reminders(setting)
    return reminders.cancel().result if reminders else Result.NO_ACCESS


def _recall(effect: Effect, setting: Setting) -> Outcome:
    memory, user = setting.world.memory, setting.visit.user
    if memory is None or user is None:
        return Outcome(effect.kind, Result.DONE)
    return Outcome(effect.kind, Result.DONE, kept=_kept(memory, user))


def _kept(memory: Memory, user: str) -> Mapping[str, Kept]:
    """What is stored, by the names of the lines that say it."""
    found = memory.preferences(user)
    named = {name: getattr(found, name) for name in found.__slots__}
    told = {name: _sayable(value) for name, value in named.items() if value not in (None, False)}
    if found.whisper is False:
        told["whisper"] = False
    return {**told, **_diary(memory, user)} if found.diary_since else told


def _diary(memory: Memory, user: str) -> Mapping[str, Kept]:
    nights, standing = len(memory.nights(user)), memory.conversation(user) is not None
    return {
        **({"nights": nights} if nights else {}),
        **({"conversation": True} if standing else {}),
    }


def _sayable(value: object) -> Kept:
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, bool | int) else str(value)


def _start_diary(effect: Effect, setting: Setting) -> Outcome:
    session, memory, user = setting.session, setting.world.memory, setting.visit.user
    if memory is None or user is None or session.now is None:
        return Outcome(effect.kind, Result.STORE_DOWN)
    agreed = replace(preferences(session), diary_since=session.now.date())
    memory.keep(user, preferences(session), agreed)
    return Outcome(effect.kind, Result.DONE)


def _stop_diary(effect: Effect, setting: Setting) -> Outcome:
    memory, user = setting.world.memory, setting.visit.user
    if memory is not None and user is not None:
        memory.forget_diary(user)
    return Outcome(effect.kind, Result.DONE)


_DOING: Mapping[EffectKind, Callable[[Effect, Setting], Outcome]] = {
    **dict.fromkeys(
        (EffectKind.SET, EffectKind.MOVE, EffectKind.CANCEL, EffectKind.LOOK_UP), _remind
    ),
    EffectKind.FORGET: _forget,
    EffectKind.RECALL: _recall,
    EffectKind.START_DIARY: _start_diary,
    EffectKind.STOP_DIARY: _stop_diary,
}
