"""Look-ups in JSON of any shape; none of them raises."""

import json
from collections.abc import Mapping
from typing import Any

_EMPTY: Mapping[str, Any] = {}


def mapping_at(value: object, *keys: str) -> Mapping[str, Any]:
    """Return the object under these keys, one inside the other; an empty one if there is none."""
    for key in keys:
        value = value.get(key) if isinstance(value, Mapping) else None
    return value if isinstance(value, Mapping) else _EMPTY


def list_at(value: object, *keys: str) -> list[Any]:
    """Return the list under these keys; an empty one if there is none."""
    *path, last = keys
    found = mapping_at(value, *path).get(last)
    return found if isinstance(found, list) else []


def text_at(value: object, *keys: str) -> str | None:
    """Return the text under these keys, stripped; None if there is none or it is empty."""
    *path, last = keys
    found = mapping_at(value, *path).get(last)
    return (found.strip() or None) if isinstance(found, str) else None


def texts_at(value: object, paths: Mapping[str, tuple[str, ...]]) -> dict[str, str | None]:
    """Return the text at each of several paths, by the path's name."""
    return {name: text_at(value, *path) for name, path in paths.items()}


def size_of(value: object) -> int | None:
    """Return how many bytes a value takes as JSON; None if JSON cannot hold it."""
    try:
        return len(json.dumps(value, allow_nan=False, ensure_ascii=False).encode())
    except (TypeError, ValueError, RecursionError):
        return None
