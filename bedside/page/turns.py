"""A turn as the page shows it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from bedside.alexa_requests import Json
from bedside.amazon import HeldReminder
from bedside.device import Device
from bedside.exchange import Exchange
from bedside.page.pieces import pieces_of
from bedside.page.screens import shown
from bedside.page.weighing import told, weighed
from leg_comfort.clinic import Clinic, load_clinic
from leg_comfort.conversation import Session
from leg_comfort.speech import spoken_seconds


@dataclass(frozen=True, slots=True)
class Turn:
    """An exchange, what was known and which reminders there were before it, and its seconds."""

    exchange: Exchange
    known: Json
    before: Sequence[HeldReminder]
    seconds: float


def as_json(device: Device, turn: Turn) -> Json:
    """Everything that came of a turn, and how the device stands after it."""
    exchange = turn.exchange
    after = device.amazon.reminders if device.amazon else ()
    return {
        **exchange.as_json(),
        "milliseconds": round(turn.seconds * 1000, 1),
        "spoken": _spoken(exchange.speech),
        "card": exchange.card,
        "noted": _noted(exchange, turn.known),
        "weighed": weighed(_clinic(), Session.from_attributes(exchange.attributes).facts),
        "reminders": list(_changes(turn.before, after)),
        "screen": shown(exchange),
        **standing(device),
    }


def standing(device: Device) -> Json:
    """How the device stands: whether it listens, and what Alexa herself asks."""
    return {
        "open": device.open,
        "permission": device.permission_asked is not None,
        "time": f"{device.now:%H:%M}",
    }


def _spoken(ssml: str | None) -> Json | None:
    if ssml is None:
        return None
    pieces = [piece.as_json() for piece in pieces_of(ssml)]
    return {"ssml": ssml, "pieces": pieces, "seconds": round(spoken_seconds(ssml), 1)}


def _noted(exchange: Exchange, known: Json) -> list[Json]:
    """The findings that are new or other than before."""
    now = Session.from_attributes(exchange.attributes).facts
    new = {id_: fact for id_, fact in now.items() if known.get(id_) != fact}
    return [told(_clinic(), id_, fact) for id_, fact in new.items()]


def _changes(before: Sequence[HeldReminder], after: Sequence[HeldReminder]) -> Iterator[Json]:
    """What became of reminders: made, moved or cancelled."""
    was, left = ({each.token: each for each in held} for held in (before, after))
    for token, held in left.items():
        if was.get(token) != held:
            yield _reminder("moved" if token in was else "made", held)
    yield from (_reminder("cancelled", was[token]) for token in was if token not in left)


def _reminder(what: str, held: HeldReminder) -> Json:
    return {
        "what": what,
        "when": f"{held.when:%Y-%m-%d %H:%M}",
        "zone": held.zone,
        "text": held.text,
    }


@cache
def _clinic() -> Clinic:
    return load_clinic()
