"""The lines of the templates, filled in as somebody in one country hears them."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import product
from pathlib import Path
from string import Formatter

from leg_comfort.clinic import KnowledgeEntry
from leg_comfort.conversation import proposed_time, reminder_values
from leg_comfort.speech import TemplateError, Words, read_sources

EXAMPLE_NIGHT = datetime(2026, 1, 15, 3)
"""The night whose reminder is named in lines that offer one."""


class SpokenWords:
    """The words of a locale, with the numbers of one country."""

    def __init__(self, locale: str, country: str, templates: Path | None = None) -> None:
        self.locale, self.country = locale, country
        sources = read_sources(locale, templates)
        self.lines = sources.lines
        self.countries = sources.countries
        self.region = sources.region
        self.known_countries = tuple(dict.fromkeys((*sources.countries, *sources.numbers)))
        self._words = Words(sources).in_country(country)

    def ids(self, pattern: str) -> tuple[str, ...]:
        """Return the ids of the lines; a pattern with a dot at its end begins them."""
        if not pattern.endswith("."):
            return (pattern,) if pattern in self.lines else ()
        return tuple(line for line in self.lines if line.startswith(pattern))

    def wordings(self, line: str, values: Mapping[str, object]) -> tuple[str, ...]:
        """Return every wording of a line; as it is written if the values do not fill it."""
        filled = (self._filled(line, values, seed) for seed in range(len(self.lines[line])))
        return tuple(dict.fromkeys(filled))

    def _filled(self, line: str, values: Mapping[str, object], seed: int) -> str:
        try:
            return self._words.text(line, {**_example_values(), **values}, seed)
        except TemplateError:
            return self.lines[line][seed]


def _example_values() -> Mapping[str, object]:
    return reminder_values(proposed_time(EXAMPLE_NIGHT), EXAMPLE_NIGHT.date())


def patterns_of(entry: KnowledgeEntry, patterns: tuple[str, ...]) -> Iterator[str]:
    """Yield the patterns with the entry's fields in them; of a field with a list, one for each."""
    for pattern in patterns:
        names = [name for _, name, _, _ in Formatter().parse(pattern) if name]
        values = [_values(getattr(entry, name, ())) for name in names]
        for chosen in product(*values):
            yield pattern.format(**dict(zip(names, chosen, strict=True)))


def values_of(entry: KnowledgeEntry) -> Mapping[str, object]:
    """Return the values by which lines about an entry are filled."""
    findings = _values(getattr(entry, "findings", ()))
    named = findings[0] if findings else entry.id
    return {"flag": entry.id, "finding": named, "signs": [entry.id], "cause": entry.id}


def _values(field: object) -> tuple[str, ...]:
    return tuple(map(str, field)) if isinstance(field, tuple) else (str(field),) if field else ()
