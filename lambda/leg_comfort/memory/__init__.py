"""Store preferences between sessions, and a diary for users who agreed to one."""

from .memory import Memory
from .opening import VARIABLES, memory_in_file, open_memory
from .records import (
    CONVERSATION_LIFETIME,
    NIGHT_LIFETIME,
    PREFERENCES_LIFETIME,
    Night,
    Preferences,
)
from .store import Store, StoreError

__all__ = [
    "CONVERSATION_LIFETIME",
    "NIGHT_LIFETIME",
    "PREFERENCES_LIFETIME",
    "VARIABLES",
    "Memory",
    "Night",
    "Preferences",
    "Store",
    "StoreError",
    "memory_in_file",
    "open_memory",
]
