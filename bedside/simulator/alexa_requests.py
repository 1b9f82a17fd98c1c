"""Alexa's request JSON, part by part, as Amazon sends it to a skill."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from bedside.console import Json
from bedside.interaction_model import built_in_slots, declared_slots

APPLICATION_ID = "amzn1.ask.skill.leg-comfort-on-the-desk"
USER_ID = "amzn1.ask.account.desk"
DEVICE_ID = "amzn1.ask.device.desk"
API_ENDPOINT = "https://api.amazonalexa.com"

PERMISSION_ASKED = "Connections.SendRequest"
PERMISSION_ANSWERED = "Connections.Response"
ASK_FOR = "AskFor"
PERMISSION_CARD = "AskForPermissionsConsent"

APL = "Alexa.Presentation.APL"
TOUCHED = f"{APL}.UserEvent"
RENDER = f"{APL}.RenderDocument"


def as_sent(message: Json) -> Json:
    """Return a message as it arrives after being sent as JSON; {} for None."""
    arrived: Json = json.loads(json.dumps(message or {}))
    return arrived


class SlotLike(Protocol):
    """A slot's words, and the id that they resolved to, if any."""

    @property
    def value(self) -> str:
        """The words as spoken."""

    @property
    def id(self) -> str | None:
        """The id of the resolved value, or None."""


@dataclass(frozen=True, slots=True)
class FilledSlot:
    """A slot filled by a caller: its words, and the id that they resolve to, if any."""

    value: str
    id: str | None = None

    @classmethod
    def of(cls, given: "str | SlotLike") -> "SlotLike":
        """Return a slot; a plain string is both its words and its id."""
        return cls(given, given) if isinstance(given, str) else given


@dataclass(frozen=True, slots=True)
class RequestOrigin:
    """The part that is the same in every request of an Echo.

    Without an access token the skill cannot call Amazon's services.
    """

    application_id: str = APPLICATION_ID
    screen: bool = False
    access_token: str | None = None
    user_id: str = USER_ID
    api_endpoint: str = API_ENDPOINT

    def context(self) -> Json:
        """Return the `context` of a request."""
        known: Json = {
            "application": {"applicationId": self.application_id},
            "user": {"userId": self.user_id},
            "device": {"deviceId": DEVICE_ID, "supportedInterfaces": self._interfaces()},
            "apiEndpoint": self.api_endpoint,
        }
        if self.access_token is not None:
            known["apiAccessToken"] = self.access_token
        return {"System": known}

    def session(self, session_id: str, new: bool, attributes: Json) -> Json:
        """Return the `session` of a request.

        attributes are those of the skill's last response.
        """
        return {
            "new": new,
            "sessionId": session_id,
            "application": {"applicationId": self.application_id},
            "attributes": attributes,
            "user": {"userId": self.user_id},
        }

    def _interfaces(self) -> Json:
        return {APL: {"runtime": {"maxVersion": "2024.3"}}} if self.screen else {}


def launch() -> Json:
    """Return the `request` of a LaunchRequest."""
    return {"type": "LaunchRequest", "shouldLinkResultBeReturned": False}


def ended(reason: str) -> Json:
    """Return the `request` of a SessionEndedRequest; reason is Alexa's name for the reason."""
    return {"type": "SessionEndedRequest", "reason": reason}


def consent(asked: Json, answer: str, version: str) -> Json:
    """Return the `request` of a Connections.Response.

    asked is the directive that it answers, answer is ACCEPTED, DENIED or NOT_ANSWERED, and version
    is that of the payload, "1" or "2".
    """
    return {
        "type": PERMISSION_ANSWERED,
        "name": ASK_FOR,
        "status": {"code": "200", "message": "OK"},
        "payload": {"status": answer} if version == "1" else _scopes(asked, answer),
        "token": asked.get("token", ""),
    }


def resumed(response: Json) -> Json:
    """Return the `request` of a SessionResumedRequest that carries a Connections.Response."""
    cause = {
        "type": "ConnectionCompleted",
        "token": response["token"],
        "status": response["status"],
        "result": response["payload"],
    }
    return {"type": "SessionResumedRequest", "cause": cause}


def touch(token: str, arguments: Sequence[str]) -> Json:
    """Return the `request` of a UserEvent. token is that of the screen that was touched."""
    return {
        "type": TOUCHED,
        "token": token,
        "arguments": list(arguments),
        "source": {"type": "TouchWrapper", "handler": "Press", "id": ""},
        "components": {},
    }


def _scopes(asked: Json, answer: str) -> Json:
    scopes = asked["payload"]["permissionScopes"]
    return {"permissionScopes": [{**scope, "status": answer} for scope in scopes]}


def event(kind: str, body: Json | None) -> Json:
    """Return the `request` of a skill event."""
    return {"type": kind} if body is None else {"type": kind, "body": body}


def intent(name: str, slots: Mapping[str, SlotLike]) -> Json:
    """Return the `request` of an IntentRequest."""
    empty = {unfilled: _empty(unfilled) for unfilled in declared_slots().get(name, ())}
    filled = {slot_name: slot(slot_name, given) for slot_name, given in slots.items()}
    asked = {"name": name, "confirmationStatus": "NONE", "slots": {**empty, **filled}}
    return {"type": "IntentRequest", "dialogState": "STARTED", "intent": asked}


def slot(name: str, given: SlotLike) -> Json:
    """Return one slot, with its resolutions unless its type is one of Amazon's."""
    filled: Json = {
        "name": name,
        "value": given.value,
        "confirmationStatus": "NONE",
        "source": "USER",
    }
    simple: Json = {"type": "Simple", "value": given.value}
    if name not in built_in_slots():
        simple["resolutions"] = filled["resolutions"] = _resolutions(name, given)
    return {**filled, "slotValue": simple}


def _empty(name: str) -> Json:
    return {"name": name, "confirmationStatus": "NONE", "source": "USER"}


def _resolutions(name: str, given: SlotLike) -> Json:
    authority: Json = {
        "authority": f"amzn1.er-authority.echo-sdk.{name}",
        "status": {"code": "ER_SUCCESS_NO_MATCH"},
    }
    if given.id is not None:
        authority["status"] = {"code": "ER_SUCCESS_MATCH"}
        authority["values"] = [{"value": {"name": given.value, "id": given.id}}]
    return {"resolutionsPerAuthority": [authority]}
