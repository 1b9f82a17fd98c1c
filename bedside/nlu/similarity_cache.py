"""Keep trained models in files, so that the next start is quick."""

import hashlib
import json
import os
import pickle
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from bedside.console import LANGUAGES
from bedside.nlu.examples import examples_of
from bedside.nlu.normalizer import common_words, kinds_of
from bedside.nlu.similarity import SimilarityModel
from leg_comfort.locales import language_of

HERE = Path(__file__).parent
SHOWN = frozenset({"desk", "page", "terminal"})
"""The files of a language with words that are only shown; nothing is learnt from them."""


def learnt(model: Mapping[str, Any], locale: str, folder: Path | None) -> SimilarityModel:
    """Return the trained model of a locale, from the cache if the same code trained it before.

    Without a folder nothing is cached. A folder or file that cannot be used only costs time.
    """
    language = language_of(locale)
    if folder is None:
        return _learn(model, language)
    path = _place(model, locale, folder)
    kept = _read(path)
    if kept is None:
        kept = _learn(model, language)
        _write(path, kept)
    return kept


def is_kept(model: Mapping[str, Any], locale: str, folder: Path) -> bool:
    """Return whether the trained model of a locale is in the cache."""
    return _place(model, locale, folder).is_file()


def _place(model: Mapping[str, Any], locale: str, folder: Path) -> Path:
    return folder / f"{locale}.{_key(model, language_of(locale))}.pickle"


def _learn(model: Mapping[str, Any], language: str) -> SimilarityModel:
    from bedside.nlu.learning import learn  # What it imports takes a second or more.

    return learn(examples_of(model, language), kinds_of(language), common_words(language))


def _key(model: Mapping[str, Any], language: str) -> str:
    digest = hashlib.sha256(f"{language} {version('scikit-learn')}".encode())
    digest.update(json.dumps(model, sort_keys=True).encode())
    files = (LANGUAGES / language).rglob("*.t*")
    words = (file for file in files if file.stem not in SHOWN)
    for source in sorted([*HERE.glob("*.py"), *HERE.glob("*.toml"), *words]):
        digest.update(source.read_bytes())
    return digest.hexdigest()[:32]


def _read(path: Path) -> SimilarityModel | None:
    """Read a file of the cache. Only _write() puts files there."""
    try:
        with path.open("rb") as file:
            found = pickle.load(file)  # noqa: S301 - our own file, see above
    except (OSError, EOFError, pickle.UnpicklingError, AttributeError, ImportError, ValueError):
        return None
    return found if isinstance(found, SimilarityModel) else None


def _write(path: Path, kept: SimilarityModel) -> None:
    beside = path.with_suffix(f".{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        for old in path.parent.glob(f"{path.name.partition('.')[0]}.*.pickle"):
            old.unlink(missing_ok=True)
        beside.write_bytes(pickle.dumps(kept, protocol=pickle.HIGHEST_PROTOCOL))
        beside.replace(path)
    except OSError:
        return
