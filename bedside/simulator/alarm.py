"""An emergency as a display shows it: the number in digits, what was heard, what to do."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from bedside.console import Json
from bedside.simulator.exchange import Exchange, words_of
from leg_comfort.clinic import Clinic, RedFlag, Way, load_clinic
from leg_comfort.locales import country_for
from leg_comfort.speech import Words, load_words

EMERGENCY, TODAY = "emergency_now", "urgent_today"
LINES = {Way.POISON_LINE: "poison", Way.CRISIS_LINE: "crisis"}
"""Ways to act in which another line comes before the one of the level."""


@dataclass(frozen=True, slots=True)
class Alarm:
    """An emergency that stands.

    level: how soon to get help. digits: the number to dial, "" if there is none. number: the same,
    or whom to call if there is none. act: what to do with it. heard: the signs, a sentence each.
    said: all that is spoken in this turn.
    """

    level: str
    digits: str
    number: str
    act: str
    heard: tuple[str, ...]
    said: str

    @property
    def at_once(self) -> bool:
        """Whether help is needed now, not only today."""
        return self.level == EMERGENCY


def alarm_in(exchange: Exchange, locale: str, time_zone: str) -> Alarm | None:
    """Return the emergency that stands after an exchange; None if there is none.

    time_zone is that of the Echo, which tells the country whose numbers hold.
    """
    known = exchange.attributes
    if known.get("stage") != "emergency":
        return None
    level = (known.get("assessment") or {}).get("triage") or TODAY
    words = load_words(locale).in_country(country_for(locale, time_zone))
    digits = _digits(words, level, _flags_of(known))
    return Alarm(
        level,
        digits,
        digits or words.text(f"screen.emergency.{level}.number", {}),
        words.text(f"screen.emergency.{level}.act", {}),
        tuple(_heard(words, known)),
        words_of(exchange.speech),
    )


def _digits(words: Words, level: str, flags: Sequence[RedFlag]) -> str:
    """Return the number to dial for the gravest flag, else for the level."""
    line = "emergency" if level == EMERGENCY else "nurse"
    return words.region[f"{LINES.get(flags[0].act, line) if flags else line}_digits"]


def _flags_of(known: Json) -> Sequence[RedFlag]:
    found = (_clinic().red_flags.get(flag) for flag in known.get("flags") or ())
    return [flag for flag in found if flag]


def _heard(words: Words, known: Json) -> Iterator[str]:
    """Yield a sentence for each sign that was told, of the flags that stand."""
    signs = dict.fromkeys(sign for flag in _flags_of(known) for sign in flag.findings)
    told = known.get("findings") or {}
    for sign in signs:
        if told.get(sign) is True and words.has(f"safety.{sign}.heard"):
            yield words.text(f"safety.{sign}.heard", {})


@cache
def _clinic() -> Clinic:
    return load_clinic()
