"""The medical content with its sources: as one JSON object, and as a sheet for review."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from textwrap import fill

from bedside.commands.knowledge_content import Content, SheetEntry, SheetSection
from bedside.console import table
from leg_comfort.clinic import Clinic, Condition

JsonValue = bool | int | float | str | None | list["JsonValue"] | dict[str, "JsonValue"]


def as_json(clinic: Clinic) -> dict[str, JsonValue]:
    """Return all knowledge as one object, with a list of entries for every file."""
    return {
        field.name: [_plain(entry) for entry in getattr(clinic, field.name).values()]
        for field in fields(clinic)
    }


def _plain(value: object) -> JsonValue:
    """Convert dataclasses, conditions, dates and tuples to JSON."""
    if isinstance(value, Condition):
        return {group: list(terms) for group, terms in _groups(value)}
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): _plain(part) for key, part in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(part) for part in value]
    return value if isinstance(value, bool | int | float) or value is None else str(value)


def _groups(condition: Condition) -> Iterator[tuple[str, tuple[str, ...]]]:
    for group in ("all", "any", "and_any", "none"):
        terms = getattr(condition, group)
        if terms:
            yield group, tuple(term.written for term in terms)


def as_text(content: Content) -> str:
    """Return the review sheet."""
    head = f"{content.title.upper()}\n\n{fill(content.intro, 100)}"
    written = (_section(number, each) for number, each in enumerate(content.sections, 1))
    return "\n\n\n".join((head, *written)) + "\n"


def _section(number: int, section: SheetSection) -> str:
    heading = f"{number}. {section.title}"
    parts = [f"{heading}\n{'=' * len(heading)}", fill(section.about, 100)]
    parts += ["\n".join(map(_entry, section.entries))] if section.entries else []
    for each in section.tables:
        parts.append("\n".join(filter(None, (each.title, table(each.head, each.rows)))))
    return "\n\n".join(filter(None, parts))


def _entry(entry: SheetEntry) -> str:
    """Return the lines of an entry: id and name, words, content, and its source and date."""
    spoken = (
        f"{line.id}: {' | '.join(wordings)}"
        for line in entry.spoken
        for wordings in line.wordings.values()
    )
    others = entry.beside.values()
    reasons = (entry.why, *(each.why for each in others))
    lines = (*spoken, " | ".join(map(str, entry.facts)), *reasons, *_grounds(entry))
    name = " | ".join(filter(None, (entry.name, *(each.name for each in others))))
    return "\n".join((f"[{entry.id}] {name}".rstrip(), *(_indent(line) for line in lines if line)))


def _grounds(entry: SheetEntry) -> Iterator[str]:
    if entry.proofs:
        yield f"proved by {', '.join(transcript.name for transcript in entry.proofs)}"
    if entry.sources:
        named = ", ".join(source.id or source.title for source in entry.sources)
        yield f"from {named} (checked {entry.checked})"


def _indent(line: str) -> str:
    return fill(
        line,
        100,
        initial_indent="    ",
        subsequent_indent="        ",
        break_long_words=False,
        break_on_hyphens=False,
    )
