"""Who comes from where with one request: what services and memory need to know, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from leg_comfort.alexa.envelope import APL
from leg_comfort.alexa.night import local_time
from leg_comfort.alexa.wire import mapping_at, text_at

TIME_ZONE = "time_zone"
"""Key of the region: the zone most of its people live in."""


@dataclass(frozen=True, slots=True)
class Visit:
    """One request.

    request: Alexa's own part of it, as JSON. begins: whether nothing was said before it. user,
    device, endpoint, token: None where the request does not tell them; endpoint and token open
    Amazon's services. screen: whether something can be shown there.
    """

    request: Mapping[str, Any]
    begins: bool = False
    user: str | None = None
    device: str | None = None
    endpoint: str | None = None
    token: str | None = None
    screen: bool = False

    @property
    def locale(self) -> str:
        """Such as en-GB."""
        return str(self.request["locale"])

    def time_in(self, zone: str) -> datetime | None:
        """The local time of the request in a time zone, without an offset."""
        return local_time(text_at(self.request, "timestamp"), zone)


def visit_of(envelope: Mapping[str, Any]) -> Visit:
    """The visit of a request envelope as JSON."""
    system, session = mapping_at(envelope, "context", "System"), mapping_at(envelope, "session")
    return Visit(
        request=mapping_at(envelope, "request"),
        begins=not mapping_at(session, "attributes"),
        user=text_at(system, "user", "userId") or text_at(session, "user", "userId"),
        device=text_at(system, "device", "deviceId"),
        endpoint=text_at(system, "apiEndpoint"),
        token=text_at(system, "apiAccessToken"),
        screen=APL in mapping_at(system, "device", "supportedInterfaces"),
    )
