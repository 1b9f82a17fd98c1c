"""The medical content of an earlier revision beside today's, entry by entry and line by line."""

import re
import subprocess
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bedside.commands.language.homes import KNOWLEDGE as KNOWLEDGE_IN
from bedside.console import InputError
from leg_comfort.clinic import by_country
from leg_comfort.speech import TemplateError, read_sources

ADDED, CHANGED, REMOVED = "added", "changed", "removed"
TEMPLATES_IN = "speech_templates"
COUNTRIES, RED_FLAGS, PAIRS = "countries", "red_flags", "partners"

RawLines = Mapping[str, Sequence[str]]
_SAYS = re.compile(r"say\('([\w.]+)'\)")


@dataclass(frozen=True, slots=True)
class MedicalText:
    """What the files say: the entries of each knowledge file, the lines, and the countries."""

    knowledge: Mapping[str, Mapping[str, Mapping[str, Any]]]
    lines: RawLines
    countries: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class EntryChange:
    """What happened to an entry. before: the name of each part that changed → its old text."""

    status: str
    before: Mapping[str, str]


def read_text(knowledge: Path, templates: Path, locale: str) -> MedicalText:
    """Read the files of two folders. Raises InputError if they cannot be read."""
    try:
        files = {path.stem: _entries(path) for path in _toml_in(knowledge)}
        sources = read_sources(locale, templates)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, TemplateError) as problem:
        raise InputError(f"the medical content cannot be read: {problem}") from problem
    files[RED_FLAGS] = {**files.get(RED_FLAGS, {}), **files.pop(PAIRS, {})}
    return MedicalText(files, sources.lines, sources.countries)


def _entries(file: Path) -> Mapping[str, Mapping[str, Any]]:
    content: Mapping[str, Any] = tomllib.loads(file.read_text("utf-8"))
    return by_country(content) if file.stem == COUNTRIES else content


def _toml_in(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.toml"))


def text_at(root: Path, revision: str, locale: str) -> MedicalText:
    """Read the files of a git revision of the project.

    Raises InputError if there is no git, no repository, or no such revision.
    """
    commit = _git(
        root,
        revision,
        "rev-parse",
        "--verify",
        "--quiet",
        "--end-of-options",
        f"{revision}^{{commit}}",
    )
    listed = _git(
        root, revision, "ls-tree", "-r", "--name-only", commit.strip(), KNOWLEDGE_IN, TEMPLATES_IN
    )
    with TemporaryDirectory() as folder:
        for path in listed.splitlines():
            file = Path(folder, path)
            file.parent.mkdir(parents=True, exist_ok=True)
            content = _git(root, revision, "show", f"{commit.strip()}:./{path}")
            file.write_text(content, encoding="utf-8")
        return read_text(Path(folder, KNOWLEDGE_IN), Path(folder, TEMPLATES_IN), locale)


def _git(root: Path, revision: str, *arguments: str) -> str:
    try:
        done = subprocess.run(  # noqa: S603 - git, and a revision that it takes as such
            ["git", "-C", root, *arguments],  # noqa: S607 - wherever git is
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
    except OSError as problem:
        raise InputError(f"--since {revision}: git cannot be run: {problem.strerror}") from problem
    except subprocess.CalledProcessError as problem:
        told = " ".join(problem.stderr.split()) or "git does not know it"
        raise InputError(f"--since {revision}: {told}") from problem
    return done.stdout


class ContentChanges:
    """The differences between two texts."""

    def __init__(self, then: MedicalText, now: MedicalText) -> None:
        self._then, self._now = then, now

    def of_entry(self, file: str, id_: str, patterns: Sequence[str]) -> EntryChange | None:
        """Return the change of an entry or of a line that belongs to it; None if there is none.

        patterns: ids of lines; one with a dot at its end stands for all that begin with it.
        """
        old = self._then.knowledge.get(file, {}).get(id_)
        new = self._now.knowledge.get(file, {}).get(id_)
        if old is None or new is None:
            return EntryChange(ADDED, {}) if old is None else EntryChange(REMOVED, dict(_flat(old)))
        before = _differing(dict(_flat(old)), dict(_flat(new)))
        return _changed(before | self._lines_before(patterns))

    def removed_entries(self, file: str) -> list[str]:
        """Return the entries of a file that are no more."""
        return _gone(self._then.knowledge.get(file, {}), self._now.knowledge.get(file, {}))

    def of_line(self, line: str) -> EntryChange | None:
        """Return the change of a line, the lines that it says included."""
        if line not in self._then.lines:
            return EntryChange(ADDED, {})
        if line not in self._now.lines:
            return EntryChange(REMOVED, {line: _text(self._then.lines[line])})
        return _changed(self._lines_before([line]))

    def removed_lines(self) -> list[str]:
        """Return the lines that are no more."""
        return _gone(self._then.lines, self._now.lines)

    def of_country(self, country: str) -> EntryChange | None:
        """Return the change of a country's numbers and names."""
        old, new = self._then.countries.get(country), self._now.countries.get(country)
        if old is None or new is None:
            return EntryChange(ADDED, {}) if old is None else EntryChange(REMOVED, dict(old))
        return _changed(_differing(dict(old), dict(new)))

    def removed_countries(self) -> list[str]:
        """Return the countries that are no more."""
        return _gone(self._then.countries, self._now.countries)

    def _lines_before(self, patterns: Sequence[str]) -> dict[str, str]:
        old, new = (_said(text.lines, patterns) for text in (self._then, self._now))
        return _differing(old, new)


def _gone(then: Iterable[str], now: Iterable[str]) -> list[str]:
    kept = set(now)
    return [each for each in then if each not in kept]


def _changed(before: Mapping[str, str]) -> EntryChange | None:
    return EntryChange(CHANGED, before) if before else None


def _differing(old: Mapping[str, str], new: Mapping[str, str]) -> dict[str, str]:
    """Return the old text of each part that is not as it was, "" for one that is new."""
    names = dict.fromkeys((*old, *new))
    return {name: old.get(name, "") for name in names if old.get(name) != new.get(name)}


def _said(lines: RawLines, patterns: Iterable[str]) -> dict[str, str]:
    """Return the text of the lines that patterns stand for, and of every line that they say."""
    waiting = [line for line in lines for pattern in patterns if fits(line, pattern)]
    found: dict[str, str] = {}
    while waiting:
        line = waiting.pop(0)
        if line in lines and line not in found:
            found[line] = _text(lines[line])
            waiting += _SAYS.findall(found[line])
    return found


def fits(line: str, pattern: str) -> bool:
    """Return whether a line is the one named, or begins with a pattern that ends with a dot."""
    return line.startswith(pattern) if pattern.endswith(".") else line == pattern


def _flat(table: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{above}{key}.")
        else:
            yield f"{above}{key}", _text(value)


def _text(value: object) -> str:
    if isinstance(value, str) or not isinstance(value, Sequence):
        return str(value)
    return " | ".join(map(str, value))
