"""What the page is made of: its words, the shapes of screens, and whether the renderer is there."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from bedside.alexa_requests import Json
from leg_comfort.locales import DEFAULT_LOCALE, language_of

HERE = Path(__file__).parent
RENDERER = HERE.parents[1] / "build/echo-show/node_modules/apl-viewhost-web/index.js"
"""Amazon's web renderer, where `make echo-show` lays it."""


def looks(locale: str) -> Json:
    """What the page's template needs beside the locale."""
    language = language_of(locale)
    words = _read("words.toml")
    known = language if language in words else language_of(DEFAULT_LOCALE)
    return {
        "language": known,
        "words": words[known],
        "shapes": _read("shapes.toml"),
        "renderer": RENDERER.is_file(),
    }


@cache
def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))
