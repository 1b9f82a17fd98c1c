"""What a build leaves for a quick cold start: a locale's sources, and its templates as code.

They lie beside the TOML files that they were made of. A checkout has none, so that a changed word
is heard at once. Compiled code is kept by the text it was made of, once for all locales; a text
that is not there is compiled when it is first spoken.
"""

import marshal
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

from .filters import grammar_of
from .sources import Sources

SUFFIX = f".{sys.implementation.cache_tag}.marshal"
"""Code can be read by the Python that wrote it and by no other."""

Codes = Mapping[str, bytes]
Lines = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Compiled:
    """One locale, ready to speak."""

    sources: Sources
    codes: Codes


def read_compiled(locale: str, templates: Path) -> Compiled | None:
    """Read what a build left of a locale in a folder of templates; None where it left nothing."""
    kept = _sources_file(locale, templates)
    if not kept.is_file():
        return None
    table = marshal.loads(kept.read_bytes())  # noqa: S302 - a file of our own
    lines = {**_lines_below(locale, templates), **table["lines"]}
    sources = Sources(**{**table, "lines": lines, "grammar": grammar_of(table["grammar"])})
    return Compiled(sources, _codes(_codes_file(templates)))


def write_compiled(sources: Sources, codes: Codes, templates: Path) -> None:
    """Leave a locale's sources beside its templates, and its code with that of other locales.

    Where its language is there already, only what differs from it is left.
    """
    below = _lines_below(sources.locale, templates)
    lines = {key: ways for key, ways in sources.lines.items() if below.get(key) != ways}
    table = {**asdict(sources), "lines": lines}
    _sources_file(sources.locale, templates).write_bytes(marshal.dumps(table))
    file = _codes_file(templates)
    known = _codes(file) if file.is_file() else {}
    file.write_bytes(marshal.dumps({**known, **codes}))
    _codes.cache_clear()


class KeptCode(BytecodeCache):
    """The code of templates that a build compiled."""

    def __init__(self, codes: Codes) -> None:
        """Take the code by the key of its text."""
        self._codes = codes

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the code of a template, where there is some."""
        code = self._codes.get(_key(bucket))
        if code is not None:
            bucket.code = marshal.loads(code)  # noqa: S302 - a file of our own

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep nothing: what is compiled while speaking is kept by the environment."""


def code_of(environment: Environment, name: str, source: str) -> dict[str, bytes]:
    """The code of one template, by the key of its text. Raises TemplateSyntaxError."""
    bucket = KeptCode({}).get_bucket(environment, name, None, source)
    return {_key(bucket): marshal.dumps(environment.compile(source, name))}


def _key(bucket: Bucket) -> str:
    return f"{bucket.key} {bucket.checksum}"


def _lines_below(locale: str, templates: Path) -> Lines:
    """The lines of the language that a locale is laid over, as far as they are left already."""
    language = locale.partition("-")[0]
    below = None if language == locale else read_compiled(language, templates)
    return below.sources.lines if below else {}


@cache
def _codes(file: Path) -> Codes:
    codes: Codes = marshal.loads(file.read_bytes())  # noqa: S302 - a file of our own
    return codes


def _sources_file(locale: str, templates: Path) -> Path:
    return templates / locale / f"words{SUFFIX}"


def _codes_file(templates: Path) -> Path:
    return templates / f"templates{SUFFIX}"
