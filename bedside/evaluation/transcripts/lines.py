"""The lines that a transcript may contain: its headers, steps and checks."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from zoneinfo import available_timezones

from bedside.evaluation.transcripts.actions import action_in
from bedside.simulator.surroundings import STATES

HAPPY = frozenset(
    {"happy path", "guided relief", "comfort steps", "escalation", "country", "night and screen"}
)
"""The behaviours of conversations in which every question is answered plainly."""

BEHAVIOURS = (
    "happy path",
    "guided relief",
    "comfort steps",
    "escalation",
    "country",
    "night and screen",
    "red flag",
    "emergency taken back",
    "correction",
    "digression and return",
    "follow-up question",
    "silence",
    "not understood",
    "unsure",
    "repeat",
    "interruption and stop",
    "pause and resume",
    "next and previous",
    "start over",
    "manner of speech",
    "progress",
    "volunteered facts",
    "someone else or a child",
    "memory and reminder",
)
"""Every behaviour, those on the happy path first."""


def is_off_the_happy_path(behaviour: str) -> bool:
    """Return whether a behaviour is off the happy path."""
    return behaviour not in HAPPY


BY_NAME = "by name"
_OF_THE_TALK = ("behaviour", "locale", "night", "screen", "seed", "one-shot", BY_NAME)
_AROUND = ("hour", "today", "time zone", "memory", "diary", "reminders")
HEADERS = frozenset((*_OF_THE_TALK, *_AROUND))
_SPOKEN = ("alexa", "alexa not", "asking", "stage", "triage", "cause", "card", "whispers")
_LEFT_BEHIND = ("permission", "reminder", "kept")
CHECKS = frozenset((*_SPOKEN, *_LEFT_BEHIND))
YOU, ENDS = "you", "ends"
ASKED, NOTHING = "asked", "nothing"
YES_OR_NO = frozenset({"yes", "no"})
HOURS = 24
_SLOT = r"\w+=(?:\"[^\"()]+\"|[^\s()\"]+)"
_INTENT = re.compile(rf"\((?P<name>[A-Z][A-Za-z.]+)(?P<slots>(?:\s+{_SLOT})*)\)")


def fits_header(key: str, text: str) -> bool:
    """Return whether a header may have this value."""
    return _HEADER_FITS.get(key, YES_OR_NO.__contains__)(text)


def fits_check(key: str, text: str) -> bool:
    """Return whether a check may have this value; most take any words."""
    fits = _CHECK_FITS.get(key)
    return fits is None or fits(text)


def is_doable(text: str) -> bool:
    """Return whether a step is words, an intent with slots or an action."""
    spoken = not text.startswith("(")
    return spoken or action_in(text) is not None or intent_in(text) is not None


def kept_in(text: str) -> dict[str, str]:
    """Return the names and values of "whisper=true, nights=4".

    Raises ValueError if the text is not such a list.
    """
    return {} if text == NOTHING else dict(_named(pair) for pair in text.split(","))


def _named(pair: str) -> tuple[str, str]:
    name, value = pair.split("=")
    return name.strip(), value.strip()


def intent_in(text: str) -> tuple[str, dict[str, str]] | None:
    """Return the intent and slots of "(ReportIntent finding=red_warm)"; None for plain words."""
    found = _INTENT.fullmatch(text)
    if found is None:
        return None
    pairs = (pair.partition("=") for pair in re.findall(_SLOT, found["slots"]))
    return found["name"], {name: value.strip('"') for name, _, value in pairs}


def _reads(read: Callable[[str], object]) -> Callable[[str], bool]:
    """Return a test of whether a reader accepts a text."""

    def fits(text: str) -> bool:
        try:
            read(text)
        except ValueError:
            return False
        return True

    return fits


_HEADER_FITS: Mapping[str, Callable[[str], bool]] = {
    "behaviour": BEHAVIOURS.__contains__,
    "locale": bool,
    "seed": str.isdecimal,
    "hour": lambda text: text.isdecimal() and int(text) < HOURS,
    "today": _reads(date.fromisoformat),
    "time zone": available_timezones().__contains__,
    "reminders": STATES.__contains__,
}
_CHECK_FITS: Mapping[str, Callable[[str], bool]] = {
    "whispers": YES_OR_NO.__contains__,
    "permission": {ASKED, NOTHING}.__contains__,
    "reminder": lambda text: text == NOTHING or _reads(datetime.fromisoformat)(text),
    "kept": _reads(kept_in),
}
