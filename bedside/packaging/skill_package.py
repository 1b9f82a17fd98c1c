"""The Alexa skill package: all that `ask deploy` sends to Amazon, written from one source."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bedside.interaction_model.generator import LOCALES, path_of
from bedside.packaging.skill_deployment import STORE, Deployment, settings
from bedside.packaging.skill_manifest import IMAGES, manifest
from bedside.packaging.skill_texts import DOCUMENTS, document

PACKAGE = "skill-package"
MODELS = "interactionModels/custom"
PROFILE = "default"
"""The profile of ask-cli that is used where none is named."""
ASK_VERSION = "2020-03-31"
"""Of ask-cli's own files, since its version 2."""

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class SkillPackage:
    """What was written, and what must still be said before it can be published, a line each."""

    files: tuple[Path, ...]
    unfinished: tuple[str, ...]


def write_skill_package(target: Path, deployment: Deployment) -> SkillPackage:
    """Write ask-resources.json, skill-package/ and store/ under target, the same bytes each time.

    What stood in those folders is replaced; all else under target stays, so too what ask-cli keeps
    of its own in .ask/. Raises OSError where nothing can be written there.
    """
    written = tuple(
        _write(target / name, content) for name, content in sorted(_contents(deployment).items())
    )
    _remove_others(target, written)
    return SkillPackage(written, deployment.unfinished())


def _contents(deployment: Deployment) -> dict[str, bytes]:
    """Every file of the package, by its path."""
    models = {locale: path_of(locale).read_bytes() for locale in LOCALES}
    icons = {icon: (STORE / icon).read_bytes() for icon in settings()["icons"].values()}
    return {
        "ask-resources.json": _json(_ask_resources()),
        **_ask_states(deployment),
        f"{PACKAGE}/skill.json": _json(manifest(deployment)),
        **{f"{PACKAGE}/{MODELS}/{locale}.json": model for locale, model in models.items()},
        **{f"{PACKAGE}/{IMAGES}/{name}": icon for name, icon in icons.items()},
        **{f"store/{name}": document(name, deployment).encode() for name in DOCUMENTS},
    }


def _ask_resources() -> Json:
    metadata = {"skillMetadata": {"src": f"./{PACKAGE}"}}
    return {"askcliResourcesVersion": ASK_VERSION, "profiles": {PROFILE: metadata}}


def _ask_states(deployment: Deployment) -> dict[str, bytes]:
    """Where the skill is there already, ask-cli must know it, or it would make another."""
    if not deployment.skill_id:
        return {}
    known = {PROFILE: {"skillId": deployment.skill_id}}
    states = {"askcliStatesVersion": ASK_VERSION, "profiles": known}
    return {".ask/ask-states.json": _json(states)}


def _json(content: Json) -> bytes:
    return (json.dumps(content, indent=2, ensure_ascii=False) + "\n").encode()


def _write(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def _remove_others(target: Path, written: tuple[Path, ...]) -> None:
    for folder in (target / PACKAGE, target / "store"):
        for path in folder.rglob("*"):
            if path.is_file() and path not in written:
                path.unlink()
