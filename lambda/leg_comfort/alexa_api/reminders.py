"""Set, move, find and cancel reminders with the access that one request grants. Never raises."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from leg_comfort.alexa_api.call_policy import FOR_REMINDERS, CallFailedError, TimeLimits
from leg_comfort.conversation.messages import EffectKind, Outcome, Result

if TYPE_CHECKING:
    from leg_comfort.alexa_api.reminder_service import NewReminder, ReminderService


@dataclass(frozen=True, slots=True)
class ReminderApi:
    """The skill's reminders in one account.

    endpoint, token: as in the request. text, locale: of the reminder that Alexa will speak.
    zone: of the person, such as Europe/London. now: the local time there, naive.
    """

    endpoint: str
    token: str = field(repr=False)
    locale: str
    text: str
    zone: str
    now: datetime
    limits: TimeLimits = FOR_REMINDERS

    def set(self, when: datetime) -> Outcome:
        """Set a reminder at a naive local time. The outcome has that time and its token."""
        return self._do(EffectKind.SET, lambda service: _set(service, self._new(when)))

    def move(self, when: datetime) -> Outcome:
        """Move the next reminder. The outcome has its new time and token, or is NONE_SET."""
        return self._do(EffectKind.MOVE, lambda service: self._move(service, self._new(when)))

    def cancel(self) -> Outcome:
        """Delete every reminder that is switched on. The outcome is NONE_SET if there is none.

        Each is tried even if another cannot be deleted; the result then says why.
        """
        return self._do(EffectKind.CANCEL, _cancel)

    def next(self) -> Outcome:
        """Find the next reminder. The outcome has its local time and token, or is NONE_SET."""
        return self._do(EffectKind.LOOK_UP, self._next)

    def _do(self, kind: EffectKind, work: Callable[[ReminderService], Outcome]) -> Outcome:
        # Not at the top: importing the clients costs a cold start.
        from leg_comfort.alexa_api.reminder_service import ReminderService

        try:
            return work(ReminderService(self.endpoint, self.token, self.limits))
        except CallFailedError as failed:
            return Outcome(kind, failed.result)

    def _move(self, service: ReminderService, reminder: NewReminder) -> Outcome:
        coming = self._next(service)
        if coming.token is None:
            return Outcome(EffectKind.MOVE, coming.result)
        token = service.change(coming.token, reminder)
        return Outcome(EffectKind.MOVE, Result.DONE, reminder.when, token)

    def _next(self, service: ReminderService) -> Outcome:
        listed = service.page().reminders
        times = [(reminder.local_time(self.zone), reminder.token) for reminder in listed]
        coming = [(when, token) for when, token in times if when is not None and when > self.now]
        if not coming:
            return Outcome(EffectKind.LOOK_UP, Result.NONE_SET)
        return Outcome(EffectKind.LOOK_UP, Result.DONE, *min(coming))

    def _new(self, when: datetime) -> NewReminder:
        from leg_comfort.alexa_api.reminder_service import NewReminder

        requested = self.now.replace(microsecond=0)
        return NewReminder(requested, when, self.zone, self.locale, self.text)


def _set(service: ReminderService, reminder: NewReminder) -> Outcome:
    return Outcome(EffectKind.SET, Result.DONE, reminder.when, service.add(reminder))


def _cancel(service: ReminderService) -> Outcome:
    results: list[Result] = []
    more = True
    while more:
        page = service.page()
        deleted = [_deleted(service, reminder.token) for reminder in page.reminders]
        results += deleted
        # Deleting makes room for the next page; if nothing was deleted, it would be the same.
        more = page.more and Result.DONE in deleted
    return Outcome(EffectKind.CANCEL, _worst(results) if results else Result.NONE_SET)


def _worst(results: list[Result]) -> Result:
    """Return the first result that is not DONE, or else DONE."""
    return next((result for result in results if result is not Result.DONE), Result.DONE)


def _deleted(service: ReminderService, token: str) -> Result:
    """Return the result of deleting a reminder; one that is gone already counts as deleted."""
    try:
        service.delete(token)
    except CallFailedError as failed:
        return Result.DONE if failed.result is Result.GONE else failed.result
    return Result.DONE
