"""The medical content laid out for review: sections of entries, with their words and sources."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from bedside.commands.knowledge_facts import KnownNames, SheetFact, SheetLabel, SheetTable, facts_of
from bedside.commands.knowledge_history import (
    COUNTRIES,
    RED_FLAGS,
    REMOVED,
    ContentChanges,
    EntryChange,
    fits,
)
from bedside.commands.knowledge_words import SpokenWords, patterns_of, values_of
from bedside.console import read_toml
from bedside.evaluation.transcripts.transcript import Transcript
from leg_comfort.clinic import Clinic, KnowledgeEntry, RedFlag, Triage
from leg_comfort.locales import is_draft, language_of

LAYOUT = Path(__file__).with_name("knowledge_layout.toml")
SOURCES, CAUSES, OTHER_LINES = "sources", "causes", "lines"


@dataclass(frozen=True, slots=True)
class SpokenLine:
    """A line of the templates: locale → its wordings there."""

    id: str
    wordings: Mapping[str, Sequence[str]]
    change: EntryChange | None = None


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A text that an entry rests on. kept_copy: how or where it was read, if it is known."""

    id: str
    title: str
    url: str
    kept_copy: str
    checked: str


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """An entry as it is shown. level: how soon to be seen, or "". beside: its name elsewhere."""

    id: str
    name: str = ""
    level: str = ""
    facts: Sequence[SheetFact] = ()
    spoken: Sequence[SpokenLine] = ()
    why: str = ""
    sources: Sequence[CitedSource] = ()
    checked: str = ""
    proofs: Sequence[Transcript] = ()
    change: EntryChange | None = None
    beside: Mapping[str, SheetLabel] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SheetSection:
    """A section with its entries and tables. by_level: whether entries go by how soon."""

    id: str
    title: str
    about: str = ""
    entries: Sequence[SheetEntry] = ()
    tables: Sequence[SheetTable] = ()
    by_level: bool = False


@dataclass(frozen=True, slots=True)
class Content:
    """The whole medical content. levels: the name of each level, gravest first."""

    title: str
    intro: str
    levels: Mapping[str, str]
    sections: Sequence[SheetSection]


def content_of(
    clinic: Clinic,
    words: Sequence[SpokenWords],
    transcripts: Sequence[Transcript] = (),
    changes: ContentChanges | None = None,
) -> Content:
    """Lay out the content.

    words: the locale that is shown, and any to be shown beside it. changes: since a revision.
    """
    layout = read_toml(LAYOUT)
    return _Layout(clinic, words, _proofs(transcripts), changes, layout).content()


def _proofs(transcripts: Sequence[Transcript]) -> Mapping[str, Sequence[Transcript]]:
    """Return rule or cause → the transcripts that prove it: they are held to it when played."""
    found: dict[str, list[Transcript]] = defaultdict(list)
    for transcript in transcripts:
        causes = (step.text for step in transcript.steps if step.key == "cause")
        for rule in dict.fromkeys((*transcript.proves, *causes)):
            found[rule].append(transcript)
    return found


