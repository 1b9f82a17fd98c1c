"""Alexa's request JSON, part by part, as Amazon sends it to a skill."""

import json
from collections.abc import Mapping
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


def as_sent(message: Json) -> Json:
    """What arrives when this is sent as JSON, as between Amazon and the skill; {} for nothing."""
    arrived: Json = json.loads(json.dumps(message or {}))
    return arrived


class SlotLike(Protocol):
    """What was heard for a slot, and the id that it resolved to, if any."""

    @property
    def value(self) -> str:
        """The raw words."""

    @property
    def id(self) -> str | None:
        """The id of the resolved value; None where it resolved to nothing."""


@dataclass(frozen=True, slots=True)
class FilledSlot:
    """A slot filled by hand: its words, and the id they stand for, if any."""

    value: str
    id: str | None = None

    @classmethod
    def of(cls, given: "str | SlotLike") -> "SlotLike":
        """A plain string stands for a value whose words and id are the same."""
        return cls(given, given) if isinstance(given, str) else given


@dataclass(frozen=True, slots=True)
class RequestOrigin:
    """What stays the same in every request: the skill's id, the person's, the screen, the token.

    Without a token the skill cannot call Amazon's services.
    """

    application_id: str = APPLICATION_ID
    screen: bool = False
    access_token: str | None = None
    user_id: str = USER_ID
    api_endpoint: str = API_ENDPOINT

    def context(self) -> Json:
        """The `context` of a request."""
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
        """The `session` of a request; attributes are what the skill's last answer carried."""
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
    """The part of a LaunchRequest that is its own."""
    return {"type": "LaunchRequest", "shouldLinkResultBeReturned": False}


def ended(reason: str) -> Json:
    """The part of a SessionEndedRequest that is its own; reason is Alexa's word for it."""
    return {"type": "SessionEndedRequest", "reason": reason}


def consent(asked: Json, answer: str, version: str) -> Json:
    """The part of a Connections.Response that is its own.

    asked: the directive that it answers. answer: ACCEPTED, DENIED or NOT_ANSWERED. version: that
    of the payload, "1" or "2".
    """
    return {
        "type": PERMISSION_ANSWERED,
        "name": ASK_FOR,
        "status": {"code": "200", "message": "OK"},
        "payload": {"status": answer} if version == "1" else _scopes(asked, answer),
        "token": asked.get("token", ""),
    }


def _scopes(asked: Json, answer: str) -> Json:
    scopes = asked["payload"]["permissionScopes"]
    return {"permissionScopes": [{**scope, "status": answer} for scope in scopes]}


def event(kind: str, body: Json | None) -> Json:
    """The part of a skill event that is its own."""
    return {"type": kind} if body is None else {"type": kind, "body": body}


def intent(name: str, slots: Mapping[str, SlotLike]) -> Json:
    """The part of an IntentRequest that is its own."""
    empty = {unfilled: _empty(unfilled) for unfilled in declared_slots().get(name, ())}
    filled = {slot_name: slot(slot_name, given) for slot_name, given in slots.items()}
    asked = {"name": name, "confirmationStatus": "NONE", "slots": {**empty, **filled}}
    return {"type": "IntentRequest", "dialogState": "STARTED", "intent": asked}


def slot(name: str, given: SlotLike) -> Json:
    """One slot, with its resolutions unless its type is one of Amazon's own."""
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
