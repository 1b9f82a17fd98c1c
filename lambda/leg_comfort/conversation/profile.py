"""The profile of a user, remembered from one night to the next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from leg_comfort.conversation.session_json import (
    COUNT,
    DAY,
    TEXT,
    Codecs,
    read_fields,
    write_fields,
)

REST_AFTER_A_NO = timedelta(days=7)
"""How long nothing is offered again after a refusal: the rule for reminders, and kind."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A user's preferences, the manner of speech left out, and the results of the diary.

    time_zone: such as Europe/London. reminder: the id of the reminder that is set.
    refused_on, diary_refused_on: the days on which a reminder, a diary were refused.
    diary_days: for how many days this deployment keeps the diary's nights; 0 if it keeps none.
    diary_since: the day on which the user agreed to the diary.
    nights_before: the bad nights of the last two weeks by the diary, without tonight; None if it
    cannot tell. helped_before: what brought relief last time, the name of a relief line or a step.
    """

    time_zone: str | None = None
    reminder: str | None = None
    refused_on: date | None = None
    diary_days: int = 0
    diary_since: date | None = None
    diary_refused_on: date | None = None
    nights_before: int | None = None
    helped_before: str | None = None

    @staticmethod
    def rested(refused: date | None, today: date) -> bool:
        """Return whether it may be offered again, `refused` being the day of a refusal if any."""
        return refused is None or today - refused >= REST_AFTER_A_NO

    def to_attributes(self) -> dict[str, Any]:
        """Return the profile as plain JSON, without the fields that are not known."""
        found = write_fields(self, _STORED)
        return {name: value for name, value in found.items() if value is not None}

    @classmethod
    def from_attributes(cls, attributes: object) -> Profile:
        """Read a profile; a field of the wrong shape takes its default."""
        return cls(**read_fields(attributes, _STORED))


_STORED: Codecs = {
    "time_zone": TEXT,
    "reminder": TEXT,
    "refused_on": DAY,
    "diary_days": COUNT,
    "diary_since": DAY,
    "diary_refused_on": DAY,
    "nights_before": COUNT,
    "helped_before": TEXT,
}
