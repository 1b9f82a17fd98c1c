"""The labels and notes of the medical content in the language of whoever reads them.

English stands beside the sources, in the knowledge itself. Any other language has it in
labels.toml and notes.toml, with a table for each file of the knowledge.
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from bedside.console import Json, read_language, read_toml

if TYPE_CHECKING:
    from leg_comfort.clinic import Clinic


class LabelPlace(NamedTuple):
    """Where a kind of label stands.

    file, table: in a language; the table is named as the file of the knowledge. field: in an entry
    of the knowledge. held: the field of the clinic that holds those entries.
    """

    file: str
    table: str
    field: str
    held: str


PLACES = (
    LabelPlace("labels", "causes", "label", "causes"),
    LabelPlace("labels", "findings", "label", "findings"),
    LabelPlace("labels", "red_flags", "label", "red_flags"),
    LabelPlace("labels", "partners", "label", "red_flags"),
    LabelPlace("labels", "escalation", "label", "escalations"),
    LabelPlace("labels", "denials", "label", "denials"),
    LabelPlace("labels", "engine", "label", "engine"),
    LabelPlace("labels", "sources", "title", "sources"),
    LabelPlace("notes", "red_flags", "note", "red_flags"),
    LabelPlace("notes", "partners", "note", "red_flags"),
    LabelPlace("notes", "escalation", "note", "escalations"),
    LabelPlace("notes", "open_signs", "note", "open_signs"),
    LabelPlace("notes", "engine", "note", "engine"),
)


def in_language(clinic: "Clinic", language: str) -> "Clinic":
    """Return the clinic with its labels and notes in a language.

    What the language has no words for stays as it is.
    """
    changed: dict[str, dict[str, Any]] = {}
    for place in PLACES:
        entries = changed.setdefault(place.held, dict(getattr(clinic, place.held)))
        for id_, text in read_language(language, place.file).get(place.table, {}).items():
            if text and id_ in entries:
                entries[id_] = replace(entries[id_], **{place.field: text})
    return replace(clinic, **changed)


def reference_labels(knowledge: Path) -> Mapping[str, Json]:
    """Return file → its content as a language has it, in the English of a folder of knowledge.

    A source with an address is a text, and keeps its title in every language.
    """
    found: dict[str, Json] = {}
    for place in PLACES:
        entries = read_toml(knowledge / f"{place.table}.toml")
        found.setdefault(f"{place.file}.toml", {})[place.table] = {
            id_: entry[place.field]
            for id_, entry in entries.items()
            if place.field in entry and "url" not in entry
        }
    return found
