"""What the page is made of: its words, the shapes of screens, and whether the renderer is there."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from bedside.console import Json

HERE = Path(__file__).parent
DEFAULT_LANGUAGE = "en"
RENDERER = HERE.parents[1] / "build/echo-show/node_modules/apl-viewhost-web/index.js"
"""Amazon's web renderer, where `make echo-show` lays it."""


def looks(locale: str) -> Json:
    """What the page's template needs beside the locale."""
    language = locale.partition("-")[0]
    words = _read("words.toml")
    known = language if language in words else DEFAULT_LANGUAGE
    return {
        "language": known,
        "words": words[known],
        "shapes": _read("shapes.toml"),
        "renderer": RENDERER.is_file(),
    }


@cache
def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))
