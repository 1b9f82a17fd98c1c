"""The settings of the device that the skill runs on."""

from zoneinfo import ZoneInfo

from leg_comfort.alexa_api.patience import FOR_TIME_ZONE, Patience


def time_zone(
    endpoint: str, token: str, device_id: str, patience: Patience = FOR_TIME_ZONE
) -> str | None:
    """The device's time zone, such as Europe/London. Needs no permission. Never raises.

    endpoint, token, device_id: as the request brought them. None where Amazon does not know, does
    not answer in time, or names a zone that nobody knows.
    """
    # Costs a cold start, so only who asks pays for it.
    from leg_comfort.alexa_api.calls import ask_time_zone

    return known_zone(ask_time_zone(endpoint, token, device_id, patience))


def known_zone(name: object) -> str | None:
    """The name itself if the world's time zones have it; None otherwise."""
    if not isinstance(name, str) or not name:
        return None
    try:
        return ZoneInfo(name).key
    except (LookupError, ValueError, OSError):
        return None
