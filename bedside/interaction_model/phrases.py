"""Read the phrases that the interaction models are generated from.

model.toml holds the intents and slots that every locale shares. The patterns are in folders beside
it: one for each language (en) and, if a locale has words that its language lacks, one for the
locale (en-GB), which adds to its language. In each, intents/<Intent>.toml has a list `samples`, and
types/<TYPE>.toml a list of wordings for every id. The invocation name is the language's.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

from bedside.console import InputError, Json, read_toml
from leg_comfort.locales import language_of

PROJECT = Path(__file__).resolve().parents[2]
MODELS = PROJECT / "interaction_models"
PHRASES = MODELS / "phrases"
SHARED = "model.toml"
INVOCATION = "invocation.toml"
INTENTS, TYPES, SAMPLES = "intents", "types", "samples"
AMAZON = "AMAZON."
"""How the names of Amazon's own types and intents begin."""


class PhraseError(InputError):
    """The phrases contradict each other or name something that is not there."""


@cache
def shared(folder: Path = PHRASES) -> Json:
    """Return the content of model.toml: "intents" with their slots."""
    return read_toml(folder / SHARED)


def invocation_name(locale: str, folder: Path = PHRASES) -> str:
    """Return the name that opens the skill in the language of a locale."""
    return str(read_toml(folder / language_of(locale) / INVOCATION)["name"])


@cache
def declared_slots() -> dict[str, tuple[str, ...]]:
    """Return the slots of each intent that has any."""
    return {intent: tuple(slots) for intent, slots in shared()["intents"].items() if slots}


@cache
def built_in_slots() -> frozenset[str]:
    """Return the slots of Amazon's own types. They carry a value and no resolutions."""
    slots = (pair for each in shared()["intents"].values() for pair in each.items())
    return frozenset(name for name, kind in slots if kind.startswith(AMAZON))


@dataclass(frozen=True, slots=True)
class Phrases:
    """The patterns of a locale, its language's first.

    samples: intent → patterns. wordings: type → id → patterns.
    """

    samples: Mapping[str, Sequence[str]]
    wordings: Mapping[str, Mapping[str, Sequence[str]]]


def phrases_of(locale: str, folder: Path = PHRASES) -> Phrases:
    """Read the patterns of a locale.

    Raises PhraseError if a file of an intent holds anything but samples.
    """
    samples: dict[str, list[str]] = {}
    wordings: dict[str, dict[str, list[str]]] = {}
    for path in _pattern_files(locale, folder):
        read = read_toml(path)
        if path.parent.name == TYPES:
            _add(wordings.setdefault(path.stem, {}), read)
        elif read.keys() == {SAMPLES}:
            _add(samples, {path.stem: read[SAMPLES]})
        else:
            raise PhraseError(f"{path}: expected {SAMPLES} and nothing else")
    return Phrases(samples, wordings)


def digest_of(locale: str, folder: Path = PHRASES) -> str:
    """Return a digest of all that the model of a locale depends on: phrases, code and library."""
    digest = hashlib.sha256(version("hassil").encode())
    name = folder / language_of(locale) / INVOCATION
    code = sorted(Path(__file__).parent.glob("*.py"))
    for path in (folder / SHARED, name, *_pattern_files(locale, folder), *code):
        digest.update("/".join(path.parts[-3:]).encode() + path.read_bytes())
    return digest.hexdigest()


def _pattern_files(locale: str, folder: Path) -> Iterator[Path]:
    for name in dict.fromkeys((language_of(locale), locale)):
        for kind in (INTENTS, TYPES):
            yield from sorted((folder / name / kind).glob("*.toml"))


def _add(into: dict[str, list[str]], more: Mapping[str, Sequence[str]]) -> None:
    for name, patterns in more.items():
        into.setdefault(name, []).extend(patterns)
