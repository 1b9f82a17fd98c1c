"""What is understood of a sentence, and what the skill itself takes from it."""

from datetime import UTC, datetime

from bedside.alexa_requests import Json
from bedside.device import Device, Handler, Hearing

ANY_DAY = datetime(2026, 1, 15, tzinfo=UTC)
AFTER_ADVICE = frozenset({"advice", "meds", "nights", "reminder"})
AN_ASSESSMENT = {"cause": "idiopathic", "also": [], "triage": "self_care"}


def understood(
    handler: Handler, hearing: Hearing, text: str, context: str, locale: str = "en-US"
) -> Json:
    """The contract's answer to one sentence: intent, slots (id or value) and findings.

    The findings are those that the skill notes when it hears the sentence in this context.
    """
    device = Device(handler, locale, clock=lambda: ANY_DAY, hearing=hearing)
    heard = hearing.understand(text, context)
    device.attributes = attributes_in(context)
    device.open = bool(device.attributes)
    exchange = device.intend(heard.intent, heard.slots)
    findings = exchange.attributes.get("findings") or {}
    return {
        "intent": heard.intent,
        "slots": dict(exchange.slots),
        "findings": {id_: value for id_, value in findings.items() if isinstance(value, bool)},
    }


def attributes_in(context: str) -> Json:
    """The attributes of a session that stands in a context; none for a session not yet open."""
    if context == "open":
        return {}
    asking = None if context == "advice" else context
    if context in AFTER_ADVICE:
        return _standing("advice", asking, AN_ASSESSMENT)
    return _standing("safety" if context.startswith("rf") else "questions", asking, None)


def _standing(stage: str, asking: str | None, assessment: Json | None) -> Json:
    asked = [] if asking is None else [asking]
    return {
        "stage": stage,
        "asking": asking,
        "asked": asked,
        "findings": {},
        "assessment": assessment,
    }
