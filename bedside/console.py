"""Read input and the language files of this package, and write output."""

import json
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from io import TextIOWrapper
from pathlib import Path
from typing import Any, BinaryIO

Json = dict[str, Any]
OUTPUT = "standard output"

LANGUAGES = Path(__file__).with_name("languages")
"""A folder for each language, with the same files in each."""


class InputError(ValueError):
    """Input that cannot be used. The message is one line that names the problem and its place."""


class OutputError(InputError):
    """Standard output takes no more."""


def read_json(path: Path) -> Any:  # noqa: ANN401 - JSON is any shape until it is checked
    """Read a JSON file in UTF-8.

    Raises InputError if it is missing, unreadable or malformed.
    """
    try:
        return parse_json(path.read_text(encoding="utf-8-sig"))
    except OSError as problem:
        raise InputError(f"{path}: {problem.strerror or problem}") from problem
    except UnicodeDecodeError as problem:
        raise InputError(f"{path}: not UTF-8 text") from problem
    except InputError as problem:
        raise InputError(f"{path}: {problem}") from problem


def parse_json(text: str) -> Any:  # noqa: ANN401 - JSON is any shape until it is checked
    """Read JSON.

    Raises InputError if it is malformed, too deep, or holds NaN or an infinity.
    """
    try:
        return json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError) as problem:
        raise InputError(f"not JSON: {problem}") from problem


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no JSON value")


def read_records(path: Path) -> list[dict[str, Any]]:
    """Read a JSON file that holds a list of objects.

    Raises InputError for anything else.
    """
    found = read_json(path)
    if not isinstance(found, list):
        raise InputError(f"{path}: expected a list of records")
    if not found:
        raise InputError(f"{path}: the list of records is empty")
    for number, record in enumerate(found, 1):
        if not isinstance(record, dict):
            raise InputError(f"{path}: record {number} is not an object")
    return found


def text_at(record: Mapping[str, Any], key: str, where: str) -> str:
    """Return the text under a key.

    Raises InputError if there is none.
    """
    value = record.get(key)
    if not isinstance(value, str):
        raise InputError(f'{where}: "{key}" must be text')
    return value


def plain_values(
    record: Mapping[str, Any], key: str, kinds: tuple[type, ...], where: str
) -> Mapping[str, Any]:
    """Return the object under a key.

    Raises InputError unless all its values are of these kinds.
    """
    value = record.get(key)
    if not isinstance(value, dict) or not all(isinstance(each, kinds) for each in value.values()):
        raise InputError(f'{where}: "{key}" must be an object of plain values')
    return value


def read_toml(path: Path) -> Json:
    """Read a TOML file.

    Raises InputError, naming the file, if it is missing, unreadable or malformed.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as problem:
        raise InputError(f"{path}: {problem.strerror or problem}") from problem
    except ValueError as problem:  # TOMLDecodeError and UnicodeDecodeError are ValueErrors.
        raise InputError(f"{path}: {problem}") from problem


@cache
def read_language(language: str, name: str) -> Json:
    """Return the content of one TOML file of a language, or {} if the language has none."""
    path = LANGUAGES / language / f"{name}.toml"
    return read_toml(path) if path.is_file() else {}


def lines_of(stream: BinaryIO) -> Iterator[tuple[int, str]]:
    """Yield each line with its number as soon as it is read.

    Raises InputError if it is not UTF-8.
    """
    for number, raw in enumerate(stream, 1):
        try:
            yield number, raw.decode("utf-8-sig" if number == 1 else "utf-8").rstrip("\r\n")
        except UnicodeDecodeError as problem:
            raise InputError(f"line {number} of the input is not UTF-8 text") from problem


def typed_lines() -> Iterator[tuple[int, str]]:
    """Return the lines of standard input; none if it is closed."""
    return iter(()) if sys.stdin is None else lines_of(sys.stdin.buffer)


def prepare() -> None:
    """Have characters that the terminal cannot show written as escapes.

    Raises InputError if standard output is closed: the next file that is opened would take its
    place.
    """
    if sys.stdout is None:
        raise InputError(f"{OUTPUT}: closed")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


@contextmanager
def writing() -> Iterator[None]:
    """Write to standard output within the context, and flush it at the end.

    Raises OutputError if it takes no more, and BrokenPipeError if nobody reads it.
    """
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as problem:
        raise OutputError(f"{OUTPUT}: {problem.strerror or problem}") from problem


def say(text: str = "") -> None:
    """Write a line to standard output and flush it. Raises as writing() does."""
    with writing():
        sys.stdout.write(f"{text}\n")


def say_json(value: object, indent: int | None = None) -> None:
    """Write one JSON value in ASCII and flush it; on a single line unless an indent is given."""
    say(json.dumps(value, indent=indent))


def notice(text: str) -> None:
    """Write a line about what is going on to standard error, where it disturbs no output."""
    with suppress(OSError, AttributeError):  # It is None if it is closed.
        sys.stderr.write(f"{text}\n")
        sys.stderr.flush()


def complain(text: str) -> None:
    """Write one line about a problem to standard error."""
    notice(f"leg-comfort: {' '.join(text.split())}")


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Lay out rows under a head, in columns as wide as their widest cell."""
    cells = [tuple(head), *(tuple(map(str, row)) for row in rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in cells
    ]
    return "\n".join([lines[0], "  ".join("-" * width for width in widths), *lines[1:]])
