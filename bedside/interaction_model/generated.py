"""The generated models, kept under build/ and generated anew if a phrase has changed.

The name of a file holds a digest of all that went into it, so that a stale one is never read.
Several processes may generate at once: each writes a temporary file and renames it.
"""

import json
from contextlib import suppress
from functools import cache
from pathlib import Path
from uuid import uuid4

from bedside.console import Json
from bedside.interaction_model.phrases import PROJECT, digest_of

CACHE = PROJECT / "build" / "interaction_models"


def model_text(locale: str, folder: Path = CACHE) -> str:
    """Return the text of a locale's model, as it is pasted into Amazon's console.

    folder is the cache; if it cannot be written, the model is generated each time.
    """
    path = _path(locale, folder)
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        return _generate(locale, path)


@cache
def load_model(locale: str) -> Json:
    """Return the model of a locale, in Alexa's own form."""
    model: Json = json.loads(model_text(locale))
    return model


def model_file(locale: str, folder: Path = CACHE) -> Path:
    """Return a file that holds the model of a locale.

    Raises OSError if none can be written.
    """
    path = _path(locale, folder)
    if not path.is_file():
        _write(path, model_text(locale, folder))
    return path


def _path(locale: str, folder: Path) -> Path:
    return folder / f"{locale}.{digest_of(locale)[:16]}.json"


def _generate(locale: str, path: Path) -> str:
    from bedside.interaction_model.generator import interaction_model, text_of

    text = text_of(interaction_model(locale))
    with suppress(OSError):
        _write(path, text)
    return text


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(f".{uuid4().hex}")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)
    for old in path.parent.glob(f"{path.name.partition('.')[0]}.*.json"):
        if old != path:
            old.unlink(missing_ok=True)
