"""A skill of thirty lines that keeps the contract, and an nlu of a dozen words."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bedside.simulator.alexa_requests import FilledSlot

YES, NO = "AMAZON.YesIntent", "AMAZON.NoIntent"
ORDER = {"feel": "rf1", "rf1": "day", "day": "meds", "meds": "nights", "nights": None}


@dataclass
class StubSkill:
    """Asks feel, rf1 and day, advises, then asks meds and nights; a yes to rf1 is an emergency."""

    events: list[dict[str, Any]] = field(default_factory=list)

    def __call__(self, event: dict[str, Any], context: object) -> dict[str, Any]:
        self.events.append(event)
        request, known = event["request"], event.get("session", {}).get("attributes", {})
        if request["type"] == "LaunchRequest":
            return asks("feel")
        if request["type"] == "Connections.Response":
            return asks(known.get("asking"), known.get("findings"))
        if request["type"] != "IntentRequest":
            return {"version": "1.0", "response": {"shouldEndSession": True}}
        intent = request["intent"]["name"]
        if intent == "AMAZON.StopIntent":
            return ends()
        if intent == "RemindMeIntent":
            return hands_over(known)
        if intent == "ReportIntent" or (intent == YES and known.get("asking") == "rf1"):
            return emergency(request["intent"]["slots"])
        return answered(known, intent)


def answered(known: dict[str, Any], intent: str) -> dict[str, Any]:
    asking = known.get("asking")
    findings = dict(known.get("findings", {}))
    if asking is None:
        return asks("feel", findings) if not known else asks(None, findings, "overexertion")
    findings[asking] = {YES: True, NO: False}.get(intent, "unknown")
    after = asking in {"day", "meds", "nights"}
    return asks(ORDER[asking], findings, "overexertion" if after else None)


def emergency(slots: dict[str, Any]) -> dict[str, Any]:
    named = {slot["value"]: True for slot in slots.values() if "value" in slot}
    return asks(None, named, "none", "emergency_now", "emergency")


def asks(
    question: str | None,
    findings: dict[str, Any] | None = None,
    cause: str | None = None,
    triage: str = "self_care",
    stage: str | None = None,
) -> dict[str, Any]:
    said = {"type": "SSML", "ssml": f"<speak>About <break time='1s'/>{question}?</speak>"}
    attributes = {
        "stage": stage or ("advice" if cause else "questions"),
        "asking": question,
        "findings": findings or {},
        "assessment": cause and {"cause": cause, "also": [], "triage": triage},
    }
    response = {"outputSpeech": said, "reprompt": {"outputSpeech": said}, "shouldEndSession": False}
    return {"version": "1.0", "sessionAttributes": attributes, "response": response}


def hands_over(known: dict[str, Any]) -> dict[str, Any]:
    """Have Alexa ask for the permission to set reminders."""
    scope = {"permissionScope": "alexa::alerts:reminders:skill:readwrite"}
    directive = {
        "type": "Connections.SendRequest",
        "name": "AskFor",
        "payload": {
            "@type": "AskForPermissionsConsentRequest",
            "@version": "2",
            "permissionScopes": [{**scope, "consentLevel": "ACCOUNT"}],
        },
        "token": "the wish",
    }
    response = {"directives": [directive], "shouldEndSession": True}
    return {"version": "1.0", "sessionAttributes": known, "response": response}


def ends() -> dict[str, Any]:
    whispered = '<speak><amazon:effect name="whispered">Sleep well.</amazon:effect></speak>'
    card = {"type": "Simple", "title": "Tonight", "content": "Stretch your calf."}
    response = {"outputSpeech": {"type": "SSML", "ssml": whispered}, "card": card}
    return {"version": "1.0", "response": {**response, "shouldEndSession": True}}


@dataclass(frozen=True)
class StubUnderstood:
    intent: str
    slots: dict[str, FilledSlot]


@dataclass
class StubNlu:
    """Knows yes, no and stop; everything else is free words."""

    contexts: list[str] = field(default_factory=list)
    days: list[date] = field(default_factory=list)

    def understand(self, text: str, context: str, today: date) -> StubUnderstood:
        self.contexts.append(context)
        self.days.append(today)
        known = {"yes": YES, "no": NO, "stop": "AMAZON.StopIntent", "cramp": "FeelIntent"}
        known["remind me"] = "RemindMeIntent"
        slots = {"cramp": {"feel": FilledSlot("cramp", "cramp")}}.get(text, {})
        if text not in known:
            return StubUnderstood("SayIntent", {"words": FilledSlot(text)})
        return StubUnderstood(known[text], slots)
