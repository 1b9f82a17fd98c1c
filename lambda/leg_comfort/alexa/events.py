"""What Amazon tells of by itself: the skill was disabled, a reminder is over, a permission gone."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from leg_comfort.alexa.deployment import World
from leg_comfort.alexa.json_values import list_at, text_at
from leg_comfort.alexa.permission import SCOPE
from leg_comfort.alexa.request import Visit
from leg_comfort.memory import Memory

DISABLED = "AlexaSkillEvent.SkillDisabled"
PERMISSION_CHANGED = "AlexaSkillEvent.SkillPermissionChanged"
REMINDER_DELETED = "Reminders.ReminderDeleted"
REMINDER_CHANGED = "Reminders.ReminderStatusChanged"
OVER = "COMPLETED"


def take_notice(visit: Visit, world: World) -> None:
    """Forget what an event makes untrue; delivered twice it changes nothing more.

    Raises StoreError.
    """
    kind, memory, user = visit.request["type"], world.memory, visit.user
    if memory is None or user is None:
        return
    if kind == DISABLED:
        memory.forget(user)
    elif kind == PERMISSION_CHANGED and SCOPE not in _permitted(visit.request):
        _forget_reminder(memory, user)
    elif kind in (REMINDER_DELETED, REMINDER_CHANGED):
        _forget_reminder(memory, user, *_over(visit.request))


def _forget_reminder(memory: Memory, user: str, *tokens: str) -> None:
    """Forget the reminder that is known, where it is one of these or none is named."""
    known = memory.preferences(user)
    if known.reminder is not None and (not tokens or known.reminder in tokens):
        memory.keep(user, known, replace(known, reminder=None))


def _over(request: Mapping[str, Any]) -> Iterator[str]:
    """The reminders that are no more; none at all is nobody's token."""
    yield ""
    yield from (token for token in list_at(request, "body", "alertTokens") if token)
    if text_at(request, "body", "status") == OVER:
        yield text_at(request, "body", "alertToken") or ""


def _permitted(request: Mapping[str, Any]) -> set[str]:
    scopes = list_at(request, "body", "acceptedPermissions")
    return {scope for each in scopes if (scope := text_at(each, "scope"))}
