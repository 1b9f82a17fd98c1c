"""The one place that writes for people and programs at a desk."""

import json
import sys
from collections.abc import Iterable, Sequence
from io import TextIOWrapper


def prepare() -> None:
    """Make a character that the terminal cannot show an escape, not an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def say(text: str = "") -> None:
    """Write a line to standard output, at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def say_json(value: object, indent: int | None = None) -> None:
    """Write one JSON value in plain ASCII, at once; on a single line unless an indent is given."""
    say(json.dumps(value, indent=indent))


def complain(text: str) -> None:
    """Write one line about what went wrong to standard error."""
    sys.stderr.write(f"leg-comfort: {' '.join(text.split())}\n")
    sys.stderr.flush()


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Lay out rows under a head, in columns as wide as their widest cell."""
    cells = [tuple(head), *(tuple(map(str, row)) for row in rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in cells
    ]
    return "\n".join([lines[0], "  ".join("-" * width for width in widths), *lines[1:]])
