"""What is remembered from one night to the next: preferences, and a diary where it is agreed to."""

from .diary import Night
from .memory import Memory
from .opening import VARIABLES, memory_in_file, open_memory
from .preferences import Preferences
from .store import Store, StoreError

__all__ = [
    "VARIABLES",
    "Memory",
    "Night",
    "Preferences",
    "Store",
    "StoreError",
    "memory_in_file",
    "open_memory",
]
