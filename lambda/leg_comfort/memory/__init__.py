"""Store preferences between sessions, and a diary for users who agreed to one."""

from typing import TYPE_CHECKING

from .memory import Memory
from .opening import SKILL_ID, TABLE, VARIABLES, memory_in_file, open_memory, store_in_file
from .records import (
    CONVERSATION_LIFETIME,
    NIGHT_LIFETIME,
    PREFERENCES_LIFETIME,
    Night,
    Preferences,
)
from .store import Record, Store, StoreError

if TYPE_CHECKING:
    from .dynamodb_items import DynamoClient

__all__ = [
    "CONVERSATION_LIFETIME",
    "NIGHT_LIFETIME",
    "PREFERENCES_LIFETIME",
    "SKILL_ID",
    "TABLE",
    "VARIABLES",
    "DynamoClient",
    "Memory",
    "Night",
    "Preferences",
    "Record",
    "Store",
    "StoreError",
    "memory_in_file",
    "open_memory",
    "store_in_file",
]


def __getattr__(name: str) -> object:
    """Return DynamoClient, which a process with another store need not import."""
    if name != "DynamoClient":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from .dynamodb_items import DynamoClient

    return DynamoClient
