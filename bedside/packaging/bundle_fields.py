"""The fields of a dataclass that the build has written out, collected when first asked for.

This file goes into the bundle. Only replace(), fields() and asdict() ask for fields, so for most
classes nobody does.
"""

from collections.abc import Mapping
from dataclasses import Field, dataclass


class LazyFields:
    """A descriptor in place of __dataclass_fields__ that has dataclass() collect them."""

    def __init__(self, kw_only: bool) -> None:
        self._kw_only = kw_only

    def __set_name__(self, owner: type, name: str) -> None:
        self._owner, self._name = owner, name

    def __get__(self, instance: object, owner: type) -> Mapping[str, Field[object]]:
        dataclass(init=False, repr=False, eq=False, kw_only=self._kw_only)(self._owner)
        noted: Mapping[str, Field[object]] = vars(self._owner)[self._name]
        return noted
