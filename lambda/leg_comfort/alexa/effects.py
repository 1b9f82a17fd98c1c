"""The errands of a conversation, done: reminders through Amazon, the rest in the memory."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from leg_comfort.alexa.deployment import World
from leg_comfort.alexa.logs import log_trouble
from leg_comfort.alexa.profile import preferences
from leg_comfort.alexa.request import Visit
from leg_comfort.alexa_api import Reminders
from leg_comfort.conversation import Deed, Errand, Outcome, Result, Session
from leg_comfort.conversation.messages import Kept
from leg_comfort.locales import usual_time_zone
from leg_comfort.memory import Memory, StoreError
from leg_comfort.speech import Words

ALERT = "reminder.alert"
"""The line that Alexa speaks when the time has come."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What doing an errand needs: the session, where it comes from, the world, the words."""

    session: Session
    visit: Visit
    world: World
    words: Words


def run(errand: Errand, setting: Setting) -> Outcome:
    """Do it, and say what came of it. Never raises for what the world does."""
    if errand.deed is Deed.RECALL and setting.session.memory_down and setting.visit.begins:
        return Outcome(errand.deed, Result.STORE_DOWN)  # It failed a moment ago, in this very turn.
    try:
        return _DOING[errand.deed](errand, setting)
    except StoreError as error:
        log_trouble(error, setting.visit.request)
        return Outcome(errand.deed, Result.STORE_DOWN)


def _remind(errand: Errand, setting: Setting) -> Outcome:
    reminders = _reminders(setting)
    if reminders is None:
        return Outcome(errand.deed, Result.NO_ACCESS)
    if errand.deed is Deed.SET and errand.when is not None:
        return reminders.set(errand.when)
    if errand.deed is Deed.MOVE and errand.when is not None:
        return reminders.move(errand.when)
    return reminders.cancel() if errand.deed is Deed.CANCEL else reminders.next()


def _reminders(setting: Setting) -> Reminders | None:
    visit, session, words = setting.visit, setting.session, setting.words
    if visit.endpoint is None or visit.token is None or session.now is None:
        return None
    return Reminders(
        endpoint=visit.endpoint,
        token=visit.token,
        locale=visit.locale,
        text=words.text(ALERT, {}),
        zone=session.remembered.time_zone or usual_time_zone(visit.locale),
        now=session.now,
    )


def _forget(errand: Errand, setting: Setting) -> Outcome:
    memory, user = setting.world.memory, setting.visit.user
    if memory is None or user is None:
        return Outcome(errand.deed, Result.NONE_SET, reminders=_cancelled(setting))
    from concurrent.futures import ThreadPoolExecutor  # Few forget; a start need not load it.

    # At once, so that two that do not answer are waited for as long as one.
    with ThreadPoolExecutor(max_workers=1) as beside:
        cancelling = beside.submit(_cancelled, setting)
        memory.forget(user)
    return Outcome(errand.deed, Result.DONE, reminders=cancelling.result())


def _cancelled(setting: Setting) -> Result:
    reminders = _reminders(setting)
    return reminders.cancel().result if reminders else Result.NO_ACCESS


def _recall(errand: Errand, setting: Setting) -> Outcome:
    memory, user = setting.world.memory, setting.visit.user
    if memory is None or user is None:
        return Outcome(errand.deed, Result.DONE)
    return Outcome(errand.deed, Result.DONE, kept=_kept(memory, user))


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


def _start_diary(errand: Errand, setting: Setting) -> Outcome:
    session, memory, user = setting.session, setting.world.memory, setting.visit.user
    if memory is None or user is None or session.now is None:
        return Outcome(errand.deed, Result.STORE_DOWN)
    agreed = replace(preferences(session), diary_since=session.now.date())
    memory.keep(user, preferences(session), agreed)
    return Outcome(errand.deed, Result.DONE)


def _stop_diary(errand: Errand, setting: Setting) -> Outcome:
    memory, user = setting.world.memory, setting.visit.user
    if memory is not None and user is not None:
        memory.forget_diary(user)
    return Outcome(errand.deed, Result.DONE)


_DOING: Mapping[Deed, Callable[[Errand, Setting], Outcome]] = {
    **dict.fromkeys((Deed.SET, Deed.MOVE, Deed.CANCEL, Deed.LOOK_UP), _remind),
    Deed.FORGET: _forget,
    Deed.RECALL: _recall,
    Deed.START_DIARY: _start_diary,
    Deed.STOP_DIARY: _stop_diary,
}
