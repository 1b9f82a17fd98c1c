"""Read the TOML files of a language's phrases as one table, and name the file of an error."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from leg_comfort.nlu.lexicon import ANSWERS, LEXICON, LexiconError

FINDINGS = "findings"
"""The one table that may be spread over several files."""

LexiconTable = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class LexiconFiles:
    """The merged tables of a folder, and the file that each of them comes from."""

    merged: dict[str, Any] = field(default_factory=dict)
    origin: dict[str, Path] = field(default_factory=dict)

    @classmethod
    def read(cls, folder: Path) -> "LexiconFiles":
        """Read the phrases of a language's folder.

        Raises LexiconError if a file is no TOML or a table stands in two files, and
        FileNotFoundError if there are no phrases.
        """
        files = sorted((folder / LEXICON).glob("*.toml"))
        if not files:
            raise FileNotFoundError(f"no phrases in {folder}")
        merged = cls()
        for file in (*files, folder / ANSWERS):
            merged._merge(_read(file), file)
        return merged

    def table(self, name: str) -> LexiconTable:
        """Return a table; raises LexiconError if it is missing."""
        found = self.merged.get(name)
        if not isinstance(found, dict):
            raise self.error(name, "the table is missing")
        return found

    def text(self, table: LexiconTable, key: str) -> str:
        """Return the text of a key or an empty one; raises LexiconError if it is no text."""
        found = table.get(key, "")
        if not isinstance(found, str):
            raise self.error(key, "should be text")
        return found

    def halves(self, table: LexiconTable, entry: str) -> LexiconTable:
        """Return the table of halves in a table, or an empty one; LexiconError if it is none."""
        found = table.get("halves", {})
        if not isinstance(found, dict):
            raise self.error(entry, "halves should be a table")
        return found

    def listed(self, table: LexiconTable, key: str) -> list[str]:
        """Return the entries of a text that are separated by commas."""
        return [entry.strip() for entry in self.text(table, key).split(",") if entry.strip()]

    def lines(self, table: LexiconTable, key: str) -> list[str]:
        """Return the lines of a text that hold more than a comment."""
        lines = (line.partition("#")[0].strip() for line in self.text(table, key).splitlines())
        return [line for line in lines if line]

    def error(self, entry: str, message: object) -> LexiconError:
        """Return the error for an entry such as "findings.numbness.yes"; it names the file."""
        two, one = ".".join(entry.split(".")[:2]), entry.partition(".")[0]
        file = self.origin.get(two) or self.origin.get(one)
        return LexiconError(f"{file or 'lexicon'}: {entry}: {message}")

    def _merge(self, table: LexiconTable, file: Path) -> None:
        for name, entries in table.items():
            if name == FINDINGS and isinstance(entries, dict):
                known = self.merged.setdefault(FINDINGS, {})
                self._add(known, f"{FINDINGS}.", entries, file)
            else:
                self._add(self.merged, "", {name: entries}, file)

    def _add(self, known: dict[str, Any], prefix: str, more: LexiconTable, file: Path) -> None:
        for name, entry in more.items():
            if name in known:
                origin = self.origin[prefix + name]
                raise LexiconError(f"{file}: {prefix}{name}: is in {origin} too")
            known[name] = entry
            self.origin[prefix + name] = file


def _read(file: Path) -> LexiconTable:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LexiconError(f"{file}: {error}") from error
