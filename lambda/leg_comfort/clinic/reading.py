"""The knowledge folder, read: TOML in, frozen dataclasses out, or one clear error."""

import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from leg_comfort.clinic import entries
from leg_comfort.clinic.checks import check
from leg_comfort.clinic.fields import Fields
from leg_comfort.clinic.knowledge import Clinic, KnowledgeError

_E = TypeVar("_E")


def read_clinic(folder: Path) -> Clinic:
    """Read and check every knowledge file of the folder.

    Raises KnowledgeError, naming file and entry, for anything missing, unknown or impossible.
    """
    clinic = Clinic(
        sources=_load(folder, "sources", entries.source),
        findings=_load(folder, "findings", entries.finding),
        questions=_load(folder, "questions", entries.question),
        causes=_load(folder, "causes", entries.cause),
        red_flags=_load(folder, "red_flags", entries.red_flag),
        escalations=_load(folder, "escalation", entries.escalation),
        denials=_load(folder, "denials", entries.denial),
        never_say=_load(folder, "never_say", entries.never_say),
        engine=_load(folder, "engine", entries.rule),
        steps=_load(folder, "steps", entries.step),
        methods=_load(folder, "methods", entries.item),
        medicines=_load(folder, "medicines", entries.item),
        supplements=_load(folder, "supplements", entries.item),
        foods=_load(folder, "foods", entries.item),
    )
    check(clinic)
    return clinic


def _load(folder: Path, name: str, build: Callable[[Fields], _E]) -> Mapping[str, _E]:
    """Build the entries of one file, in its order."""
    return {
        id_: _build(f"{name}.toml", id_, content, build)
        for id_, content in _read(folder / f"{name}.toml").items()
    }


def _read(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise KnowledgeError(f"{path.name}: is missing") from None
    except tomllib.TOMLDecodeError as error:
        raise KnowledgeError(f"{path.name}: is not TOML: {error}") from None


def _build(file: str, id_: str, content: object, build: Callable[[Fields], _E]) -> _E:
    if not isinstance(content, dict):
        raise KnowledgeError(f"{file}: [{id_}] is no table")
    fields = Fields(id_, content)
    try:
        entry = build(fields)
        fields.refuse_the_rest()
    except ValueError as error:
        raise KnowledgeError(f"{file}: [{id_}] {error}") from None
    return entry
