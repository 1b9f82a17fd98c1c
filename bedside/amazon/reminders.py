"""The reminders that the pretend Amazon holds, and how it tells of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bedside.alexa_requests import Json


@dataclass(frozen=True, slots=True)
class HeldReminder:
    """A reminder. when: local time in its zone, without an offset. on: whether it will still ring.

    made: the local time at which it was asked for.
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
        """As Amazon calls it."""
        return "ON" if self.on else "COMPLETED"


def receipt_of(held: HeldReminder) -> Json:
    """What Amazon answers when a reminder was made or changed."""
    return {
        "alertToken": held.token,
        "createdTime": told(held.made),
        "updatedTime": told(held.made),
        "status": held.status,
        "version": "1",
        "href": f"/v1/alerts/reminders/{held.token}",
    }


def details_of(held: HeldReminder) -> Json:
    """What Amazon answers when asked for one reminder."""
    trigger = {
        "type": "SCHEDULED_ABSOLUTE",
        "scheduledTime": told(held.when),
        "timeZoneId": held.zone,
    }
    spoken = {"content": [{"locale": held.locale, "text": held.text}]}
    return {
        "alertToken": held.token,
        "createdTime": told(held.made),
        "updatedTime": told(held.made),
        "status": held.status,
        "version": "1",
        "trigger": trigger,
        "alertInfo": {"spokenInfo": spoken},
        "pushNotification": {"status": "ENABLED"},
    }


def list_of(reminders: Sequence[HeldReminder], page: int) -> Json:
    """What Amazon answers when asked for all of them: the first page; the count is a text there."""
    alerts = [details_of(held) for held in reminders[:page]]
    links = f"/v1/alerts/reminders?nextToken={page}" if len(reminders) > page else None
    return {"totalCount": str(len(reminders)), "alerts": alerts, "links": links}


def told(moment: datetime) -> str:
    """A local time as Amazon writes it, to the millisecond."""
    return moment.isoformat(timespec="milliseconds")
