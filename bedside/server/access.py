"""Which names stand for this machine alone."""

import json
import logging
from http import HTTPStatus
from ipaddress import ip_address
from urllib.parse import urlsplit

from werkzeug.exceptions import BadRequest, HTTPException

from leg_comfort.alexa import place_of


def is_loopback(host: str) -> bool:
    """Whether a name or an address can only be reached from this machine."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def is_sent_to_loopback(host: str) -> bool:
    """The same of a Host header, which may name a port."""
    try:
        return is_loopback(urlsplit(f"//{host}").hostname or "")
    except ValueError:
        return False


log = logging.getLogger("leg_comfort.serving")


class RequestRefusedError(BadRequest):
    """A request that is not answered. why: the reason, in a word or two of ours."""

    def __init__(self, why: str) -> None:
        """Keep the reason for the log."""
        super().__init__()
        self.why = why


def status_of(error: Exception) -> HTTPStatus:
    """What a refusal is called in HTTP: its own status of the four hundreds, else 400."""
    code = error.code if isinstance(error, HTTPException) else None
    return at_the_client(code or HTTPStatus.BAD_REQUEST)


def at_the_client(code: int) -> HTTPStatus:
    """This status where it puts it down to the client; else 400."""
    puts_down = HTTPStatus.BAD_REQUEST <= code < HTTPStatus.INTERNAL_SERVER_ERROR
    return HTTPStatus(code) if puts_down else HTTPStatus.BAD_REQUEST


def log_refusal(error: Exception) -> None:
    """One line of JSON: why; of what nobody foresaw, the exception's type and place."""
    if isinstance(error, HTTPException):
        log_why(error.why if isinstance(error, RequestRefusedError) else type(error).__name__)
    else:
        told = {"event": "fault", "type": type(error).__name__, "place": place_of(error)}
        log.error(json.dumps(told))


def log_why(why: str) -> None:
    """One line of JSON with nothing but a reason."""
    log.warning(json.dumps({"event": "refused", "why": why}))
