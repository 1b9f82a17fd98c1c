"""Ask the skill itself for the facts that it finds in a sentence."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from bedside.console import InputError, Json, plain_values, read_records, text_at
from bedside.evaluation.utterances.contexts import attributes_in
from bedside.evaluation.utterances.judging import Interpretation
from bedside.simulator.echo import Echo, Nlu, SkillHandler
from leg_comfort.locales import DEFAULT_LOCALE

ANY_DAY = datetime(2026, 1, 15, tzinfo=UTC)


def interpret(
    handler: SkillHandler, nlu: Nlu, text: str, context: str, locale: str = DEFAULT_LOCALE
) -> Interpretation:
    """Return how a sentence is understood, with the facts that the skill notes."""
    echo = Echo(handler, locale, clock=lambda: ANY_DAY, nlu=nlu)
    understood = nlu.understand(text, context, date.today())
    echo.attributes = attributes_in(context)
    echo.open = bool(echo.attributes)
    exchange = echo.intend(understood.intent, understood.slots)
    findings = exchange.attributes.get("findings") or {}
    facts = {id_: fact for id_, fact in findings.items() if fact != "unknown"}
    return Interpretation(understood.intent, exchange.slots, facts)


def as_json(understood: Interpretation) -> Json:
    """Return the JSON object of a sentence: intent, slots (id or value), findings."""
    findings = {id_: fact for id_, fact in understood.facts.items() if isinstance(fact, bool)}
    return {
        "intent": understood.intent,
        "slots": dict(understood.slots),
        "findings": findings,
    }


def read_sentences(path: Path) -> list[dict[str, Any]]:
    """Read labelled sentences.

    Raises InputError with the record that is invalid.
    """
    records = read_records(path)
    for number, record in enumerate(records, 1):
        where = f"{path}: record {number}"
        for key in ("text", "context", "meaning"):
            text_at(record, key, where)
        slots = plain_values({"slots": {}, **record}, "slots", (bool, int, float, str), where)
        if isinstance(slots.get("nights"), str):
            raise InputError(f'{where}: "nights" must be a number')
    return records
