"""Settings of the device that the skill runs on."""

from zoneinfo import ZoneInfo

from leg_comfort.alexa_api.call_policy import FOR_TIME_ZONE, TimeLimits


def time_zone(
    endpoint: str, token: str, device_id: str, limits: TimeLimits = FOR_TIME_ZONE
) -> str | None:
    """Return the device's time zone, such as Europe/London. Needs no permission. Never raises.

    endpoint, token, device_id: as in the request. None if Amazon does not know the zone or does
    not respond in time, and for a zone that does not exist.
    """
    # Not at the top: importing the clients costs a cold start.
    from leg_comfort.alexa_api.service_clients import fetch_time_zone

    return known_zone(fetch_time_zone(endpoint, token, device_id, limits))


def known_zone(name: object) -> str | None:
    """Return the name itself if there is such a time zone."""
    if not isinstance(name, str) or not name:
        return None
    try:
        return ZoneInfo(name).key
    except (LookupError, ValueError, OSError):
        return None
