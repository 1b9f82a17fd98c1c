"""Who is let in: loopback addresses, and how a request is refused.

A refusal has a status, an empty body, and one line in the log that names the reason. The line never
holds any part of the request.
"""

import json
import logging
from http import HTTPStatus
from ipaddress import ip_address
from urllib.parse import urlsplit

from werkzeug.exceptions import BadRequest, HTTPException

from leg_comfort.alexa import place_of


def is_loopback(host: str) -> bool:
    """Return whether a host name or address is reachable from this machine only."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def is_sent_to_loopback(host: str) -> bool:
    """Return whether a Host header, which may name a port, is a loopback address."""
    try:
        return is_loopback(urlsplit(f"//{host}").hostname or "")
    except ValueError:
        return False


log = logging.getLogger("leg_comfort.serving")


class RequestRefusedError(BadRequest):
    """A request that is not answered. why is the reason, in a word or two."""

    def __init__(self, why: str) -> None:
        super().__init__()
        self.why = why


def status_of(error: Exception) -> HTTPStatus:
    """Return the HTTP status of a refusal: its own if it is a 4xx, else 400."""
    code = error.code if isinstance(error, HTTPException) else None
    return at_the_client(code or HTTPStatus.BAD_REQUEST)


def at_the_client(code: int) -> HTTPStatus:
    """Return a status that blames the client: the given one if it is a 4xx, else 400."""
    puts_down = HTTPStatus.BAD_REQUEST <= code < HTTPStatus.INTERNAL_SERVER_ERROR
    return HTTPStatus(code) if puts_down else HTTPStatus.BAD_REQUEST


def log_refusal(error: Exception) -> None:
    """Log a refusal as one line of JSON; of an unforeseen exception, its type and place."""
    if isinstance(error, HTTPException):
        log_why(error.why if isinstance(error, RequestRefusedError) else type(error).__name__)
    else:
        told = {"event": "fault", "type": type(error).__name__, "place": place_of(error)}
        log.error(json.dumps(told))


def log_why(why: str) -> None:
    """Log one line of JSON that holds nothing but a reason."""
    log.warning(json.dumps({"event": "refused", "why": why}))
