"""The interface of a store: records by key that expire."""

from collections.abc import Mapping
from typing import Protocol

SCHEMA = 1
"""Version of the records. It grows when an older program would damage newer records."""

StoredValue = str | int | bool
Record = Mapping[str, StoredValue]
Changes = Mapping[str, StoredValue | None]
"""Attributes to set, or to remove if None."""


class StoreError(Exception):
    """The store cannot be used now. The message contains neither ids nor content."""


class Store(Protocol):
    """Records by key, each with its time of expiry. `now` and `expires` are epoch seconds.

    No attribute may be called id, v or ttl, since stores use these names themselves. Every method
    raises StoreError if the store cannot be used now.
    """

    def read(self, key: str, now: int) -> Record | None:
        """Return a record without unreadable values; None if it is missing or expired."""
        ...

    def update(self, key: str, changes: Changes, now: int, expires: int) -> None:
        """Set and remove the attributes named and no others, all of them or none.

        A record that is missing or expired is created anew. No update makes a record expire earlier
        than one before it. A record of a newer schema is left as it is.
        """
        ...

    def delete(self, key: str) -> None:
        """Remove the record, if there is one."""
        ...
