"""The clock by the bed: set to an hour of day or night, and moved on at will."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

Clock = Callable[[], datetime]

NIGHT_HOUR = 3
DAY_HOUR = 14


def system_clock() -> datetime:
    """The time now, in UTC."""
    return datetime.now(UTC)


@dataclass(slots=True)
class BedsideClock:
    """A clock that goes as `runs` does, ahead of it by as much as it was set and moved on."""

    runs: Clock
    zone: ZoneInfo
    ahead: timedelta = timedelta(0)

    @classmethod
    def set_to(
        cls, hour: int | None, runs: Clock, zone: ZoneInfo, *, night: bool = False
    ) -> "BedsideClock":
        """The clock in a zone that stands at this hour of the day that `runs` shows there.

        Where no hour is given, at the usual one of the night or the day.
        """
        usual = NIGHT_HOUR if night else DAY_HOUR
        now = runs()
        local = now.astimezone(zone).replace(hour=usual if hour is None else hour)
        return cls(runs, zone, local.astimezone(UTC) - now)

    def now(self) -> datetime:
        """The time by the bed, with its offset."""
        return (self.runs().astimezone(UTC) + self.ahead).astimezone(self.zone)

    def later(self, by: timedelta) -> None:
        """Move on by so much time."""
        self.ahead += by

    def next_night(self) -> None:
        """Move on to when it is next the hour of the night."""
        now = self.now()
        night = now.replace(hour=NIGHT_HOUR)
        if night <= now:
            night += timedelta(days=1)
        self.later(night.astimezone(UTC) - now)
