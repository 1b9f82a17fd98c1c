"""A turn as the page shows it, with the weight of each answer."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from bedside.console import Json
from bedside.labels import in_language
from bedside.simulator.echo import Echo
from bedside.simulator.exchange import Exchange
from bedside.simulator.fake_alexa_api import HeldReminder
from bedside.web.alarm_view import alarm_of
from bedside.web.speech_pieces import pieces_of
from bedside.web.transcript_text import answer_in, did_in, written
from bedside.web.triage_view import triaged
from leg_comfort.clinic import Clinic, Fact, Facts, conclude, load_clinic, posterior, raised
from leg_comfort.conversation import Session
from leg_comfort.locales import language_of

CAUSES_SHOWN = 5
LEAST_TOLD = 1.05
"""A smaller factor of the odds is not shown."""
ALL_BUT = 1e-9
"""The least distance of a share from 0 and from 1."""


def weighed(clinic: Clinic, facts: Facts) -> Json:
    """Return the likeliest causes with the answers that moved them, and any red flags."""
    odds = posterior(clinic, facts)
    likeliest = sorted(odds, key=lambda id_: -odds[id_])[:CAUSES_SHOWN]
    without = {id_: posterior(clinic, _but(facts, id_)) for id_ in facts}
    return {
        "confidence": conclude(clinic, facts).confidence.value,
        "warnings": [flag.label for flag in raised(clinic, facts)],
        "causes": [
            {
                "cause": id_,
                "label": clinic.causes[id_].label,
                "share": round(odds[id_], 4),
                "moved": list(_moved(clinic, facts, id_, odds[id_], without)),
            }
            for id_ in likeliest
        ],
    }


def finding_view(clinic: Clinic, finding: str, value: Fact) -> Json:
    """Return a finding for display: its id, label and value."""
    known = clinic.findings.get(finding)
    return {"finding": finding, "label": known.label if known else finding, "value": value}


def _moved(
    clinic: Clinic,
    facts: Facts,
    cause: str,
    share: float,
    without: Mapping[str, Mapping[str, float]],
) -> Iterator[Json]:
    """Yield the answers that moved the odds of a cause, the strongest first, with the factor."""
    factors = {id_: _odds(share) / _odds(others[cause]) for id_, others in without.items()}
    strength = {id_: max(factor, 1 / factor) for id_, factor in factors.items()}
    for id_ in sorted(factors, key=lambda each: -strength[each]):
        if strength[id_] >= LEAST_TOLD:
            yield {**finding_view(clinic, id_, facts[id_]), "factor": round(factors[id_], 2)}


def _odds(share: float) -> float:
    within = min(max(share, ALL_BUT), 1 - ALL_BUT)
    return within / (1 - within)


def _but(facts: Facts, finding: str) -> Facts:
    return {id_: fact for id_, fact in facts.items() if id_ != finding}


@dataclass(frozen=True, slots=True)
class ShownTurn:
    """An exchange, with the findings and reminders before it, and its duration."""

    exchange: Exchange
    known: Json
    before: Sequence[HeldReminder]
    seconds: float


def as_json(echo: Echo, turn: ShownTurn) -> Json:
    """Return everything that a turn led to, and the state of the Echo after it."""
    exchange, session = turn.exchange, Session.from_attributes(turn.exchange.attributes)
    after = echo.amazon.reminders if echo.amazon else ()
    clinic = _clinic_of(echo)
    return {
        **exchange.as_json(),
        "request": exchange.request or None,
        "did": did_in(exchange),
        "answer": answer_in(exchange),
        "written": written(exchange, open_after=echo.open),
        "milliseconds": round(turn.seconds * 1000, 1),
        "spoken": _spoken(exchange),
        "card": exchange.card,
        "noted": _noted(clinic, exchange, turn.known),
        "weighed": weighed(clinic, session.facts),
        "triage": triaged(clinic, session),
        "reminders": list(_changes(turn.before, after)),
        "screen": exchange.screen,
        **standing(echo),
    }


def standing(echo: Echo) -> Json:
    """Return the state of the Echo: whether it listens, whether Alexa asks, and any alarm."""
    return {
        "open": echo.open,
        "permission": echo.permission_asked is not None,
        "time": f"{echo.now:%H:%M}",
        "day": f"{echo.now:%Y-%m-%d}",
        "alarm": alarm_of(echo, _clinic_of(echo)),
    }


def _spoken(exchange: Exchange) -> Json | None:
    ssml = exchange.speech
    if ssml is None:
        return None
    pieces = [piece.as_json() for piece in pieces_of(ssml)]
    return {"ssml": ssml, "pieces": pieces, "seconds": round(exchange.seconds, 1)}


def _noted(clinic: Clinic, exchange: Exchange, known: Json) -> list[Json]:
    """Return the findings that are new or changed."""
    now = Session.from_attributes(exchange.attributes).facts
    new = {id_: fact for id_, fact in now.items() if known.get(id_) != fact}
    return [finding_view(clinic, id_, fact) for id_, fact in new.items()]


def _changes(before: Sequence[HeldReminder], after: Sequence[HeldReminder]) -> Iterator[Json]:
    """Yield the reminders that were made, moved or cancelled."""
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


def _clinic_of(echo: Echo) -> Clinic:
    return _clinic_in(language_of(echo.locale))


@cache
def _clinic_in(language: str) -> Clinic:
    return in_language(load_clinic(), language)
