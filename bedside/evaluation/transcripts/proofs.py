"""What a transcript says that it proves, and the rules of the clinic that a talk reaches."""

import re
from collections.abc import Iterable, Sequence

from bedside.simulator.exchange import Exchange
from leg_comfort.clinic import Clinic, escalate

_PROVES = re.compile(r"#\s*proves:(?P<rules>.*)")
_ITEMS = re.compile(r"#\s*8\s+(?P<items>.+)")
_ITEM = re.compile(r"C \S+|\S+")


def proved_in(head: Iterable[str]) -> tuple[str, ...]:
    """Return the rules that the comments at the head of a transcript name as proved."""
    lists = (found["rules"] for line in head if (found := _PROVES.match(line.strip())))
    return tuple(rule.strip() for rules in lists for rule in rules.split(",") if rule.strip())


def items_in(head: Iterable[str]) -> tuple[str, ...]:
    """Return the corrections that the comments at the head of a transcript name: `# 8 A1 C GB`."""
    lists = (found["items"] for line in head if (found := _ITEMS.match(line.strip())))
    return tuple(item for items in lists for item in _ITEM.findall(items))


def reached(clinic: Clinic, exchanges: Iterable[Exchange]) -> tuple[str, ...]:
    """Return the red flags that were spoken, and the rules that held when a level was said."""
    found = (rule for exchange in exchanges for rule in _reached(clinic, exchange))
    return tuple(dict.fromkeys(found))


def _reached(clinic: Clinic, exchange: Exchange) -> Sequence[str]:
    session = exchange.attributes
    told = session.get("assessment")
    flags: list[str] = session.get("flags") or []
    if not told or not session.get("concluded"):
        return flags
    return [*flags, *escalate(clinic, session["findings"], told["cause"]).reasons]
