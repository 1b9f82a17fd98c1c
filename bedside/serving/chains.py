"""Amazon's certificates: each looked at once, and kept for as long as its chain is valid."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path
from threading import Lock

import certifi
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.x509 import Certificate, DNSName, load_pem_x509_certificates
from cryptography.x509.verification import PolicyBuilder, Store, VerificationError

from bedside.serving.fetching import Fetch, from_amazon
from bedside.serving.refusals import RefusedError

SIGNER = "echo-api.amazon.com"
MOST_KEPT = 8
"""Amazon signs with one at a time, and changes it about once a year."""


@cache
def well_known_roots() -> Store:
    """The roots that browsers trust."""
    return Store(load_pem_x509_certificates(Path(certifi.where()).read_bytes()))


@dataclass(frozen=True, slots=True)
class Kept:
    """A key that was found to be Amazon's. until: when the first of its chain ends."""

    key: RSAPublicKey
    until: datetime


@dataclass(slots=True)
class Chains:
    """The keys of Amazon's. fetch: brings a chain as PEM. roots: whom one may trust."""

    fetch: Fetch = from_amazon
    roots: Callable[[], Store] = well_known_roots
    _kept: OrderedDict[str, Kept] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def key_at(self, path: str, now: datetime) -> RSAPublicKey:
        """The key at a path of Amazon's. Raises RefusedError where no valid one is to be had."""
        kept = self._kept.get(path)
        if kept is None or now >= kept.until:
            kept = self._examined(self.fetch(path), now)
            self._keep(path, kept)
        return kept.key

    def _keep(self, path: str, kept: Kept) -> None:
        with self._lock:
            self._kept[path] = kept
            self._kept.move_to_end(path)
            if len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)

    def _examined(self, pem: bytes, now: datetime) -> Kept:
        chain = self._verified(pem, now)
        key = chain[0].public_key()
        if not isinstance(key, RSAPublicKey):
            raise RefusedError("certificate key")
        return Kept(key, min(each.not_valid_after_utc for each in chain))

    def _verified(self, pem: bytes, now: datetime) -> list[Certificate]:
        """The chain from Amazon's own certificate up to a root."""
        policy = PolicyBuilder().store(self.roots()).time(now)
        try:
            leaf, *others = load_pem_x509_certificates(pem)
            return policy.build_server_verifier(DNSName(SIGNER)).verify(leaf, others)
        except (ValueError, VerificationError) as problem:
            raise RefusedError("certificate chain") from problem
