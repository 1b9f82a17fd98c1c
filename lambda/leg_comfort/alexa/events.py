"""Amazon's events outside a session: skill disabled, reminder over, permission withdrawn."""

from dataclasses import replace

from leg_comfort.alexa.consent import REMINDERS_SCOPE
from leg_comfort.alexa.profile import Deployment
from leg_comfort.alexa.request import AlexaRequest
from leg_comfort.memory import Memory

DISABLED = "AlexaSkillEvent.SkillDisabled"
PERMISSION_CHANGED = "AlexaSkillEvent.SkillPermissionChanged"
REMINDER_DELETED = "Reminders.ReminderDeleted"
REMINDER_CHANGED = "Reminders.ReminderStatusChanged"


def forget_outdated(request: AlexaRequest, deployment: Deployment) -> None:
    """Forget stored data that an event made untrue. A second delivery changes nothing.

    Raises StoreError.
    """
    memory, user = deployment.memory, request.user
    if memory is None or user is None:
        return
    if request.type == DISABLED:
        memory.forget(user)
    elif request.type == PERMISSION_CHANGED and REMINDERS_SCOPE not in request.permissions:
        _forget_reminder(memory, user)
    elif request.type in (REMINDER_DELETED, REMINDER_CHANGED) and request.ended_reminders:
        _forget_reminder(memory, user, *request.ended_reminders)


def _forget_reminder(memory: Memory, user: str, *tokens: str) -> None:
    """Forget the stored reminder if it is one of these, or in any case without tokens."""
    known = memory.preferences(user)
    if known.reminder is not None and (not tokens or known.reminder in tokens):
        memory.keep(user, known, replace(known, reminder=None))
