"""Carry out the effects of a reply: reminders through Amazon, the rest in the memory."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from leg_comfort.alexa.deployment import Deployment
from leg_comfort.alexa.logs import log_trouble
from leg_comfort.alexa.profile import preferences
from leg_comfort.alexa.request import AlexaRequest
from leg_comfort.alexa.speech_manner import TIME_ZONE
from leg_comfort.alexa_api import ReminderApi
from leg_comfort.conversation import Deed, Errand, Outcome, Result, Session
from leg_comfort.conversation.messages import Kept
from leg_comfort.memory import Memory, StoreError
from leg_comfort.speech import Words

ALERT = "reminder.alert"
"""The line that Alexa speaks when a reminder is due."""


@dataclass(frozen=True, slots=True)
class EffectContext:
    """The turn in which an effect is carried out. session: as the reply left it."""

    session: Session
    request: AlexaRequest
    deployment: Deployment
    words: Words


def run(errand: Errand, context: EffectContext) -> Outcome:
    """Carry out an effect and return its outcome. A service that fails is an outcome, no error."""
    if errand.deed is Deed.RECALL and context.session.memory_down and context.request.begins:
        return Outcome(errand.deed, Result.STORE_DOWN)  # The memory failed earlier in this turn.
    try:
        return _RUNNERS[errand.deed](errand, context)
    except StoreError as error:
        log_trouble(error, context.request)
        return Outcome(errand.deed, Result.STORE_DOWN)


def _remind(errand: Errand, context: EffectContext) -> Outcome:
    reminders = _reminders(context)
    if reminders is None:
        return Outcome(errand.deed, Result.NO_ACCESS)
    if errand.deed is Deed.SET and errand.when is not None:
        return reminders.set(errand.when)
    if errand.deed is Deed.MOVE and errand.when is not None:
        return reminders.move(errand.when)
    return reminders.cancel() if errand.deed is Deed.CANCEL else reminders.next()


def _reminders(context: EffectContext) -> ReminderApi | None:
    request, session, words = context.request, context.session, context.words
    if request.endpoint is None or request.access_token is None or session.now is None:
        return None
    return ReminderApi(
        endpoint=request.endpoint,
        token=request.access_token,
        locale=request.locale,
        text=words.text(ALERT, {}),
        zone=session.remembered.time_zone or words.region[TIME_ZONE],
        now=session.now,
    )


def _forget(errand: Errand, context: EffectContext) -> Outcome:
    memory, user = context.deployment.memory, context.request.user
    if memory is None or user is None:
        return Outcome(errand.deed, Result.NONE_SET, reminders=_cancelled(context))
    from concurrent.futures import ThreadPoolExecutor  # Rarely needed.

    # In parallel, so that waiting for both takes no longer than for one.
    with ThreadPoolExecutor(max_workers=1) as threads:
        cancelling = threads.submit(_cancelled, context)
        memory.forget(user)
    return Outcome(errand.deed, Result.DONE, reminders=cancelling.result())


def _cancelled(context: EffectContext) -> Result:
    reminders = _reminders(context)
    return reminders.cancel().result if reminders else Result.NO_ACCESS


def _recall(errand: Errand, context: EffectContext) -> Outcome:
    memory, user = context.deployment.memory, context.request.user
    if memory is None or user is None:
        return Outcome(errand.deed, Result.DONE)
    return Outcome(errand.deed, Result.DONE, kept=_kept(memory, user))


def _kept(memory: Memory, user: str) -> Mapping[str, Kept]:
    """Return the stored values, by the names of the lines that speak them."""
    found = memory.preferences(user)
    named = {name: getattr(found, name) for name in found.__slots__}
    told = {name: _sayable(value) for name, value in named.items() if value not in (None, False)}
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


def _start_diary(errand: Errand, context: EffectContext) -> Outcome:
    session, memory, user = context.session, context.deployment.memory, context.request.user
    if memory is None or user is None or session.now is None:
        return Outcome(errand.deed, Result.STORE_DOWN)
    agreed = replace(preferences(session), diary_since=session.now.date())
    memory.keep(user, preferences(session), agreed)
    return Outcome(errand.deed, Result.DONE)


def _stop_diary(errand: Errand, context: EffectContext) -> Outcome:
    memory, user = context.deployment.memory, context.request.user
    if memory is not None and user is not None:
        memory.forget_diary(user)
    return Outcome(errand.deed, Result.DONE)


_RUNNERS: Mapping[Deed, Callable[[Errand, EffectContext], Outcome]] = {
    **dict.fromkeys((Deed.SET, Deed.MOVE, Deed.CANCEL, Deed.LOOK_UP), _remind),
    Deed.FORGET: _forget,
    Deed.RECALL: _recall,
    Deed.START_DIARY: _start_diary,
    Deed.STOP_DIARY: _stop_diary,
}
