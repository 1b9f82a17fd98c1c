"""Open the memory of a deployment. A database is only imported if it is used."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from .memory import Memory
from .store import Store

TABLE, SALT, SKILL_ID = "LEG_COMFORT_TABLE", "LEG_COMFORT_SALT", "LEG_COMFORT_SKILL_ID"
VARIABLES = (TABLE, SALT, SKILL_ID)
"""Environment variables that determine the memory."""
DESK = "desk"
"""Salt of a file, whose users are made up."""

_now = partial(datetime.now, UTC)


def open_memory(environ: Mapping[str, str]) -> Memory | None:
    """Return the memory in the DynamoDB table that LEG_COMFORT_TABLE names; None without a name.

    The salt is LEG_COMFORT_SALT, else the skill's id, else the table's name. None of them needs to
    be secret: Alexa's user ids are long random strings, different for every skill, so that no hash
    can be reversed by trying ids. The salt only keeps two deployments from sharing keys.
    """
    table = environ.get(TABLE)
    if not table:
        return None
    from .dynamodb import DynamoStore

    salt = environ.get(SALT) or environ.get(SKILL_ID) or table
    return Memory(DynamoStore(table), salt, _now)


def memory_in_file(path: Path, clock: Callable[[], datetime] = _now) -> Memory:
    """Return the memory in an SQLite file, which is created at its first use."""
    return Memory(store_in_file(path), DESK, clock)


def store_in_file(path: Path) -> Store:
    """Return the records in an SQLite file, which is created at its first use."""
    from .sqlite import SqliteStore

    return SqliteStore(path)
