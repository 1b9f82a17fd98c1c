"""What a build read and checked once, kept in a form that loads in no time.

Pickles lie beside the TOML files they were made of, and only in a bundle: it is made of our own
files and nobody else writes there.
"""

import pickle
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, TypeVar

SUFFIX = ".pickle"

_T = TypeVar("_T")


def read_ready(folder: Path, name: str, kind: type[_T]) -> _T | None:
    """What a build kept under this name; None in a checkout, where nothing is kept."""
    file = _file(folder, name)
    if not file.is_file():
        return None
    found = pickle.loads(file.read_bytes())  # noqa: S301 - a file of our own
    if not isinstance(found, kind):
        raise TypeError(f"{file.name}: no {kind.__name__}")
    return found


def write_ready(folder: Path, name: str, value: object) -> None:
    """Keep a value under this name."""
    with _file(folder, name).open("wb") as file:
        _Plainly(file, pickle.HIGHEST_PROTOCOL).dump(value)


def _file(folder: Path, name: str) -> Path:
    return folder / f"{name}{SUFFIX}"


class _Plainly(pickle.Pickler):
    """Dataclasses as calls of their class: a tenth of the time that their own way takes."""

    def reducer_override(self, value: Any) -> Any:  # noqa: ANN401 - pickle's own shape
        """How to make the value again; NotImplemented leaves it to pickle."""
        if isinstance(value, type) or not is_dataclass(value):
            return NotImplemented
        named = {field.name: getattr(value, field.name) for field in fields(value)}
        if any(field.kw_only for field in fields(value)):
            return _made, (type(value), tuple(named), tuple(named.values()))
        return type(value), tuple(named.values())


def _made(kind: type[_T], names: tuple[str, ...], values: tuple[object, ...]) -> _T:
    return kind(**dict(zip(names, values, strict=True)))
