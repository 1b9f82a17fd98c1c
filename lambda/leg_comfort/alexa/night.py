"""Whether it is night where the person lies: then everything is whispered."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

NIGHT_BEGINS, NIGHT_ENDS = 22, 7
"""Hours of the local clock; the night begins with the one and is over with the other."""


def is_night(timestamp: str | None, zone: str) -> bool:
    """Whether a moment, such as 2026-01-15T03:00:00Z, is in the night of a zone (Europe/London).

    A moment without an offset is in UTC. Never raises: what is no moment or no zone is by day.
    """
    try:
        hour = _local(timestamp or "", zone).hour
    except (ValueError, OverflowError, OSError, LookupError):
        return False
    return hour >= NIGHT_BEGINS or hour < NIGHT_ENDS


def _local(timestamp: str, zone: str) -> datetime:
    moment = datetime.fromisoformat(timestamp)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(ZoneInfo(zone))
