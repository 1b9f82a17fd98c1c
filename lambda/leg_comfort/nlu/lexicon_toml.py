"""The phrases of one language, read from its TOML files and checked while they are read."""

import tomllib
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

from leg_comfort.nlu.compiler import PatternError, compile_pattern, compile_words
from leg_comfort.nlu.lexicon import (
    Amounts,
    Elsewhere,
    FindingPhrases,
    Lexicon,
    LexiconError,
    People,
)
from leg_comfort.nlu.negation import Scopes
from leg_comfort.nlu.pattern_index import Patterns, index_of
from leg_comfort.nlu.patterns import Pattern, Words
from leg_comfort.nlu.quantities import NumberWords
from leg_comfort.nlu.tokens import Spelling, Tokens

FINDINGS = "findings"
FEELS = ("cramp", "shooting", "restless", "burning", "ache")
ANSWERS = ("yes", "no", "unsure")
PHRASE_KEYS = ("yes", "no", "fine", "alone", "mention", "unless")
PEOPLE_KEYS = ("child", "other", "unless")
MARKS = ("of_leg", "ever", "anybody")

Table = Mapping[str, Any]


def read_lexicon(language: str, folder: Path, findings: Collection[str]) -> Lexicon:
    """Read the files of a language's folder as one table.

    findings: the finding ids that exist; any other is refused. Raises LexiconError, naming file
    and entry, and FileNotFoundError if there is no file.
    """
    files = sorted(folder.glob("*.toml"))
    if not files:
        raise FileNotFoundError(f"no phrases in {folder}")
    merged: dict[str, Any] = {}
    origin: dict[str, Path] = {}
    for file in files:
        _merge(merged, _read(file), file, origin)
    return _Loader(origin, merged).lexicon(language, findings)


def _read(file: Path) -> Table:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{file}: {error}") from error


def _merge(merged: dict[str, Any], table: Table, file: Path, origin: dict[str, Path]) -> None:
    """Add a file's tables; only [findings] may be spread over several files."""
    for name, entries in table.items():
        if name == FINDINGS and isinstance(entries, dict):
            known = merged.setdefault(FINDINGS, {})
            _merge_new(known, {f"{FINDINGS}.": entries}, file, origin)
        else:
            _merge_new(merged, {"": {name: entries}}, file, origin)


def _merge_new(
    known: dict[str, Any], more: Mapping[str, Table], file: Path, origin: dict[str, Path]
) -> None:
    for prefix, entries in more.items():
        for name, entry in entries.items():
            if name in known:
                raise LexiconError(f"{file}: {prefix}{name}: is in {origin[prefix + name]} too")
            known[name] = entry
            origin[prefix + name] = file


