"""What the fields of an entry say, in words that a clinician reads: findings by their labels."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields

from bedside.labels import in_language
from leg_comfort.clinic import Clinic, Condition, KnowledgeEntry
from leg_comfort.locales import language_of

SOURCES = "sources"
_APART = ("id", "source", "checked", "note", "label", "title")
"""Fields that are shown in places of their own."""
_GROUPS = ("all", "any", "and_any", "none")


@dataclass(frozen=True, slots=True)
class SheetFact:
    """A field of an entry: its name, and its values as they are shown."""

    name: str
    parts: Sequence[str]

    def __str__(self) -> str:
        return f"{self.name}: {'; '.join(self.parts)}"


@dataclass(frozen=True, slots=True)
class SheetTable:
    """A table of a section; the first cell of a row names it."""

    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class SheetLabel:
    """An entry's name and its reason in another language, "" where they are as in English."""

    name: str
    why: str


class KnownNames:
    """The labels of findings and fields, and which entries use a source."""

    def __init__(
        self, clinic: Clinic, words: Mapping[str, Mapping[str, str]], locales: Sequence[str] = ()
    ) -> None:
        """Take the words of the layout for fields, groups of conditions, and levels.

        locales: those in whose language an entry is named beside the English.
        """
        self._clinic, self._users = clinic, _users(clinic)
        self._in_others = {each: in_language(clinic, language_of(each)) for each in locales}
        self._conditions = words["conditions"]
        self._fields, self._groups, self._levels = words["fields"], words["groups"], words["levels"]

    def field(self, name: str) -> str:
        """Return what a field is called."""
        return self._fields.get(name, name.replace("_", " "))

    def entry(self, entry: KnowledgeEntry) -> str:
        """Return the name of an entry, "" if it has its id alone."""
        return str(getattr(entry, "label", "") or getattr(entry, "title", ""))

    def beside(self, held: str, entry: KnowledgeEntry) -> Mapping[str, SheetLabel]:
        """Return locale → what its language calls an entry of a field of the clinic, if it does."""
        found: dict[str, SheetLabel] = {}
        for locale, clinic in self._in_others.items():
            own: KnowledgeEntry = getattr(clinic, held)[entry.id]
            name = self.entry(own) if self.entry(own) != self.entry(entry) else ""
            why = own.note if own.note != entry.note else ""
            if name or why:
                found[locale] = SheetLabel(name, why)
        return found

    def value(self, value: object) -> str:
        """Return a value, a finding with its label in every language."""
        return self._labelled(str(value), str(value))

    def plain(self, value: object) -> str:
        """Return a value, a level with its name."""
        name = self._levels.get(str(value))
        return f"{name} ({value})" if name else str(value)

    def groups(self, field: str, condition: Condition) -> Iterator[tuple[str, Sequence[str]]]:
        """Yield what each group of terms of a condition is called, and the terms with labels."""
        called = self._conditions.get(field, self.field(field))
        for group in _GROUPS:
            terms = getattr(condition, group)
            if terms:
                yield f"{called} {self._groups[group]}", tuple(map(self._term, terms))

    def _term(self, term: object) -> str:
        written = str(getattr(term, "written", term))
        return self._labelled(str(getattr(term, "finding", "")), written)

    def _labelled(self, id: str, written: str) -> str:
        """Return what is written, behind the labels of the finding of this id if there is one."""
        if id not in self._clinic.findings:
            return written
        clinics = (self._clinic, *self._in_others.values())
        labels = dict.fromkeys(clinic.findings[id].label for clinic in clinics)
        return f"{' | '.join(labels)} ({written})"

    def users(self, source: str) -> Sequence[str]:
        """Return the entries that rest on a source, as `file: id`."""
        return self._users.get(source, ())

    def addresses(self) -> Iterator[tuple[str, str]]:
        """Yield the addresses that entries name without a source, and those entries."""
        for source, users in self._users.items():
            if source not in self._clinic.sources:
                yield source, ", ".join(users)

    def likelihoods(self) -> Iterator[SheetTable]:
        """Yield the numbers of the causes: how it feels, and the probability of a yes."""
        causes = tuple(self._clinic.causes.values())
        words, clues = causes[0].feel, causes[0].yes
        feel = [(c.id, _2(c.prior), *(_2(c.feel[word]) for word in words)) for c in causes]
        yield SheetTable(self.field("feel"), ("cause", "prior", *words), feel)
        yes = [(c.id, *(f"{c.yes[clue]:.3f}" for clue in clues)) for c in causes]
        yield SheetTable(self.field("yes"), ("cause", *clues), yes)


def _2(number: float) -> str:
    return f"{number:.2f}"


def _users(clinic: Clinic) -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for field in fields(clinic):
        for entry in getattr(clinic, field.name).values() if field.name != SOURCES else ():
            for source in dict.fromkeys(entry.source):
                found[source].append(f"{field.name}: {entry.id}")
    return found


def facts_of(
    entry: KnowledgeEntry, names: KnownNames, leave_out: Sequence[str]
) -> tuple[SheetFact, ...]:
    """Return the fields of an entry that say something; empty ones are left out."""
    shown = (f.name for f in fields(entry) if f.name not in (*_APART, *leave_out))
    facts = [fact for name in shown for fact in _facts(name, getattr(entry, name), names)]
    users = names.users(entry.id) if hasattr(entry, "url") else ()
    used = (SheetFact(names.field("used_by"), users),) if users else ()
    return (*(fact for fact in facts if any(fact.parts)), *used)


def _of_mapping(value: Mapping[str, object], names: KnownNames) -> Iterator[str]:
    for key, part in value.items():
        for each in part if isinstance(part, tuple) else (part,):
            yield f"{key} = {names.value(each)}"


def _facts(name: str, value: object, names: KnownNames) -> Iterator[SheetFact]:
    called = names.field(name)
    if isinstance(value, Condition):
        for group, terms in names.groups(name, value):
            yield SheetFact(group, terms)
    elif isinstance(value, Mapping):
        yield SheetFact(called, tuple(_of_mapping(value, names)))
    elif isinstance(value, tuple | list):
        yield SheetFact(called, tuple(map(names.value, value)))
    elif isinstance(value, bool):
        yield SheetFact(called, ("yes",) if value else ())
    elif value is not None:
        yield SheetFact(called, (names.plain(value),) if value != "" else ())
