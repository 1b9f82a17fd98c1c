"""Users with preferences, a clock that tests set, and a store that records its calls."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta

from leg_comfort.memory import Memory, Night, Preferences, StoreError
from leg_comfort.memory.store import Changes, Record

USER, OTHER = "amzn1.ask.account.ONE", "amzn1.ask.account.TWO"
START = datetime(2026, 1, 15, 3, 30, tzinfo=UTC)
TODAY = START.date()
NOTHING = Preferences()
EVERYTHING = Preferences(
    informed=True,
    whisper=False,
    rate="slow",
    volume="soft",
    time_zone="Europe/London",
    reminder="token",
    refused_on=date(2026, 1, 2),
    diary_since=date(2026, 1, 3),
    diary_refused_on=date(2026, 1, 4),
)
EMPTY = (NOTHING, (), None)
"""The content of an empty memory."""


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **time: float) -> None:
        self.now += timedelta(**time)


class RecordingStore:
    """A store that records its calls and fails on demand."""

    def __init__(self) -> None:
        self.records: dict[str, Record] = {}
        self.asked: list[str] = []
        self.ends: list[int] = []
        self.fails: Callable[[str, str], bool] = lambda verb, key: False

    def read(self, key: str, now: int) -> Record | None:
        self._ask("read", key)
        return self.records.get(key)

    def update(self, key: str, changes: Changes, now: int, expires: int) -> None:
        self._ask("update", key)
        self.ends.append(expires)
        laid = {**self.records.get(key, {}), **changes}
        self.records[key] = {name: value for name, value in laid.items() if value is not None}

    def delete(self, key: str) -> None:
        self._ask("delete", key)
        self.records.pop(key, None)

    def spoil(self, values: Mapping[str, object]) -> None:
        """Overwrite values of the only record, with any type."""
        ((key, record),) = self.records.items()
        self.records[key] = {**record, **values}  # type: ignore[dict-item]

    def _ask(self, verb: str, key: str) -> None:
        self.asked.append(verb)
        if self.fails(verb, key):
            raise StoreError("out of order")


def fill(memory: Memory, user: str = USER) -> None:
    """Store data of every kind."""
    memory.keep(user, NOTHING, EVERYTHING)
    memory.keep_night(user, Night(TODAY, "cramp"))
    memory.keep_conversation(user, {"stage": "relief"})


def content(memory: Memory, user: str = USER) -> tuple[object, ...]:
    return memory.preferences(user), memory.nights(user), memory.conversation(user)
