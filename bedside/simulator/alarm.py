"""An emergency as a display shows it: the number in digits, what was heard, what to do."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from bedside.console import Json
from bedside.simulator.exchange import Exchange, words_of
from leg_comfort.clinic import Clinic, load_clinic
from leg_comfort.locales import country_for
from leg_comfort.speech import Words, load_words

EMERGENCY, TODAY = "emergency_now", "urgent_today"
NUMBERS = {
    EMERGENCY: ("emergency_number", "ambulance", "poison_line", "crisis_line"),
    TODAY: ("nurse_line", "poison_line", "crisis_line"),
}
"""Triage → the numbers of a country for it, as they are spoken; *_digits say how to dial each."""


@dataclass(frozen=True, slots=True)
class Alarm:
    """An emergency that stands.

    level: how soon to get help. number: in digits, or whom to call if there is none to dial. act:
    what to do with it. heard: the signs, a sentence each. said: all that is spoken in this turn.
    """

    level: str
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
    said = words_of(exchange.speech)
    return Alarm(
        level,
        _dialled(words.region, level, said) or words.text(f"screen.emergency.{level}.number", {}),
        words.text(f"screen.emergency.{level}.act", {}),
        tuple(_heard(words, known)),
        said,
    )


def _dialled(region: Mapping[str, str], level: str, said: str) -> str | None:
    """Return the digits of the number for a level that is spoken first, or None."""
    spoken = {name: said.find(region[name]) for name in NUMBERS.get(level, ()) if region.get(name)}
    named = sorted((at, name) for name, at in spoken.items() if at >= 0)
    return region.get(_digits(named[0][1])) if named else None


def _digits(name: str) -> str:
    return f"{name.removesuffix('_number').removesuffix('_line')}_digits"


def _heard(words: Words, known: Json) -> Iterator[str]:
    """Yield a sentence for each sign that was told, of the flags that stand."""
    flags = (_clinic().red_flags.get(flag) for flag in known.get("flags") or ())
    signs = dict.fromkeys(sign for flag in flags if flag for sign in flag.findings)
    told = known.get("findings") or {}
    for sign in signs:
        if told.get(sign) is True and words.has(f"safety.{sign}.heard"):
            yield words.text(f"safety.{sign}.heard", {})


@cache
def _clinic() -> Clinic:
    return load_clinic()
