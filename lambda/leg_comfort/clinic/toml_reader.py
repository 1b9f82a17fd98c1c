"""Reading the knowledge folder: TOML in, frozen dataclasses out, or one clear error."""

import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from leg_comfort.clinic import entry_builders
from leg_comfort.clinic.country_lines import by_country, country_line
from leg_comfort.clinic.knowledge import Clinic, KnowledgeError
from leg_comfort.clinic.model import RedFlag
from leg_comfort.clinic.toml_fields import TableFields
from leg_comfort.clinic.validation import check

_E = TypeVar("_E")


def read_clinic(folder: Path) -> Clinic:
    """Read and check every knowledge file of the folder.

    Raises KnowledgeError, naming file and entry, for anything missing, unknown or impossible.
    """
    clinic = Clinic(
        sources=_load(folder, "sources", entry_builders.source),
        findings=_load(folder, "findings", entry_builders.finding),
        questions=_load(folder, "questions", entry_builders.question),
        causes=_load(folder, "causes", entry_builders.cause),
        red_flags=_flags(folder),
        open_signs=_load(folder, "open_signs", entry_builders.open_sign),
        escalations=_load(folder, "escalation", entry_builders.escalation),
        denials=_load(folder, "denials", entry_builders.denial),
        never_say=_load(folder, "never_say", entry_builders.never_say),
        engine=_load(folder, "engine", entry_builders.rule),
        steps=_load(folder, "steps", entry_builders.step),
        methods=_load(folder, "methods", entry_builders.item),
        medicines=_load(folder, "medicines", entry_builders.item),
        supplements=_load(folder, "supplements", entry_builders.item),
        foods=_load(folder, "foods", entry_builders.item),
        countries=_load(folder, "countries", country_line, by_country),
    )
    check(clinic)
    return clinic


def _flags(folder: Path) -> Mapping[str, RedFlag]:
    """Build the red flags: those of one sign, and after them the pairs."""
    alone = _load(folder, "red_flags", entry_builders.red_flag)
    pairs = _load(folder, "partners", entry_builders.pair)
    twice = sorted(alone.keys() & pairs.keys())
    if twice:
        raise KnowledgeError(f"partners.toml: [{twice[0]}] is in red_flags.toml too")
    return {**alone, **pairs}


def _load(
    folder: Path,
    name: str,
    build: Callable[[TableFields], _E],
    arrange: Callable[[Mapping[str, object]], Mapping[str, object]] = dict,
) -> Mapping[str, _E]:
    """Build the entries of one file, in its order."""
    return {
        id_: _build(f"{name}.toml", id_, content, build)
        for id_, content in arrange(_read(folder / f"{name}.toml")).items()
    }


def _read(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise KnowledgeError(f"{path.name}: is missing") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{path.name}: is not TOML: {error}") from None


def _build(file: str, id_: str, content: object, build: Callable[[TableFields], _E]) -> _E:
    if not isinstance(content, dict):
        raise KnowledgeError(f"{file}: [{id_}] is no table")
    fields = TableFields(id_, content)
    try:
        entry = build(fields)
        fields.refuse_the_rest()
    except ValueError as error:
        raise KnowledgeError(f"{file}: [{id_}] {error}") from None
    return entry
