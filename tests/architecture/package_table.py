"""The table of packages: read, and shown as the map in docs/architecture.md.

    python -m tests.architecture.package_table

writes the map anew.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.architecture.modules import ROOT, SOURCES

TABLE = Path(__file__).with_name("packages.toml")
PAGE = ROOT / "docs" / "architecture.md"
BEGIN, END = "<!-- packages.toml -->", "<!-- end of packages.toml -->"


@dataclass(frozen=True)
class Package:
    """A package at the top of leg_comfort or bedside, and the imports that it is allowed."""

    name: str
    holds: str
    imports: tuple[str, ...] = ()
    libraries: tuple[str, ...] = ()
    pure: bool = False
    reads_files: tuple[str, ...] = ()
    for_all: bool = False


def package_of(module: str) -> str:
    """Return the package in the table that a module of ours belongs to."""
    top, _, rest = module.partition(".")
    return f"{top}.{rest.partition('.')[0]}" if rest else top


def packages() -> dict[str, Package]:
    """Return the packages of the table by name, in its order."""
    table = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    return {package.name: package for package in _packages(table)}


def _packages(table: Mapping[str, Any]) -> Iterator[Package]:
    for name, entry in table.items():
        within = {f"{name}.{room}": each for room, each in entry.items()}
        for dotted, fields in within.items() if name in SOURCES else [(name, entry)]:
            lists = {key: tuple(value) for key, value in fields.items() if type(value) is list}
            yield Package(dotted, **{**fields, **lists})


def as_map() -> str:
    """Return the table in Markdown."""
    rows = [
        f"| `{package.name}` | {package.holds} | {_listed(package)} |"
        for package in packages().values()
    ]
    return "\n".join(["| package | holds | imports |", "|---|---|---|", *rows])


def _listed(package: Package) -> str:
    top = f"{package.name.partition('.')[0]}."
    if package.for_all:
        return "(imported by all)"
    return ", ".join(f"`{name.removeprefix(top)}`" for name in package.imports)


def shown(page: str) -> str:
    """Return the map as it stands in a page. Raises ValueError if the page has no place for it."""
    return page[page.index(BEGIN) + len(BEGIN) : page.index(END)].strip()


def main() -> None:
    """Write the map into its page."""
    page = PAGE.read_text(encoding="utf-8")
    before, after = page[: page.index(BEGIN)], page[page.index(END) :]
    PAGE.write_text(f"{before}{BEGIN}\n{as_map()}\n{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
