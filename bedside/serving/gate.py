"""The gate: whether Amazon signed a request, just now, for this skill."""

import binascii
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256

from bedside.console import Json
from bedside.serving.addresses import path_of
from bedside.serving.chains import Chains
from bedside.serving.refusals import RefusedError
from bedside.serving.stamps import must_be_fresh
from bedside.simulator.clock import Clock, system_clock
from leg_comfort.alexa.request import application_of

ADDRESS = "SignatureCertChainUrl"
SIGNATURE = "Signature-256"


@dataclass(frozen=True, slots=True)
class Gate:
    """Lets through what Amazon signed. skill_id: the only skill let through, where one is named."""

    chains: Chains = field(default_factory=Chains)
    clock: Clock = system_clock
    skill_id: str | None = None

    def check(self, headers: Mapping[str, str], body: bytes, event: Json) -> None:
        """Raise RefusedError unless Amazon signed this very body, just now, for this skill.

        body: the bytes as they came. event: what they say. What costs nothing is looked at first,
        so that nobody makes us fetch a certificate who has not taken some trouble.
        """
        now = self.clock()
        must_be_fresh(event, now)
        if self.skill_id and application_of(event) != self.skill_id:
            raise RefusedError("another skill")
        signature, path = _signature(headers.get(SIGNATURE)), path_of(headers.get(ADDRESS))
        try:
            self.chains.key_at(path, now).verify(signature, body, PKCS1v15(), SHA256())
        except InvalidSignature as problem:
            raise RefusedError("signature") from problem


def _signature(text: str | None) -> bytes:
    try:
        return b64decode(text or "", validate=True)
    except (binascii.Error, ValueError) as problem:
        raise RefusedError("signature") from problem
