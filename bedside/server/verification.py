"""When a request was made: an old one may be somebody else's, sent once more."""

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
"""How far a request may be from now, as Amazon demands."""
NEAR_FOR_EVENTS = timedelta(hours=1)
"""Amazon tries for so long to deliver what happened outside a session."""
EVENTS = ("AlexaSkillEvent.", "Reminders.")
"""How the types begin of what the skill's manifest asks to be told of."""


def must_be_fresh(event: Json, now: datetime) -> None:
    """Look at the time stamp. Raises RefusedError where there is none, or none near to now."""
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
    """Lets through what Amazon signed. skill_id: the only skill let through, where one is named."""

    chains: SigningKeys = field(default_factory=SigningKeys)
    clock: Clock = system_clock
    skill_id: str | None = None

    def check(self, headers: Mapping[str, str], body: bytes, event: Json) -> None:
        """Raise RefusedError unless Amazon signed this very body, just now, for this skill.

        body: the bytes as they came. event: what they say. What costs nothing is looked at first,
        so that nobody makes us fetch a certificate who has not taken some trouble.
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
