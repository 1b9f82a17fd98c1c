"""The fields of a dataclass that a build wrote out: noted when somebody first asks for them.

This file goes into the bundle. Most classes are never asked: only replace(), fields() and asdict()
do.
"""

from collections.abc import Mapping
from dataclasses import Field, dataclass


class LazyFields:
    """Stands in a class where dataclass() would have noted its fields, and has it note them."""

    def __init__(self, kw_only: bool) -> None:
        self._kw_only = kw_only

    def __set_name__(self, owner: type, name: str) -> None:
        self._owner, self._name = owner, name

    def __get__(self, instance: object, owner: type) -> Mapping[str, Field[object]]:
        dataclass(init=False, repr=False, eq=False, kw_only=self._kw_only)(self._owner)
        noted: Mapping[str, Field[object]] = vars(self._owner)[self._name]
        return noted
