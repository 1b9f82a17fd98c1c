"""What a build leaves for a quick cold start: a locale's sources as JSON, its templates as modules.

A folder compiled_templates/<locale> beside speech_templates is used when it is there. A checkout
has none, so that a changed word is heard at once.
"""

import json
from dataclasses import asdict
from pathlib import Path

from .filters import grammar_of
from .sources import Sources

FOLDER = "compiled_templates"
_SOURCES = "sources.json"


def compiled_folder(locale: str, templates: Path) -> Path:
    """Say where a build puts what it compiled of a locale."""
    return templates.with_name(FOLDER) / locale


def write_compiled(sources: Sources, target: Path) -> None:
    """Keep the sources as JSON in a folder that is there."""
    text = json.dumps(asdict(sources), ensure_ascii=False)
    (target / _SOURCES).write_text(text, encoding="utf-8")


def read_compiled(folder: Path) -> Sources:
    """Read back what write_compiled kept."""
    kept = json.loads((folder / _SOURCES).read_text(encoding="utf-8"))
    return Sources(**{**kept, "grammar": grammar_of(kept["grammar"])})
