"""Amazon's reminder service: the calls, and reminders as Amazon writes them.

Importing this module imports the SDK's clients, so it is imported by the first call.
"""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from ask_sdk_model.services.reminder_management.alert_info import AlertInfo
from ask_sdk_model.services.reminder_management.push_notification import PushNotification
from ask_sdk_model.services.reminder_management.push_notification_status import (
    PushNotificationStatus,
)
from ask_sdk_model.services.reminder_management.reminder_management_service_client import (
    ReminderManagementServiceClient,
)
from ask_sdk_model.services.reminder_management.reminder_request import ReminderRequest
from ask_sdk_model.services.reminder_management.spoken_info import SpokenInfo
from ask_sdk_model.services.reminder_management.spoken_text import SpokenText
from ask_sdk_model.services.reminder_management.trigger import Trigger
from ask_sdk_model.services.reminder_management.trigger_type import TriggerType

from leg_comfort.alexa_api.call_policy import CallFailedError, TimeLimits
from leg_comfort.alexa_api.service_clients import called, configuration
from leg_comfort.conversation.messages import Result

ON = "ON"
"""Status of a reminder that is still due; past ones are listed, too, for some days."""


@dataclass(frozen=True, slots=True)
class NewReminder:
    """A reminder to be set. zone: in which `requested` and `when` hold.

    Both times are naive: an offset would be sent along, and Amazon refuses it.
    """

    requested: datetime
    when: datetime
    zone: str
    locale: str
    text: str


@dataclass(frozen=True, slots=True)
class ListedReminder:
    """A reminder that is switched on. when, zone: as listed; None if missing or unreadable."""

    token: str
    when: datetime | None
    zone: str | None

    def local_time(self, zone: str) -> datetime | None:
        """Return when it is due by the clocks of a zone, naive; None if that is not known."""
        if self.when is None:
            return None
        own = self.zone or zone
        if self.when.tzinfo is None and own == zone:
            return self.when
        return _converted(self.when, own, zone)


@dataclass(frozen=True, slots=True)
class ReminderPage:
    """The reminders of one response that are switched on. more: whether there are others."""

    reminders: tuple[ListedReminder, ...]
    more: bool = False


class ReminderService:
    """The reminders of this skill and account. Every method raises CallFailedError."""

    def __init__(self, endpoint: str, token: str, limits: TimeLimits) -> None:
        """Prepare the calls of one effect. endpoint, token: as in the request."""
        self._client = ReminderManagementServiceClient(configuration(endpoint, token, limits))

    def add(self, reminder: NewReminder) -> str:
        """Set a reminder and return its token."""
        return _token_in(called(self._client.create_reminder, _request_for(reminder)))

    def change(self, token: str, reminder: NewReminder) -> str:
        """Replace a reminder and return its token."""
        return _token_in(called(self._client.update_reminder, token, _request_for(reminder)))

    def delete(self, token: str) -> None:
        """Delete a reminder."""
        called(self._client.delete_reminder, token)

    def page(self) -> ReminderPage:
        """Return the first page of the reminders that are switched on."""
        return _page_in(called(self._client.get_reminders))


def _request_for(reminder: NewReminder) -> ReminderRequest:
    spoken = SpokenText(locale=reminder.locale, text=reminder.text)
    return ReminderRequest(
        request_time=reminder.requested,
        trigger=Trigger(
            object_type=TriggerType.SCHEDULED_ABSOLUTE,
            scheduled_time=reminder.when,
            time_zone_id=reminder.zone,
        ),
        alert_info=AlertInfo(spoken_info=SpokenInfo(content=[spoken])),
        push_notification=PushNotification(status=PushNotificationStatus.ENABLED),
    )


def _token_in(response: object) -> str:
    token = response.get("alertToken") if isinstance(response, dict) else None
    if not isinstance(token, str) or not token:
        raise CallFailedError(Result.GARBLED)
    return token


def _page_in(response: object) -> ReminderPage:
    read = response if isinstance(response, dict) else {}
    alerts = read.get("alerts")
    if not isinstance(alerts, list) or not all(isinstance(alert, dict) for alert in alerts):
        raise CallFailedError(Result.GARBLED)
    reminders = (_listed(alert) for alert in alerts if alert.get("status") == ON)
    return ReminderPage(tuple(reminders), more=bool(read.get("links")))


def _listed(alert: dict[str, object]) -> ListedReminder:
    found = alert.get("trigger")
    trigger = found if isinstance(found, dict) else {}
    zone = trigger.get("timeZoneId")
    when = _time_in(trigger.get("scheduledTime"))
    return ListedReminder(_token_in(alert), when, zone if isinstance(zone, str) else None)


def _time_in(value: object) -> datetime | None:
    try:
        return datetime.fromisoformat(str(value))
    except ValueError:
        return None


def _converted(when: datetime, own: str, zone: str) -> datetime | None:
    try:
        aware = when if when.tzinfo else when.replace(tzinfo=ZoneInfo(own))
        return aware.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    except (LookupError, ValueError, OSError, OverflowError):
        return None
