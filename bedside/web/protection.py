"""Let only this machine's browser use the page, and only from the page itself."""

from collections.abc import Collection
from urllib.parse import urlsplit

from flask import Request, Response

from bedside.server.access import RequestRefusedError, is_loopback, is_sent_to_loopback

MOST_BYTES = 8 * 1024
"""The most bytes of a body. Typed text has a few hundred."""
MOST_BYTES_OF_A_CONVERSATION = 64 * 1024
"""The most bytes of a body that carries a whole conversation."""
JSON = "application/json"

_ALONE = "default-src 'none'; base-uri 'none'; form-action 'none'; "
PAGE_POLICY = _ALONE + (
    "script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "frame-src 'self'; frame-ancestors 'none'"
)
# Amazon's renderer writes styles into elements, and its engine makes functions from text. It may do
# so in a frame without an origin, from which neither the page nor the network can be reached.
SCREEN_POLICY = _ALONE + (
    "script-src 'self' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src data:; "
    "frame-ancestors 'self'; sandbox allow-scripts"
)


def must_be_ours(request: Request, names: Collection[str]) -> None:
    """Refuse a request from another machine or to another host name, unless the name is allowed.

    A website could have its own name resolve to this machine, and read the page.
    """
    if _host_of(request) in names:
        return
    if not is_sent_to_loopback(request.host) or not is_loopback(request.remote_addr or ""):
        raise RequestRefusedError("host")


def must_be_from_the_page(request: Request) -> None:
    """Refuse a request that another website's page sent, or that is not JSON."""
    origin = request.headers.get("Origin")
    if origin is not None and urlsplit(origin).netloc != request.host:
        raise RequestRefusedError("origin")
    if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        raise RequestRefusedError("site")
    if request.mimetype != JSON:
        raise RequestRefusedError("content type")


def sealed(response: Response) -> Response:
    """Add the headers that isolate a response. A policy that it has already is kept."""
    response.headers.setdefault("Content-Security-Policy", PAGE_POLICY)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
    response.headers["Permissions-Policy"] = "microphone=(self), camera=(), geolocation=()"
    response.headers.setdefault("Cache-Control", "no-store")
    return response


def _host_of(request: Request) -> str:
    try:
        return urlsplit(f"//{request.host}").hostname or ""
    except ValueError:
        return ""
