"""Fetching a certificate chain: in time, of bounded size, and from nowhere else."""

import ssl
from collections.abc import Callable
from contextlib import closing
from functools import cache
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from time import monotonic

import certifi

from bedside.serving.addresses import HOST
from bedside.serving.refusals import RefusedError

Fetch = Callable[[str], bytes]
"""Path on Amazon's host → what lies there. Raises RefusedError."""

SECONDS = 2.0
"""What connecting may take, each wait for more, and all the reading together."""
MOST_BYTES = 64 * 1024


def from_amazon(path: str) -> bytes:
    """Fetch from Amazon's own host, whose own certificate is looked at."""
    return fetched(HTTPSConnection(HOST, timeout=SECONDS, context=_trust()), path)


def fetched(connection: HTTPConnection, path: str) -> bytes:
    """What lies at a path. RefusedError where it is away, elsewhere, late or too much."""
    try:
        with closing(connection):
            connection.request("GET", path)
            return _read(connection.getresponse())
    except (OSError, HTTPException) as problem:
        raise RefusedError("certificate unreachable") from problem


def _read(response: HTTPResponse) -> bytes:
    """The body of an answer that has one; where it points elsewhere, nobody follows."""
    if response.status != HTTPStatus.OK:
        raise RefusedError("certificate not there")
    end, found = monotonic() + SECONDS, bytearray()
    while more := response.read1(MOST_BYTES):
        found += more
        if len(found) > MOST_BYTES or monotonic() > end:
            raise RefusedError("certificate too long")
    return bytes(found)


@cache
def _trust() -> ssl.SSLContext:
    return ssl.create_default_context(cafile=certifi.where())
