"""Which memory a deployment has. The databases are imported here, and only where they are used."""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from .memory import Memory

TABLE, SALT, SKILL_ID = "LEG_COMFORT_TABLE", "LEG_COMFORT_SALT", "LEG_COMFORT_SKILL_ID"
VARIABLES = (TABLE, SALT, SKILL_ID)
"""Of the environment: all that says which memory there is."""
DESK = "desk"
"""Salt of a file on a desk, where users are made up."""

_now = partial(datetime.now, UTC)


def open_memory(environ: Mapping[str, str]) -> Memory | None:
    """The memory in the DynamoDB table that LEG_COMFORT_TABLE names; None where it names none.

    The salt is LEG_COMFORT_SALT, else the skill's id, else the table's name. None of them need be
    secret: Alexa's user ids are long random strings, another one for every skill, so that no hash
    can be turned back by trying out ids. The salt only keeps two deployments from sharing keys.
    """
    table = environ.get(TABLE)
    if not table:
        return None
    from .dynamodb import DynamoStore

    salt = environ.get(SALT) or environ.get(SKILL_ID) or table
    return Memory(DynamoStore(table), salt, _now)


def memory_in_file(path: Path) -> Memory:
    """The memory in a file of SQLite's, which is made at its first use."""
    from .sqlite import SqliteStore

    return Memory(SqliteStore(path), DESK, _now)