class _Layout:
    def __init__(
        self,
        clinic: Clinic,
        words: Sequence[SpokenWords],
        proofs: Mapping[str, Sequence[Transcript]],
        changes: ContentChanges | None,
        layout: Mapping[str, Any],
    ) -> None:
        self._clinic, self._words, self._proofs = clinic, words, proofs
        self._changes, self._layout = changes, layout
        self._names = KnownNames(clinic, layout, [each.locale for each in words])
        self._shown: set[str] = set()
        self._patterns: set[str] = set()

    def content(self) -> Content:
        levels = {str(level): self._layout["levels"][level] for level in reversed(Triage)}
        sections = tuple(map(self._section, self._order()))
        return Content(self._layout["title"], self._layout["intro"], levels, sections)

    def _order(self) -> Iterator[str]:
        """Yield the sections: those that the layout has not before the sources."""
        files = [each.name for each in fields(self._clinic)]
        known = self._layout["sections"]
        for name in known:
            if name == SOURCES:
                yield from (file for file in files if file not in known)
            if name in (*files, COUNTRIES, OTHER_LINES):
                yield name

    def _section(self, name: str) -> SheetSection:
        told = self._layout["sections"].get(name, {})
        entries = {COUNTRIES: self._countries, OTHER_LINES: self._lines}
        make = entries.get(name, lambda: self._entries(name, told))
        title = told.get("title", name.replace("_", " ").capitalize())
        return SheetSection(
            name,
            title,
            told.get("about", ""),
            tuple(make()),
            tuple(self._tables(name)),
            told.get("by_level", False),
        )

    def _entries(self, name: str, told: Mapping[str, Any]) -> Iterator[SheetEntry]:
        """Yield the entries of a file; red flags come from every file that holds some."""
        file = told.get("file", name)
        for home, entry in self._of(name):
            shown = self._entry(told.get("file", name) if home == name else home, entry, told)
            yield replace(shown, beside=self._names.beside(home, entry))
        yield from self._removed(file)

    def _of(self, name: str) -> Iterator[tuple[str, KnowledgeEntry]]:
        for each in fields(self._clinic):
            for entry in getattr(self._clinic, each.name).values():
                if name == (RED_FLAGS if isinstance(entry, RedFlag) else each.name):
                    yield each.name, entry

    def _removed(self, file: str) -> Iterator[SheetEntry]:
        if self._changes:
            for id_ in self._changes.removed_entries(file):
                yield SheetEntry(id_, change=self._changes.of_entry(file, id_, ()))

    def _entry(self, file: str, entry: KnowledgeEntry, told: Mapping[str, Any]) -> SheetEntry:
        patterns = tuple(patterns_of(entry, tuple(told.get("lines", ()))))
        self._patterns.update(patterns)
        return SheetEntry(
            entry.id,
            self._names.entry(entry),
            str(getattr(entry, "triage", "")),
            facts_of(entry, self._names, told.get("numbers", ())),
            tuple(self._spoken(patterns, values_of(entry))),
            entry.note,
            tuple(self._cited(each, entry) for each in entry.source),
            entry.checked.isoformat(),
            self._proofs.get(entry.id, ()),
            self._changes.of_entry(file, entry.id, patterns) if self._changes else None,
        )

    def _spoken(
        self, patterns: Iterable[str], values: Mapping[str, object]
    ) -> Iterator[SpokenLine]:
        ids = dict.fromkeys(line for each in patterns for line in self._words[0].ids(each))
        self._shown.update(ids)
        yield from (self._line(line, values) for line in ids)

    def _line(self, line: str, values: Mapping[str, object]) -> SpokenLine:
        beside = (words for words in self._words if self._is_written(words, line))
        return SpokenLine(line, {words.locale: words.wordings(line, values) for words in beside})

    def _is_written(self, words: SpokenWords, line: str) -> bool:
        """Return whether a locale has a line; what a draft lacks is heard in English, not shown."""
        if line not in words.lines or not is_draft(language_of(words.locale)):
            return line in words.lines
        return words.lines[line] != self._words[0].lines.get(line)

    def _cited(self, source: str, entry: KnowledgeEntry) -> CitedSource:
        known = self._clinic.sources.get(source)
        if known is None:
            return CitedSource("", source, source, "", entry.checked.isoformat())
        elsewhere = ", ".join(each for each in known.source if each not in (known.url, known.id))
        read = " ".join(filter(None, (known.note, elsewhere)))
        return CitedSource(source, known.title, known.url, read, known.checked.isoformat())

    def _lines(self) -> Iterator[SheetEntry]:
        """Yield every line that belongs to no entry, and those that are no more."""
        for line in self._words[0].lines:
            if line not in self._shown:
                yield self._line_entry(line)
        for line in self._changes.removed_lines() if self._changes else ():
            if not any(fits(line, pattern) for pattern in self._patterns):
                yield self._line_entry(line)

    def _line_entry(self, line: str) -> SheetEntry:
        change = self._changes.of_line(line) if self._changes else None
        removed = change is not None and change.status == REMOVED
        return SheetEntry(line, spoken=() if removed else (self._line(line, {}),), change=change)

    def _countries(self) -> Iterator[SheetEntry]:
        """Yield each line of a country with where it was read, then the countries that changed."""
        for entry in self._clinic.countries.values():
            said = (words.region(entry.country).get(entry.key, "") for words in self._words)
            shown = self._entry(COUNTRIES, entry, {"numbers": ("country", "key")})
            yield replace(shown, facts=(SheetFact("said", tuple(said)), *shown.facts))
        if self._changes:
            for name in (*self._words[0].countries, *self._changes.removed_countries()):
                change = self._changes.of_country(name)
                yield from (SheetEntry(name, change=change),) if change else ()

    def _tables(self, name: str) -> Iterator[SheetTable]:
        if name == COUNTRIES:
            for words in self._words:
                title = words.locale if self._words[1:] else ""
                yield _country_table(title, words.countries)
        if name == CAUSES:
            yield from self._names.likelihoods()
        if name == SOURCES:
            head = ("address", self._names.field("used_by"))
            yield SheetTable("", head, tuple(self._names.addresses()))


def _country_table(title: str, countries: Mapping[str, Mapping[str, str]]) -> SheetTable:
    keys = tuple(dict.fromkeys(key for each in countries.values() for key in each))
    rows = [(id_, *(each.get(key, "") for key in keys)) for id_, each in countries.items()]
    head = ("country", *(key.replace("_", " ") for key in keys))
    return SheetTable(title, head, rows)
