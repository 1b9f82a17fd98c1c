"""Reading JSON whose shape nobody vouches for: every look-up answers, none raises."""

import json
from collections.abc import Mapping
from typing import Any

NOTHING: Mapping[str, Any] = {}


def mapping_at(value: object, *keys: str) -> Mapping[str, Any]:
    """The object under these keys, one after another; empty where any step is missing."""
    for key in keys:
        value = value.get(key) if isinstance(value, Mapping) else None
    return value if isinstance(value, Mapping) else NOTHING


def list_at(value: object, *keys: str) -> list[Any]:
    """The list under these keys; empty where any step is missing or it is no list."""
    *path, last = keys
    found = mapping_at(value, *path).get(last)
    return found if isinstance(found, list) else []


def text_at(value: object, *keys: str) -> str | None:
    """The text under these keys, stripped; None where it is missing, empty or no text."""
    *path, last = keys
    found = mapping_at(value, *path).get(last)
    return (found.strip() or None) if isinstance(found, str) else None


def size_of(value: object) -> int | None:
    """How many bytes the value takes as JSON; None where JSON cannot hold it."""
    try:
        return len(json.dumps(value, allow_nan=False, ensure_ascii=False).encode())
    except (TypeError, ValueError, RecursionError):
        return None
