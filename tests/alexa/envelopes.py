"""Requests as Alexa sends them."""

from typing import Any

SKILL = "amzn1.ask.skill.one"
USER = "amzn1.ask.account.somebody-in-particular"
REQUEST_ID = "amzn1.echo-api.request.1b2c-3d4e"

NO_MATCH = "ER_SUCCESS_NO_MATCH"
MATCH = "ER_SUCCESS_MATCH"


def envelope(request: dict[str, Any], attributes: dict[str, Any] | None = None) -> dict[str, Any]:
    """Wrap the specific part of a request in a whole envelope."""
    application, user = {"applicationId": SKILL}, {"userId": USER}
    return {
        "version": "1.0",
        "session": {
            "new": not attributes,
            "sessionId": "amzn1.echo-api.session.1",
            "application": application,
            "attributes": attributes or {},
            "user": user,
        },
        "context": {
            "System": {
                "application": application,
                "user": user,
                "device": {"deviceId": "amzn1.ask.device.1", "supportedInterfaces": {}},
                "apiEndpoint": "https://api.amazonalexa.com",
            },
            "Viewport": {"mode": "HUB", "shape": "RECTANGLE"},
        },
        "request": {
            "requestId": REQUEST_ID,
            "timestamp": "2026-11-22T03:00:00Z",
            "locale": "en-US",
            **request,
        },
    }


def sessionless(request: dict[str, Any]) -> dict[str, Any]:
    """Return an envelope without a session, as events have it."""
    whole = envelope(request)
    del whole["session"]
    return whole


def launch() -> dict[str, Any]:
    return {"type": "LaunchRequest"}


def intent(name: str, **slots: dict[str, Any]) -> dict[str, Any]:
    named = {slot: {"name": slot, **filled} for slot, filled in slots.items()}
    return {
        "type": "IntentRequest",
        "dialogState": "STARTED",
        "intent": {"name": name, "confirmationStatus": "NONE", "slots": named},
    }


def heard(words: str, id: str | None = None, status: str | None = None) -> dict[str, Any]:
    """Return a slot of a custom type: its words, and the id they resolved to, if any."""
    authority: dict[str, Any] = {"status": {"code": status or (MATCH if id else NO_MATCH)}}
    if id is not None:
        authority["values"] = [{"value": {"name": words, "id": id}}]
    return {"value": words, "resolutions": {"resolutionsPerAuthority": [authority]}}


def raw(value: str) -> dict[str, Any]:
    """Return a slot of a built-in type: a value without resolutions."""
    return {"value": value}
