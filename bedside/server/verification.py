"""Verify that Amazon signed a request, recently and for this skill."""

import binascii
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256

from bedside.console import Json
from bedside.server.access import RequestRefusedError
from bedside.server.certificates import SigningKeys, path_of
from bedside.simulator.clock import Clock, system_clock
from leg_comfort.alexa import parse, text_at

NEAR = timedelta(seconds=150)
"""How far the time stamp of a request may be from now, as Amazon demands."""
NEAR_FOR_EVENTS = timedelta(hours=1)
"""How long Amazon retries the delivery of an event outside a session."""
EVENTS = ("AlexaSkillEvent.", "Reminders.")
"""The beginnings of the event types that the skill's manifest subscribes to."""


def must_be_fresh(event: Json, now: datetime) -> None:
    """Check the time stamp, so that no old request can be sent again.

    Raises RequestRefusedError if it is missing or not recent.
    """
    age = now - _stamp(text_at(event, "request", "timestamp"))
    if not -NEAR <= age <= _patience(text_at(event, "request", "type") or ""):
        raise RequestRefusedError("time stamp")


def _patience(kind: str) -> timedelta:
    return NEAR_FOR_EVENTS if kind.startswith(EVENTS) else NEAR


def _stamp(text: str | None) -> datetime:
    try:
        stamp = datetime.fromisoformat(text or "")
    except ValueError as problem:
        raise RequestRefusedError("time stamp") from problem
    if stamp.tzinfo is None:
        raise RequestRefusedError("time stamp")
    return stamp


ADDRESS = "SignatureCertChainUrl"
SIGNATURE = "Signature-256"


@dataclass(frozen=True, slots=True)
class RequestVerifier:
    """Verifies requests. skill_id is the only skill that is let through, if given."""

    chains: SigningKeys = field(default_factory=SigningKeys)
    clock: Clock = system_clock
    skill_id: str | None = None

    def check(self, headers: Mapping[str, str], body: bytes, event: Json) -> None:
        """Raise RequestRefusedError unless Amazon signed this body, recently, for this skill.

        body holds the bytes as received, event their content. Cheap checks come first, so that a
        careless request does not make the server fetch a certificate.
        """
        now = self.clock()
        must_be_fresh(event, now)
        if self.skill_id and parse(event).application != self.skill_id:
            raise RequestRefusedError("another skill")
        signature, path = _signature(headers.get(SIGNATURE)), path_of(headers.get(ADDRESS))
        try:
            self.chains.key_at(path, now).verify(signature, body, PKCS1v15(), SHA256())
        except InvalidSignature as problem:
            raise RequestRefusedError("signature") from problem


def _signature(text: str | None) -> bytes:
    try:
        return b64decode(text or "", validate=True)
    except (binascii.Error, ValueError) as problem:
        raise RequestRefusedError("signature") from problem
