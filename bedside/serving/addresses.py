"""Where Amazon keeps the certificates it signs with, and where it does not."""

import re
from posixpath import normpath

from bedside.serving.refusals import RefusedError

HOST = "s3.amazonaws.com"
FOLDER = "/echo.api/"
# Nothing escaped, nobody's name, no query: such an address could be read in more than one way.
_ADDRESS = re.compile(rf"(?i:https://{re.escape(HOST)})(?::443)?(?P<path>/[A-Za-z0-9._/-]+)")


def path_of(address: str | None) -> str:
    """The path, tidied, of an address on Amazon's own host. Raises RefusedError for any other."""
    found = _ADDRESS.fullmatch(address or "")
    path = normpath(found["path"]) if found else ""
    if not path.startswith(FOLDER):
        raise RefusedError("certificate address")
    return path