class _Loader:
    """Turns the tables of a language into a lexicon, remembering where it is for the error."""

    def __init__(self, origin: Mapping[str, Path], table: Table) -> None:
        self._origin = origin
        self._table = table
        self._spelling = self._read_spelling()
        words = self._at("words")
        self._common = self._set(words, "soft") | self._set(words, "small")
        self._raw_groups: Table = self._at("groups")
        self._groups: dict[str, Words] = {}
        self._collections: list[Patterns] = []
        for name in self._raw_groups:
            self._groups[name] = self._group(name)

    def lexicon(self, language: str, findings: Collection[str]) -> Lexicon:
        words = self._at("words")
        return Lexicon(
            language=language,
            spelling=self._spelling,
            soft=self._set(words, "soft"),
            small=self._set(words, "small"),
            breaks=self._set(words, "breaks"),
            unsaid=self._read_unsaid(self._at("unsaid")),
            numbers=self._read_numbers(self._at("numbers")),
            scopes=self._read_scopes(self._at("scopes")),
            elsewhere=self._read_elsewhere(self._at("elsewhere")),
            people=self._read_people(self._at("people")),
            findings=tuple(self._finding(i, findings) for i in self._at("findings")),
            feels=tuple((f, self._patterns(self._at("feel"), f, "feel")) for f in self._feels()),
            amounts=self._read_amounts(self._at("amounts")),
            answers={a: self._patterns(self._at("answers"), a, "answers") for a in ANSWERS},
            index=index_of(self._collections),
        )

    def _wrong(self, entry: str, what: object) -> LexiconError:
        two, one = ".".join(entry.split(".")[:2]), entry.partition(".")[0]
        file = self._origin.get(two) or self._origin.get(one)
        return LexiconError(f"{file or 'lexicon'}: {entry}: {what}")

    def _at(self, name: str) -> Table:
        found = self._table.get(name)
        if not isinstance(found, dict):
            raise self._wrong(name, "the table is missing")
        return found

    def _text(self, table: Table, key: str) -> str:
        found = table.get(key, "")
        if not isinstance(found, str):
            raise self._wrong(key, "should be text")
        return found

    def _listed(self, table: Table, key: str) -> list[str]:
        return [entry.strip() for entry in self._text(table, key).split(",") if entry.strip()]

    def _set(self, table: Table, key: str) -> frozenset[str]:
        return frozenset(token for word in self._listed(table, key) for token in self._split(word))

    def _split(self, words: str) -> Tokens:
        return self._spelling.tokens(words)

    def _read_spelling(self) -> Spelling:
        table = self._at("spelling")
        plain = Spelling({}, {}, frozenset())
        return Spelling(
            {word: tuple(opened.split()) for word, opened in table["whole"].items()},
            {ending: plain.tokens(opened) for ending, opened in table["endings"].items()},
            frozenset(self._listed(table, "noises")),
        )

    def _group(self, name: str) -> Words:
        try:
            return compile_words(self._alternatives(name, ()))
        except PatternError as error:
            raise self._wrong(f"groups.{name}", error) from error

    def _alternatives(self, name: str, above: tuple[str, ...]) -> list[Tokens]:
        if name not in self._raw_groups or name in above:
            raise PatternError(f"no group <{name}>, or it holds itself")
        found: list[Tokens] = []
        for entry in self._listed(self._raw_groups, name):
            if entry.startswith("<"):
                found += self._alternatives(entry.strip("<>"), (*above, name))
            else:
                found.append(self._split(entry))
        return found

    def _patterns(self, table: Table, key: str, entry: str) -> Patterns:
        lines = (line.partition("#")[0].strip() for line in self._text(table, key).splitlines())
        each = tuple(self._pattern(line, f"{entry}.{key}") for line in lines if line)
        self._collections.append(Patterns(len(self._collections), each))
        return self._collections[-1]

    def _pattern(self, source: str, entry: str) -> Pattern:
        try:
            return compile_pattern(source, self._groups, self._spelling, self._common)
        except PatternError as error:
            raise self._wrong(entry, error) from error

    def _finding(self, finding: str, known: Collection[str]) -> FindingPhrases:
        entry = f"findings.{finding}"
        table = self._at("findings")[finding]
        if finding not in known:
            raise self._wrong(entry, "no such finding")
        unknown = set(table) - {*PHRASE_KEYS, *MARKS}
        if unknown:
            raise self._wrong(entry, f"unknown keys {sorted(unknown)}")
        said = [self._patterns(table, key, entry) for key in PHRASE_KEYS]
        marks = frozenset(mark for mark in MARKS if table.get(mark))
        yes, no, fine, alone, mention, unless = said
        return FindingPhrases(finding, marks, yes, no, fine, alone, mention, unless)

    def _feels(self) -> Iterable[str]:
        unknown = set(self._at("feel")) - set(FEELS)
        if unknown:
            raise self._wrong("feel", f"unknown {sorted(unknown)}")
        return FEELS

    def _read_unsaid(self, table: Table) -> dict[str, str]:
        return {verb: subject for subject in table for verb in self._set(table, subject)}

    def _read_numbers(self, table: Table) -> NumberWords:
        return NumberWords(
            numbers=table["words"],
            articles=self._set(table, "articles"),
            units={word: (unit, size) for word, (unit, size) in table["units"].items()},
            vague={word: (unit, size) for word, (unit, size) in table["vague"].items()},
            links=self._set(table, "links"),
            skips=self._set(table, "skips"),
            and_a_half=self._split(self._text(table, "and_a_half")),
            ago=self._set(table, "ago"),
        )

    def _read_scopes(self, table: Table) -> Scopes:
        def patterns(key: str) -> Patterns:
            return self._patterns(table, key, "scopes")

        def words(key: str) -> frozenset[str]:
            return self._set(table, key)

        return Scopes(
            negators=words("negators"),
            renewers=words("renewers"),
            cuts=patterns("cuts"),
            subjects=words("subjects"),
            verbs=words("verbs"),
            openers=words("openers"),
            speaker=words("speaker"),
            possessives=words("possessives"),
            interjections=words("interjections"),
            harmless=patterns("harmless"),
            doubts=patterns("doubts"),
            questions=patterns("questions"),
            past=patterns("past"),
            undone=patterns("undone"),
        )

    def _read_elsewhere(self, table: Table) -> Elsewhere:
        keys = ("others", "people", "own", "legs", "body")
        return Elsewhere(*(self._patterns(table, key, "elsewhere") for key in keys))

    def _read_people(self, table: Table) -> People:
        return People(*(self._patterns(table, key, "people") for key in PEOPLE_KEYS))

    def _read_amounts(self, table: Table) -> Amounts:
        def patterns(key: str) -> Patterns:
            return self._patterns(table, key, "amounts")

        said = table["nights"]
        return Amounts(
            nights_said=tuple((int(n), self._patterns(said, n, "nights")) for n in said),
            nights_unless=patterns("nights_unless"),
            whole_weeks=patterns("whole_weeks"),
            weekly=patterns("weekly"),
            weeks_leads=self._set(table, "weeks_leads"),
            weeks_unless=patterns("weeks_unless"),
            minutes_unless=patterns("minutes_unless"),
        )
