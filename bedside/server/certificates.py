"""The certificates that Amazon signs with: where they are, fetching them, verifying their chain."""

import re
import ssl
from collections import OrderedDict
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from pathlib import Path
from posixpath import normpath
from threading import Lock
from time import monotonic
from warnings import catch_warnings, simplefilter

import certifi
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.utils import CryptographyDeprecationWarning
from cryptography.x509 import Certificate, DNSName, load_pem_x509_certificates
from cryptography.x509.verification import PolicyBuilder, Store, VerificationError

from bedside.server.access import RequestRefusedError

HOST = "s3.amazonaws.com"
FOLDER = "/echo.api/"
# No escapes, user name or query, which would make an address ambiguous.
_ADDRESS = re.compile(rf"(?i:https://{re.escape(HOST)})(?::443)?(?P<path>/[A-Za-z0-9._/-]+)")


def path_of(address: str | None) -> str:
    """Return the normalized path of an address on Amazon's host.

    Raises RequestRefusedError for any other address.
    """
    found = _ADDRESS.fullmatch(address or "")
    path = normpath(found["path"]) if found else ""
    if not path.startswith(FOLDER):
        raise RequestRefusedError("certificate address")
    return path


Fetch = Callable[[str], bytes]
"""Fetches the content of a path on Amazon's host. Raises RequestRefusedError."""

SECONDS = 2.0
"""The timeout of connecting, of each read, and of reading in all."""
MOST_BYTES = 64 * 1024


def from_amazon(path: str) -> bytes:
    """Fetch a path from Amazon's host over verified HTTPS."""
    return fetched(HTTPSConnection(HOST, timeout=SECONDS, context=_trust()), path)


def fetched(connection: HTTPConnection, path: str) -> bytes:
    """Return the content of a path.

    Raises RequestRefusedError if it is missing, redirected, late or too long.
    """
    try:
        with closing(connection):
            connection.request("GET", path)
            return _read(connection.getresponse())
    except (OSError, HTTPException) as problem:
        raise RequestRefusedError("certificate unreachable") from problem


def _read(response: HTTPResponse) -> bytes:
    """Return the body of a response with status 200. Redirections are not followed."""
    if response.status != HTTPStatus.OK:
        raise RequestRefusedError("certificate not there")
    end, found = monotonic() + SECONDS, bytearray()
    while more := response.read1(MOST_BYTES):
        found += more
        if len(found) > MOST_BYTES or monotonic() > end:
            raise RequestRefusedError("certificate too long")
    return bytes(found)


@cache
def _trust() -> ssl.SSLContext:
    return ssl.create_default_context(cafile=certifi.where())


SIGNER = "echo-api.amazon.com"
MOST_KEPT = 8
"""The most keys that are kept. Amazon uses one at a time and changes it about once a year."""
_PEM = re.compile(rb"-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----", re.DOTALL)


@cache
def well_known_roots() -> Store:
    """Return the roots that browsers trust. Call it once before starting threads."""
    with catch_warnings():
        # Some roots do not meet today's rules: a warning now, an error in a later release.
        simplefilter("ignore", CryptographyDeprecationWarning)
        return Store([each for pem in _well_known() for each in _readable(pem)])


def _well_known() -> list[bytes]:
    return _PEM.findall(Path(certifi.where()).read_bytes())


def _readable(pem: bytes) -> list[Certificate]:
    try:
        return load_pem_x509_certificates(pem)
    except ValueError:
        return []


@dataclass(frozen=True, slots=True)
class CachedKey:
    """A verified key of Amazon's. until is the end of validity of its whole chain."""

    key: RSAPublicKey
    until: datetime


@dataclass(slots=True)
class SigningKeys:
    """Amazon's signing keys. fetch returns a chain as PEM, roots the trusted roots."""

    fetch: Fetch = from_amazon
    roots: Callable[[], Store] = well_known_roots
    _kept: OrderedDict[str, CachedKey] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def key_at(self, path: str, now: datetime) -> RSAPublicKey:
        """Return the key at a path of Amazon's.

        Raises RequestRefusedError if there is no valid one.
        """
        kept = self._kept.get(path)
        if kept is None or now > kept.until:
            kept = self._examined(self.fetch(path), now)
            self._keep(path, kept)
        return kept.key

    def _keep(self, path: str, kept: CachedKey) -> None:
        with self._lock:
            self._kept[path] = kept
            self._kept.move_to_end(path)
            if len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)

    def _examined(self, pem: bytes, now: datetime) -> CachedKey:
        chain = self._verified(pem, now)
        key = chain[0].public_key()
        if not isinstance(key, RSAPublicKey):
            raise RequestRefusedError("certificate key")
        return CachedKey(key, min(each.not_valid_after_utc for each in chain))

    def _verified(self, pem: bytes, now: datetime) -> list[Certificate]:
        """Return the chain from Amazon's certificate up to a root."""
        policy = PolicyBuilder().store(self.roots()).time(now)
        try:
            leaf, *others = load_pem_x509_certificates(pem)
            return policy.build_server_verifier(DNSName(SIGNER)).verify(leaf, others)
        except (ValueError, VerificationError) as problem:
            raise RequestRefusedError("certificate chain") from problem
