"""The reminders that a customer has, how a request for one is checked, and how they are listed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from zoneinfo import available_timezones

from bedside.console import Json
from bedside.simulator.fake_alexa_api.http_messages import ApiRefusalError


@dataclass(frozen=True, slots=True)
class HeldReminder:
    """A reminder.

    when: local time in its zone, without an offset. made: the local time of the request. on:
    whether it is still to ring.
    """

    token: str
    when: datetime
    zone: str
    text: str
    locale: str
    made: datetime
    on: bool = True

    @property
    def status(self) -> str:
        return "ON" if self.on else "COMPLETED"


def receipt_of(held: HeldReminder) -> Json:
    """Return the response to a request that made or changed a reminder."""
    return {
        "alertToken": held.token,
        "createdTime": amazon_time(held.made),
        "updatedTime": amazon_time(held.made),
        "status": held.status,
        "version": "1",
        "href": f"/v1/alerts/reminders/{held.token}",
    }


def details_of(held: HeldReminder) -> Json:
    """Return the response to a request for one reminder."""
    trigger = {
        "type": "SCHEDULED_ABSOLUTE",
        "scheduledTime": amazon_time(held.when),
        "timeZoneId": held.zone,
    }
    spoken = {"content": [{"locale": held.locale, "text": held.text}]}
    return {
        "alertToken": held.token,
        "createdTime": amazon_time(held.made),
        "updatedTime": amazon_time(held.made),
        "status": held.status,
        "version": "1",
        "trigger": trigger,
        "alertInfo": {"spokenInfo": spoken},
        "pushNotification": {"status": "ENABLED"},
    }


def list_of(reminders: Sequence[HeldReminder], page: int) -> Json:
    """Return the first page of all reminders. Amazon sends the count as a string."""
    alerts = [details_of(held) for held in reminders[:page]]
    links = f"/v1/alerts/reminders?nextToken={page}" if len(reminders) > page else None
    return {"totalCount": str(len(reminders)), "alerts": alerts, "links": links}


def amazon_time(moment: datetime) -> str:
    """Return a local time as Amazon writes it, to the millisecond."""
    return moment.isoformat(timespec="milliseconds")


FIELDS = {"requestTime", "trigger", "alertInfo", "pushNotification"}
TRIGGER_FIELDS = {"type", "scheduledTime", "timeZoneId"}
LOCAL_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?")
LOCALE = re.compile(r"[a-z]{2}-[A-Z]{2}")
PUSH = ({"status": "ENABLED"}, {"status": "DISABLED"})


def reminder_in(body: object, token: str) -> HeldReminder:
    """Return the reminder that a body asks for, with this token.

    Raises ApiRefusalError with Amazon's code for the problem. Stricter than Amazon where its rules
    are unknown.
    """
    wanted = _object(body, FIELDS, "INVALID_REQUEST")
    trigger = _object(wanted["trigger"], TRIGGER_FIELDS, "INVALID_TRIGGER")
    made = _local_time(wanted["requestTime"], "INVALID_REQUEST_TIME")
    when = _local_time(trigger["scheduledTime"], "INVALID_TRIGGER_SCHEDULED_TIME")
    locale, text = _spoken(wanted["alertInfo"])
    _must(trigger["type"] == "SCHEDULED_ABSOLUTE", "INVALID_TRIGGER_TYPE")
    _must(trigger["timeZoneId"] in available_timezones(), "INVALID_TRIGGER_TIME_ZONE_ID")
    _must(when > made, "TRIGGER_SCHEDULED_TIME_IN_PAST")
    _must(wanted["pushNotification"] in PUSH, "INVALID_PUSH_NOTIFICATION")
    return HeldReminder(token, when, trigger["timeZoneId"], text, locale, made)


def _spoken(alert: object) -> tuple[str, str]:
    """Return locale and text of the one spoken content."""
    code = "INVALID_ALERT_INFO"
    content = _object(_object(alert, {"spokenInfo"}, code)["spokenInfo"], {"content"}, code)
    said = content["content"]
    _must(isinstance(said, list) and len(said) == 1, code)
    spoken = _object(said[0], {"locale", "text"}, code)
    locale, text = str(spoken["locale"]), spoken["text"]
    _must(bool(LOCALE.fullmatch(locale)) and isinstance(text, str) and bool(text.strip()), code)
    return locale, text


def _object(value: object, fields: set[str], code: str) -> Json:
    if not isinstance(value, dict) or set(value) != fields:
        raise ApiRefusalError(HTTPStatus.BAD_REQUEST, code)
    return value


def _local_time(value: object, code: str) -> datetime:
    """Return a time with date and seconds, and without an offset."""
    _must(isinstance(value, str) and bool(LOCAL_TIME.fullmatch(value)), code)
    try:
        return datetime.fromisoformat(str(value))
    except ValueError:
        raise ApiRefusalError(HTTPStatus.BAD_REQUEST, code) from None


def _must(holds: bool, code: str) -> None:
    if not holds:
        raise ApiRefusalError(HTTPStatus.BAD_REQUEST, code)
