"""A bed to try the whole skill in: an Echo, a pretend Amazon, a memory that can be looked into."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from bedside.console import Json
from bedside.simulator.alexa_requests import FilledSlot
from bedside.simulator.echo import Echo
from bedside.simulator.fake_alexa_api import FakeAlexaApi
from bedside.simulator.fake_alexa_api.account import MOST_REMINDERS
from leg_comfort.alexa import Deployment
from leg_comfort.alexa.entry import handle_event
from leg_comfort.locales import DEFAULT_LOCALE, usual_time_zone
from leg_comfort.memory import Memory, StoreError
from leg_comfort.memory.store import Changes, Record

START = datetime(2026, 1, 15, 9, 0, tzinfo=UTC)
NO = ("AMAZON.NoIntent",)
BOTH_LEGS = ("ReportIntent", {"finding": "both_legs"})
"""Three in the morning in Chicago, a Thursday."""
USER = "amzn1.ask.account.SOMEBODY-IN-BED"


class Shelf:
    """A store that keeps what it is given and notes it, raw; it fails as often as it is told to."""

    def __init__(self) -> None:
        self.records: dict[str, Record] = {}
        self.written: list[tuple[str, Changes]] = []
        self.ends: list[int] = []
        self.until: dict[str, int] = {}
        self.asked = self.failing = 0

    def read(self, key: str, now: int) -> Record | None:
        self._ask(key)
        return self._there(key, now)

    def update(self, key: str, changes: Changes, now: int, expires: int) -> None:
        self._ask(key, changes)
        self.written.append((key, dict(changes)))
        self.ends.append(expires - now)
        laid = {**(self._there(key, now) or {}), **changes}
        self.until[key] = max(self.until.get(key, 0), expires)
        self.records[key] = {name: value for name, value in laid.items() if value is not None}

    def delete(self, key: str) -> None:
        self._ask(key)
        self.records.pop(key, None)

    def _there(self, key: str, now: int) -> Record | None:
        return self.records.get(key) if self.until.get(key, 0) > now else None

    def _ask(self, key: str, changes: Changes | None = None) -> None:
        """Fail with a text that tells everything, for a careless log to repeat."""
        self.asked += 1
        if self.failing > 0:
            self.failing -= 1
            raise StoreError(f"could not keep {changes} under {key}")


@dataclass
class Bed:
    """An Echo by a bed, Amazon behind it, and a memory that can be looked into."""

    amazon: FakeAlexaApi
    diary: bool = False
    shelf: Shelf = field(default_factory=Shelf)
    locale: str = DEFAULT_LOCALE

    def __post_init__(self) -> None:
        self.device = Echo(
            self._handle,
            self.locale,
            amazon=self.amazon,
            user_id=USER,
            clock=lambda: START,
            hour=3,
        )
        memory = Memory(self.shelf, "salt", lambda: self.device.now)
        self.deployment = Deployment(memory, self.diary)

    def _handle(self, event: Json, context: object) -> Json:
        return handle_event(event, context, self.deployment)

    def launch(self) -> None:
        self.device.launch()

    def says(self, intent: str, slots: Mapping[str, FilledSlot | str] | None = None) -> None:
        self.device.intend(intent, slots)

    def reach_the_advice(self, *nights: str) -> None:
        """A quiet night up to the first advice; with a number of nights, up to what follows it."""
        self.launch()
        self.says("FeelIntent", {"feel": "ache"})
        while self.device.stage != "advice":
            self.says(*BOTH_LEGS if self.device.attributes["asking"] == "one_leg" else NO)
        for number in nights:
            self.reach_the_nights()
            self.says("NightsIntent", {"number": number})

    def reach_the_nights(self) -> None:
        """No to all else that is asked after the advice: the nights are next, if anything is."""
        while self.device.attributes["asking"] in ("meds", "which_pregnant", "walk"):
            self.says("AMAZON.NoIntent")

    def pending(self) -> tuple[object, ...]:
        """What the person is being asked or offered."""
        return tuple(self.device.attributes.get(key) for key in ("asking", "offer"))


def well(amazon: FakeAlexaApi, locale: str = DEFAULT_LOCALE) -> None:
    """Have Amazon be as if it had just been opened, at a device where a locale is spoken."""
    amazon.behave()
    amazon.reminders.clear()
    amazon.received.clear()
    amazon.permitted = amazon.device_can_remind = True
    amazon.time_zone, amazon.room_for = usual_time_zone(locale), MOST_REMINDERS
