"""An alarm as the page shows it: whom to call, what was heard, what to do."""

import re
from collections.abc import Sequence

from bedside.console import Json
from bedside.simulator.alarm import alarm_in
from bedside.simulator.echo import Echo
from leg_comfort.clinic import Clinic, RedFlag, Triage, open_signs, raised
from leg_comfort.conversation import Session
from leg_comfort.locales import country_for
from leg_comfort.speech import Words, load_words

CHILD = "child"


def alarm_of(echo: Echo, clinic: Clinic) -> Json | None:
    """Return the alarm that holds after the last exchange of an Echo, or None.

    number: as it is dialled; tel: its digits alone; both "" if there is none to be dialled.
    """
    zone = echo.bedside.zone.key
    found = alarm_in(echo.last, echo.locale, zone) if echo.exchanges else None
    if found is None:
        return None
    session, level = Session.from_attributes(echo.last.attributes), Triage(found.level)
    words = load_words(echo.locale).in_country(country_for(echo.locale, zone))
    flags = raised(clinic, session.facts)
    heard = " ".join(found.heard) or _not_affirmed(words, level, session, clinic)
    return {
        "level": found.level,
        "act": found.act,
        "number": found.digits,
        "tel": re.sub(r"[^\d+]", "", found.digits),
        "heard": _in_figures(words, heard),
        "todo": _in_figures(words, _todo(words, level, flags, heard)),
        "worse": _in_figures(words, _worse(words, level, flags)),
        "emergency": words.region["emergency_digits"],
    }


def _not_affirmed(words: Words, level: Triage, session: Session, clinic: Clinic) -> str:
    """Return the sentence of a sign that is a count, or of signs that stay open."""
    flags = raised(clinic, session.facts)
    if flags:
        return words.text(f"safety.{flags[0].findings[0]}.heard", {})
    if session.about == CHILD:
        return words.text(f"others.child_open.{level}", {})
    signs = list(open_signs(clinic, session.facts))
    return words.text(f"emergency.open.{level}", {"signs": signs}) if signs else ""


def _todo(words: Words, level: Triage, flags: Sequence[RedFlag], heard: str) -> str:
    """Return the action; "" if the sentence about signs left open says it."""
    if flags:
        return words.text(f"emergency.{flags[0].id}.act", {})
    return "" if heard else words.text(f"emergency.levels.{level}", {})


def _worse(words: Words, level: Triage, flags: Sequence[RedFlag]) -> str:
    """Return what would make an emergency of what is for today; "" in an emergency."""
    if level is Triage.EMERGENCY_NOW:
        return ""
    net = f"emergency.{flags[0].id}.net" if flags else ""
    return words.text(net if words.has(net) else "emergency.lines.if_worse", {})


def _in_figures(words: Words, text: str) -> str:
    """Return a text with the emergency number in figures."""
    region = words.region
    return text.replace(region["emergency_number"], region["emergency_digits"])
