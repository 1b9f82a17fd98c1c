"""Figures of the layout beside their aims: python -m tests.architecture.figures.

--json adds the places behind each figure; --since COMMIT adds a column for that commit.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tests.architecture.graph import arrows, circles, file_of, floors, room_below
from tests.architecture.homes import (
    LANGUAGE,
    LOCALE,
    SUMMARIES,
    generated_lines,
    most_homes,
    tracked,
)
from tests.architecture.modules import ROOT, Checkout
from tests.architecture.sizes import (
    longest_file,
    longest_function,
    repeated_modules,
    repeated_types,
    short_files,
)


@dataclass(frozen=True)
class Figure:
    """A number, the most that it should be, and the places that make it up."""

    name: str
    value: int
    aim: int
    places: Sequence[object] = ()
    about: bool = False

    @property
    def met(self) -> bool:
        return self.value <= self.aim + (self.aim // 10 if self.about else 0)


def figures(root: Path = ROOT) -> list[Figure]:
    """Return every figure of a checkout, measured now."""
    checkout = Checkout(root)
    counted: tuple[Callable[[Checkout], Iterator[Figure]], ...] = (
        _bedside,
        _floors,
        _plain_no,
        _sizes,
        _names,
        _homes,
    )
    return [figure for count in counted for figure in count(checkout)]


def _bedside(checkout: Checkout) -> Iterator[Figure]:
    graph = checkout.graph(room_below("bedside"))
    found = [sorted(circle) for circle in circles(graph)]
    yield Figure("rooms at the top of bedside", len(graph), 11, sorted(graph), about=True)
    yield Figure("floors of bedside, a folder being one room", floors(graph), 7)
    yield Figure("arrows between its rooms", arrows(graph), 30)
    yield Figure("circles of rooms", len(found), 0, found)


def _floors(checkout: Checkout) -> Iterator[Figure]:
    """Count every file, those of flows/, screens/ and fallback/ and __init__ too, as a room."""
    for package, aim in {"conversation": 11, "alexa": 9}.items():
        graph = checkout.graph(file_of(f"leg_comfort.{package}"))
        yield Figure(f"floors of {package}, each file a room", floors(graph), aim)


def _plain_no(checkout: Checkout) -> Iterator[Figure]:
    watched = subprocess.run(  # noqa: S603 - our own interpreter and module
        [sys.executable, "-W", "ignore", "-m", "tests.architecture.plain_no", str(checkout.root)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    entered = json.loads(watched.stdout)
    yield Figure('files that a plain "no" passes', len(set(entered)), 28, sorted(set(entered)))
    yield Figure("changes of file on its way", len(entered) - 1, 110, entered)


def _sizes(checkout: Checkout) -> Iterator[Figure]:
    modules = checkout.modules.values()
    short, function, file = short_files(modules), longest_function(modules), longest_file(modules)
    yield Figure("files under 35 lines", len(short), 24, short)
    yield Figure("of files", len(modules), 200, about=True)
    yield Figure("lines of the longest function", function.lines, 33, [function.name])
    yield Figure("lines of the longest file", file.lines, 250, [file.name])


def _names(checkout: Checkout) -> Iterator[Figure]:
    modules = checkout.modules.values()
    files, types = repeated_modules(modules), repeated_types(modules)
    sharing = sum(map(len, files.values()))
    yield Figure("modules that share their base name", sharing, 10, list(files.items()))
    yield Figure("type names used twice", len(types), 5, list(types.items()))


def _homes(checkout: Checkout) -> Iterator[Figure]:
    files = tracked(checkout.root)
    written = generated_lines(checkout.root, files)
    for kind, name, aim in (("language", LANGUAGE, 6), ("locale", LOCALE, 2)):
        places = most_homes(files, name)
        yield Figure(f"homes of a {kind}", len(places), aim, places)
    summaries = sum(generated_lines(checkout.root, files, [SUMMARIES]).values())
    others = sum(written.values()) - summaries
    yield Figure("generated lines in git, summaries aside", others, 0, list(written.items()))
    yield Figure("lines of the longest generated file", max(written.values(), default=0), 200)


def at_commit(commit: str) -> list[Figure]:
    """Return the figures of a commit of this repository. Raises if git knows no such commit."""
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder, "archive.tar")
        subprocess.run(["git", "archive", "-o", archive, commit], cwd=ROOT, check=True)  # noqa: S603, S607
        shutil.unpack_archive(archive, Path(folder, "checkout"))
        return figures(Path(folder, "checkout"))


def as_table(now: list[Figure], before: list[Figure] | None = None) -> str:
    """Return a line for each figure: its name, what it was, what it is, and the aim."""
    columns = [before, now] if before else [now]
    rows = [
        (figures[-1].name, *(f"{each.value:,}" for each in figures), _aim(figures[-1]))
        for figures in zip(*columns, strict=True)
    ]
    head = ("", *(["then"] if before else []), "now", "aim, at most")
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    return "\n".join(_line(row, widths) for row in (head, *rows))


def _aim(figure: Figure) -> str:
    aim = f"about {figure.aim:,}" if figure.about else f"{figure.aim:,}"
    return aim if figure.met else f"{aim}  missed"


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    name, *numbers, aim = row
    columns = zip(numbers, widths[1:], strict=False)
    return "  ".join([name.ljust(widths[0]), *(cell.rjust(width) for cell, width in columns), aim])


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table, or one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="one JSON object, with the places")
    parser.add_argument("--since", metavar="COMMIT", help="the figures of a commit beside them")
    chosen = parser.parse_args(arguments)
    now, before = figures(), at_commit(chosen.since) if chosen.since else None
    if chosen.json:
        sys.stdout.write(json.dumps(_as_json(now, before), indent=1) + "\n")
    else:
        sys.stdout.write(as_table(now, before) + "\n")


def _as_json(now: list[Figure], before: list[Figure] | None) -> dict[str, Any]:
    told: dict[str, Any] = {"now": [asdict(figure) for figure in now]}
    return told | ({"then": [asdict(figure) for figure in before]} if before else {})


if __name__ == "__main__":
    main()
