"""Read the phrases that the interaction models are generated from.

model.toml holds the intents, slots and the invocation name that every locale shares. The patterns
are in folders beside it: one for each language (en) and, if a locale has words that its language
lacks, one for the locale (en-GB), which adds to its language.
"""

import hashlib
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path

from bedside.console import Json
from leg_comfort.locales import language_of

PROJECT = Path(__file__).resolve().parents[2]
MODELS = PROJECT / "interaction_models"
PHRASES = MODELS / "phrases"
SHARED = "model.toml"
AMAZON = "AMAZON."
"""How the names of Amazon's own types and intents begin."""


@cache
def shared(folder: Path = PHRASES) -> Json:
    """Return the content of model.toml: "invocation_name", and "intents" with their slots."""
    return tomllib.loads((folder / SHARED).read_text(encoding="utf-8"))


@cache
def declared_slots() -> dict[str, tuple[str, ...]]:
    """Return the slots of each intent that has any."""
    return {intent: tuple(slots) for intent, slots in shared()["intents"].items() if slots}


@cache
def built_in_slots() -> frozenset[str]:
    """Return the slots of Amazon's own types. They carry a value and no resolutions."""
    slots = (pair for each in shared()["intents"].values() for pair in each.items())
    return frozenset(name for name, kind in slots if kind.startswith(AMAZON))


def patterns_of(locale: str, folder: Path = PHRASES) -> Json:
    """Return the "rules", "intents" and "types" of a locale, its language's first."""
    merged: Json = {"rules": {}, "intents": {}, "types": {}}
    for path in _pattern_files(locale, folder):
        _merge(merged, tomllib.loads(path.read_text(encoding="utf-8")))
    return merged


def digest_of(locale: str, folder: Path = PHRASES) -> str:
    """Return a digest of all that the model of a locale depends on: phrases, code and library."""
    digest = hashlib.sha256(version("hassil").encode())
    code = sorted(Path(__file__).parent.glob("*.py"))
    for path in (folder / SHARED, *_pattern_files(locale, folder), *code):
        digest.update(f"{path.parent.name}/{path.name}\n".encode() + path.read_bytes())
    return digest.hexdigest()


def _pattern_files(locale: str, folder: Path) -> Iterator[Path]:
    for name in dict.fromkeys((language_of(locale), locale)):
        yield from sorted((folder / name).glob("*.toml"))


def _merge(into: Json, more: Mapping[str, object]) -> None:
    """Merge phrases: tables are joined, lists of patterns lengthened, rules replaced."""
    for name, value in more.items():
        if isinstance(value, Mapping):
            _merge(into.setdefault(name, {}), value)
        elif isinstance(value, list):
            into[name] = into.get(name, []) + value
        else:
            into[name] = value
