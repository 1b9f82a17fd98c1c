"""Carry out the effects of a reply: reminders through Amazon, the rest in the memory."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from leg_comfort.alexa.logs import log_trouble
from leg_comfort.alexa.profile import Deployment, preferences
from leg_comfort.alexa.request import AlexaRequest
from leg_comfort.alexa_api import ReminderApi
from leg_comfort.conversation import Effect, EffectKind, Kept, Outcome, Result, Session
from leg_comfort.locales import usual_time_zone
from leg_comfort.memory import Memory, StoreError
from leg_comfort.speech import Words

_NAMED = {"rate": "memory.rates", "volume": "memory.volumes"}
"""Preference → the group of templates with a name for each of its values."""
ALERT = "reminder.alert"
"""The line that Alexa speaks when a reminder is due."""


@dataclass(frozen=True, slots=True)
class EffectContext:
    """The turn in which an effect is carried out. session: as the reply left it."""

    session: Session
    request: AlexaRequest
    deployment: Deployment
    words: Words


def run(effect: Effect, context: EffectContext) -> Outcome:
    """Carry out an effect and return its outcome. A service that fails is an outcome, no error."""
    if effect.kind is EffectKind.RECALL and context.session.memory_down and context.request.begins:
        return Outcome(effect.kind, Result.STORE_DOWN)  # The memory failed earlier in this turn.
    try:
        return _RUNNERS[effect.kind](effect, context)
    except StoreError as error:
        log_trouble(error, context.request)
        return Outcome(effect.kind, Result.STORE_DOWN)


def _remind(effect: Effect, context: EffectContext) -> Outcome:
    reminders = _reminders(context)
    if reminders is None:
        return Outcome(effect.kind, Result.NO_ACCESS)
    if effect.kind is EffectKind.SET and effect.when is not None:
        return reminders.set(effect.when)
    if effect.kind is EffectKind.MOVE and effect.when is not None:
        return reminders.move(effect.when)
    return reminders.cancel() if effect.kind is EffectKind.CANCEL else reminders.next()


def _reminders(context: EffectContext) -> ReminderApi | None:
    request, session, words = context.request, context.session, context.words
    if request.endpoint is None or request.access_token is None or session.now is None:
        return None
    return ReminderApi(
        endpoint=request.endpoint,
        token=request.access_token,
        locale=request.locale,
        text=words.text(ALERT, {}),
        zone=session.profile.time_zone or usual_time_zone(request.locale),
        now=session.now,
    )


def _forget(effect: Effect, context: EffectContext) -> Outcome:
    memory, user = context.deployment.memory, context.request.user
    if memory is None or user is None:
        return Outcome(effect.kind, Result.NONE_SET, reminders=_cancelled(context))
    from concurrent.futures import ThreadPoolExecutor  # Rarely needed.

    # In parallel, so that waiting for both takes no longer than for one.
    with ThreadPoolExecutor(max_workers=1) as threads:
        cancelling = threads.submit(_cancelled, context)
        memory.forget(user)
    return Outcome(effect.kind, Result.DONE, reminders=cancelling.result())


def _cancelled(context: EffectContext) -> Result:
    reminders = _reminders(context)
    return reminders.cancel().result if reminders else Result.NO_ACCESS


def _recall(effect: Effect, context: EffectContext) -> Outcome:
    memory, user = context.deployment.memory, context.request.user
    if memory is None or user is None:
        return Outcome(effect.kind, Result.DONE)
    return Outcome(effect.kind, Result.DONE, kept=_kept(memory, user, context.words))


def _kept(memory: Memory, user: str, words: Words) -> Mapping[str, Kept]:
    """Return the stored values, by the names of the lines that speak them.

    A manner of speech that only another version knows is left out: there are no words for it.
    """
    found = memory.preferences(user)
    named = {name: getattr(found, name) for name in found.__slots__}
    told = {name: _sayable(value) for name, value in named.items() if value not in (None, False)}
    for name, group in _NAMED.items():
        if name in told and not words.has(f"{group}.{told[name]}"):
            del told[name]
    if found.whisper is False:
        told["whisper"] = False
    return {**told, **_kept_diary(memory, user)} if found.diary_since else told


def _kept_diary(memory: Memory, user: str) -> Mapping[str, Kept]:
    nights, cut_off = len(memory.nights(user)), memory.conversation(user) is not None
    return {
        **({"nights": nights} if nights else {}),
        **({"conversation": True} if cut_off else {}),
    }


def _sayable(value: object) -> Kept:
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, bool | int) else str(value)


def _start_diary(effect: Effect, context: EffectContext) -> Outcome:
    session, memory, user = context.session, context.deployment.memory, context.request.user
    if memory is None or user is None or session.now is None:
        return Outcome(effect.kind, Result.STORE_DOWN)
    agreed = replace(preferences(session), diary_since=session.now.date())
    memory.keep(user, preferences(session), agreed)
    return Outcome(effect.kind, Result.DONE)


def _stop_diary(effect: Effect, context: EffectContext) -> Outcome:
    memory, user = context.deployment.memory, context.request.user
    if memory is not None and user is not None:
        memory.forget_diary(user)
    return Outcome(effect.kind, Result.DONE)


_RUNNERS: Mapping[EffectKind, Callable[[Effect, EffectContext], Outcome]] = {
    **dict.fromkeys(
        (EffectKind.SET, EffectKind.MOVE, EffectKind.CANCEL, EffectKind.LOOK_UP), _remind
    ),
    EffectKind.FORGET: _forget,
    EffectKind.RECALL: _recall,
    EffectKind.START_DIARY: _start_diary,
    EffectKind.STOP_DIARY: _stop_diary,
}
