"""Store what a build read and checked once in a form that loads quickly.

Pickles lie beside the TOML files that they are made from, and only in a bundle, which contains
nothing but files of ours. A value of which most requests need a few parts is kept in parts.
"""

import io
import pickle
from collections.abc import Callable, Collection, Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar, runtime_checkable

SUFFIX = ".pickle"

_T = TypeVar("_T")


@runtime_checkable
class StoredOtherwise(Protocol):
    """A dataclass that is not stored by its fields."""

    def stored(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        """Return the call that makes an equal value, and its arguments."""


class Late(Generic[_T]):
    """Values of which each is loaded when it is first asked for. Equals a tuple of the same."""

    __hash__ = None  # type: ignore[assignment]

    def __init__(self, *stored: bytes) -> None:
        """Take the values as a build has stored them."""
        self._stored = stored
        self._loaded: dict[int, _T] = {}

    def __len__(self) -> int:
        """Return the number of values."""
        return len(self._stored)

    def __getitem__(self, place: int) -> _T:
        """Return a value. Raises IndexError."""
        if place not in self._loaded:
            self._loaded[place] = pickle.loads(self._stored[place])  # noqa: S301 - of ours
        return self._loaded[place]

    def __iter__(self) -> Iterator[_T]:
        """Yield every value."""
        return map(self.__getitem__, range(len(self)))

    def __eq__(self, other: object) -> bool:
        """Return whether the values are the same."""
        return tuple(self) == tuple(other) if isinstance(other, Late | tuple) else NotImplemented


def read_ready(folder: Path, name: str, kind: type[_T]) -> _T | None:
    """Return the value that a build stored under a name; None in a checkout, which has none.

    Raises TypeError if it is of another type.
    """
    file = _file(folder, name)
    if not file.is_file():
        return None
    found = pickle.loads(file.read_bytes())  # noqa: S301 - a file of ours
    if not isinstance(found, kind):
        raise TypeError(f"{file.name}: no {kind.__name__}")
    return found


def write_ready(folder: Path, name: str, value: object, late: Collection[type] = ()) -> None:
    """Store a value under a name.

    late: dataclasses in it whose tuples are stored so that each of their values is loaded late.
    """
    _file(folder, name).write_bytes(_pickled(value, late))


def _file(folder: Path, name: str) -> Path:
    return folder / f"{name}{SUFFIX}"


def _pickled(value: object, late: Collection[type] = ()) -> bytes:
    written = io.BytesIO()
    _DataclassPickler(written, late).dump(value)
    return written.getvalue()


class _DataclassPickler(pickle.Pickler):
    """Pickles dataclasses as calls of their class, which load in a tenth of the usual time."""

    def __init__(self, file: io.BytesIO, late: Collection[type]) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self._late = late

    def reducer_override(self, value: Any) -> Any:  # noqa: ANN401 - pickle's own shape
        """Return the call that makes a value again; NotImplemented for values other than these."""
        if isinstance(value, Late):
            return Late, value._stored
        if isinstance(value, type) or not is_dataclass(value):
            return NotImplemented
        if isinstance(value, StoredOtherwise):
            return value.stored()
        named = {field.name: getattr(value, field.name) for field in fields(value)}
        if type(value) in self._late:
            named = {name: _late(held) for name, held in named.items()}
        if any(field.kw_only for field in fields(value)):
            return _made, (type(value), tuple(named), tuple(named.values()))
        return type(value), tuple(named.values())


def _late(held: object) -> object:
    return Late(*map(_pickled, held)) if isinstance(held, tuple) else held


def _made(kind: type[_T], names: tuple[str, ...], values: tuple[object, ...]) -> _T:
    return kind(**dict(zip(names, values, strict=True)))
