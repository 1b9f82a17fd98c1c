"""Keep the pretend account in the file of the memory: its permission, and its reminders.

What the skill remembers of a reminder is true the next time, too.
"""

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bedside.console import Json
from bedside.simulator.echo import Echo, SkillHandler
from bedside.simulator.fake_alexa_api import FakeAlexaApi, HeldReminder
from leg_comfort.memory import Record, Store, StoreError, store_in_file

KEY = "pretend account"
LIFETIME = timedelta(days=3650)


@dataclass(frozen=True, slots=True)
class KeptAccount:
    """An account that is read before every request to the skill, and written after it.

    now: returns the time at the Echo.
    """

    account: FakeAlexaApi
    store: Store
    now: Callable[[], datetime]

    def around(self, handler: SkillHandler) -> SkillHandler:
        """Return a handler of the skill that keeps the account.

        A file that cannot be used now changes nothing: the skill says so itself.
        """

        def handle(event: Json, context: Any) -> Json:  # noqa: ANN401 - as the skill's handler
            with suppress(StoreError):
                self.read()
            response = handler(event, context)
            with suppress(StoreError):
                self.write()
            return response

        return handle

    def read(self) -> None:
        """Take what the file holds; a permission that was just given stays. Raises StoreError."""
        record = self.store.read(KEY, int(self.now().timestamp()))
        if record is not None:
            self.account.permitted |= record.get("permitted") is True
            held = json.loads(str(record.get("reminders") or "[]"))
            self.account.reminders = [self._held(each) for each in held]
            self.account.numbers = count(int(record.get("next") or 1))

    def write(self) -> None:
        """Put it into the file. Raises StoreError."""
        held = [asdict(each) for each in self.account.reminders]
        following = next(self.account.numbers)
        self.account.numbers = count(following)
        record: Record = {
            "permitted": self.account.permitted,
            "reminders": json.dumps(held, default=datetime.isoformat),
            "next": following,
        }
        now = self.now()
        end = int((now + LIFETIME).timestamp())
        self.store.update(KEY, record, int(now.timestamp()), end)

    def _held(self, kept: Json) -> HeldReminder:
        """Return a reminder; one whose time has passed has rung."""
        times = {name: datetime.fromisoformat(kept[name]) for name in ("when", "made")}
        held = HeldReminder(**{**kept, **times})
        ahead = held.when.replace(tzinfo=ZoneInfo(held.zone)) > self.now()
        return replace(held, on=held.on and ahead)


def keep_account(echo: Echo, account: FakeAlexaApi, file: Path | None) -> None:
    """Have the account that an Echo uses kept in a file, if there is one."""
    if file is not None:
        kept = KeptAccount(account, store_in_file(file), lambda: echo.now)
        with suppress(StoreError):
            kept.read()
        echo.handler = kept.around(echo.handler)
