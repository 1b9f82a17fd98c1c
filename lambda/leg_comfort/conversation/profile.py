"""What is remembered from one night to the next: preferences, and where agreed to, the diary."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from leg_comfort.conversation import session_json as read

REST_AFTER_A_NO = timedelta(days=7)
"""After a no nobody is offered the same again for so long: the rule for reminders, and kind."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """Preferences beside the manner of speech, and what a diary says of the nights before.

    time_zone: such as Europe/London. reminder: the id of the reminder that was set.
    refused_on, diary_refused_on: the days on which a reminder, a diary were declined.
    diary_days: for how many days this deployment keeps a diary's nights, 0 where it keeps none.
    diary_since: since when it is agreed to.
    nights_before: bad nights of the last two weeks by the diary, tonight left out; None where
    it cannot tell. helped_before: what brought relief last time, a relief line or a step.
    """

    time_zone: str | None = None
    reminder: str | None = None
    refused_on: date | None = None
    diary_days: int = 0
    diary_since: date | None = None
    diary_refused_on: date | None = None
    nights_before: int | None = None
    helped_before: str | None = None

    def to_attributes(self) -> dict[str, Any]:
        """Plain JSON; what is not known is left out."""
        found = {name: getattr(self, name) for name in self.__slots__}
        known = {name: value for name, value in found.items() if value is not None}
        return {n: v.isoformat() if isinstance(v, date) else v for n, v in known.items()}

    @staticmethod
    def rested(refused: date | None, today: date) -> bool:
        """Whether it is long enough since a refusal, if there was one, to offer again."""
        return refused is None or today - refused >= REST_AFTER_A_NO

    @classmethod
    def from_attributes(cls, attributes: object) -> Remembered:
        """Read it back; whatever is of the wrong shape is as if it had never been known."""
        found = read.mapping(attributes)
        nights = found.get("nights_before")
        return cls(
            time_zone=read.text(found.get("time_zone")),
            reminder=read.text(found.get("reminder")),
            refused_on=read.day(found.get("refused_on")),
            diary_days=read.count(found.get("diary_days")),
            diary_since=read.day(found.get("diary_since")),
            diary_refused_on=read.day(found.get("diary_refused_on")),
            nights_before=None if nights is None else read.count(nights),
            helped_before=read.text(found.get("helped_before")),
        )
