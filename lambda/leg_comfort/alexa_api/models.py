"""Between Amazon's shape of a reminder and our own."""

from datetime import datetime

from ask_sdk_model.services.reminder_management.alert_info import AlertInfo
from ask_sdk_model.services.reminder_management.push_notification import PushNotification
from ask_sdk_model.services.reminder_management.push_notification_status import (
    PushNotificationStatus,
)
from ask_sdk_model.services.reminder_management.reminder_request import ReminderRequest
from ask_sdk_model.services.reminder_management.spoken_info import SpokenInfo
from ask_sdk_model.services.reminder_management.spoken_text import SpokenText
from ask_sdk_model.services.reminder_management.trigger import Trigger
from ask_sdk_model.services.reminder_management.trigger_type import TriggerType

from leg_comfort.alexa_api.book import Entry, Page, Wanted
from leg_comfort.alexa_api.results import RefusedError
from leg_comfort.conversation import Result

ON = "ON"
"""A reminder that will still ring; those that have rung are told of, too, for some days."""


def request_for(wanted: Wanted) -> ReminderRequest:
    """What is wanted, as Amazon asks for it."""
    spoken = SpokenText(locale=wanted.locale, text=wanted.text)
    return ReminderRequest(
        request_time=wanted.asked,
        trigger=Trigger(
            object_type=TriggerType.SCHEDULED_ABSOLUTE,
            scheduled_time=wanted.when,
            time_zone_id=wanted.zone,
        ),
        alert_info=AlertInfo(spoken_info=SpokenInfo(content=[spoken])),
        push_notification=PushNotification(status=PushNotificationStatus.ENABLED),
    )


def token_in(answer: object) -> str:
    """The token of a reminder just made. RefusedError where there is none."""
    token = answer.get("alertToken") if isinstance(answer, dict) else None
    if not isinstance(token, str) or not token:
        raise RefusedError(Result.GARBLED)
    return token


def page_in(answer: object) -> Page:
    """The reminders that are switched on. RefusedError where it is no list of reminders."""
    told = answer if isinstance(answer, dict) else {}
    alerts = told.get("alerts")
    if not isinstance(alerts, list) or not all(isinstance(alert, dict) for alert in alerts):
        raise RefusedError(Result.GARBLED)
    entries = (_entry(alert) for alert in alerts if alert.get("status") == ON)
    return Page(tuple(entries), more=bool(told.get("links")))


def _entry(alert: dict[str, object]) -> Entry:
    trigger = alert.get("trigger")
    told = trigger if isinstance(trigger, dict) else {}
    zone = told.get("timeZoneId")
    when = _time_in(told.get("scheduledTime"))
    return Entry(token_in(alert), when, zone if isinstance(zone, str) else None)


def _time_in(told: object) -> datetime | None:
    try:
        return datetime.fromisoformat(str(told))
    except ValueError:
        return None
