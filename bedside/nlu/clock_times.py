"""The time of day that a sentence names, in Alexa's own form: "half past nine" is "09:30"."""

import re
from dataclasses import dataclass
from datetime import time

from bedside.nlu.date_patterns import DateNames, DatePattern

FIGURE_AND_LETTER = re.compile(r"(?<=\d)(?=[^\W\d_])")
HOUR = 60
NOON = 12
EARLIEST = 8
"""An hour that is named without its half of the day is in the afternoon before this one."""
AFTER_NOON = frozenset({"AF", "EV", "pm"})
NIGHT = "NI"
SMALL_HOURS = 5
"""Until this hour, the hours of the night are those after midnight."""


@dataclass(frozen=True, slots=True)
class Hours:
    """Reads times of day with the names of one language."""

    names: DateNames

    def read(self, said: str) -> str | None:
        """Return the time in the form of AMAZON.TIME, or None. said is a text without its day."""
        text = FIGURE_AND_LETTER.sub(" ", self.names.opened(said))
        part = self._part(text)
        for naming in self.names.times:
            value = self._value(naming, text, part)
            if value is not None:
                return value
        return part if part is not None and part.isupper() else None

    def _value(self, naming: DatePattern, text: str, part: str | None) -> str | None:
        found, rule = naming.found(text), naming.rule
        if found is None or "at" in rule:
            return rule["at"] if found else None
        hour = self.names.words.number("hour", found) or 0
        minutes = self.names.words.number("minute", found) or 0
        more = rule.get("add", 0) + (-minutes if rule.get("back") else minutes)
        return _clock(_of_day(hour, part) * HOUR + more)

    def _part(self, text: str) -> str | None:
        parts = self.names.words.kinds.get("part", {})
        return next((parts[word] for word in parts if f" {word} " in f" {text} "), None)


def _of_day(hour: int, part: str | None) -> int:
    """Return the hour of the twenty-four."""
    if hour > NOON:
        return hour
    if part is None:
        return hour + NOON if hour < EARLIEST else hour
    late = part in AFTER_NOON or (part == NIGHT and SMALL_HOURS < hour < NOON)
    return hour % NOON + (NOON if late else 0)


def _clock(minutes: int) -> str | None:
    hour, minute = divmod(minutes, HOUR)
    try:
        return f"{time(hour, minute):%H:%M}"
    except ValueError:
        return None
