"""What keeps records: the little that the memory asks of a database."""

from collections.abc import Mapping
from typing import Protocol

SCHEMA = 1
"""Version of what is written. It grows when an older program would spoil what a newer one keeps."""

Value = str | int | bool
Record = Mapping[str, Value]
Changes = Mapping[str, Value | None]
"""Attributes to set; None removes."""


class StoreError(Exception):
    """The store cannot be used now. What it says holds neither ids nor content."""


class Store(Protocol):
    """Records under keys, each with an end of its own. `now` and `expires` are epoch seconds.

    No attribute may be called id, v or ttl: stores keep their books under these names. Every method
    raises StoreError where the store cannot be used now.
    """

    def read(self, key: str, now: int) -> Record | None:
        """What was last written under a key, without what cannot be read; None once expired."""
        ...

    def update(self, key: str, changes: Changes, now: int, expires: int) -> None:
        """Set and remove the attributes named, and no other, all of them or none.

        The record is made where there is none, begins anew where it has expired, and never ends
        sooner than an earlier update said. A record of a newer schema is left as it is.
        """
        ...

    def delete(self, key: str) -> None:
        """Remove the record; nothing happens where there is none."""
        ...
