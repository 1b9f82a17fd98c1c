"""What the clocks show where the person lies, and whether it is night there."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

NIGHT_BEGINS, NIGHT_ENDS = 22, 7
"""Hours of the local clock; the night begins with the one and is over with the other."""


YEARS = range(2000, 3000)
"""What a clock can be trusted with: beyond, even the day after tomorrow may not exist."""


def is_night(timestamp: str | None, zone: str) -> bool:
    """Whether a moment, such as 2026-01-15T03:00:00Z, is in the night of a zone (Europe/London).

    What is no moment or no zone is by day.
    """
    local = local_time(timestamp, zone)
    return local is not None and (local.hour >= NIGHT_BEGINS or local.hour < NIGHT_ENDS)


def local_time(timestamp: str | None, zone: str) -> datetime | None:
    """What the clocks of a zone show at a moment, without an offset.

    A moment without an offset is in UTC. Never raises: None for what is no moment or no zone.
    """
    try:
        moment = datetime.fromisoformat(timestamp or "")
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        local = moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    except (ValueError, OverflowError, OSError, LookupError):
        return None
    return local if local.year in YEARS else None
