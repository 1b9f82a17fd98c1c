"""The Echo's clock: set to an hour of day or night, and moved on by the caller."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

Clock = Callable[[], datetime]

NIGHT_HOUR = 3
DAY_HOUR = 14


def system_clock() -> datetime:
    """Return the time now, in UTC."""
    return datetime.now(UTC)


@dataclass(slots=True)
class BedsideClock:
    """A clock that runs ahead of another one by the time it was set and moved on."""

    runs: Clock
    zone: ZoneInfo
    ahead: timedelta = timedelta(0)

    @classmethod
    def set_to(
        cls, hour: int | None, runs: Clock, zone: ZoneInfo, *, night: bool = False
    ) -> "BedsideClock":
        """Return a clock that shows this hour, on the day that `runs` shows in the zone.

        Without an hour, it shows the usual hour of night or day.
        """
        usual = NIGHT_HOUR if night else DAY_HOUR
        now = runs()
        local = now.astimezone(zone).replace(hour=usual if hour is None else hour)
        return cls(runs, zone, local.astimezone(UTC) - now)

    def now(self) -> datetime:
        """Return the time in the Echo's zone."""
        return (self.runs().astimezone(UTC) + self.ahead).astimezone(self.zone)

    def later(self, by: timedelta) -> None:
        """Move the clock on."""
        self.ahead += by

    def next_night(self) -> None:
        """Move the clock on to the next hour of night."""
        now = self.now()
        night = now.replace(hour=NIGHT_HOUR)
        if night <= now:
            night += timedelta(days=1)
        self.later(night.astimezone(UTC) - now)
