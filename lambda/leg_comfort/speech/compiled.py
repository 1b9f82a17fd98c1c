"""The words of a locale as a build leaves them for a quick cold start: sources and compiled code.

They lie beside the TOML files that they were made from. A checkout has none, so that a changed word
is heard at once. Compiled code is kept by the text it was made from, once for all locales of a
language; a text without code is compiled when it is first spoken. What a language's locales share
is kept once.
"""

import marshal
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

from leg_comfort.locales import language_of

from .filters import grammar_of
from .sources import Sources

SUFFIX = f".{sys.implementation.cache_tag}.marshal"
"""Compiled code can be read by the version of Python that wrote it and by no other."""

TemplateCode = Mapping[str, bytes]
_SHARED = ("lines", "countries")


@dataclass(frozen=True, slots=True)
class Compiled:
    """The words of one locale, ready to speak."""

    sources: Sources
    code: TemplateCode


def read_compiled(locale: str, templates: Path) -> Compiled | None:
    """Return the compiled words of a locale, or None if no build left any in the folder."""
    file = _sources_file(locale, templates)
    if not file.is_file():
        return None
    table = marshal.loads(file.read_bytes())  # noqa: S302 - a file of our own
    shared = _shared_by_locales(locale, templates)
    whole = {part: {**shared[part], **table[part]} for part in _SHARED}
    sources = Sources(**{**table, **whole, "grammar": grammar_of(table["grammar"])})
    return Compiled(sources, _read_code(_code_file(locale, templates)))


def write_compiled(sources: Sources, code: TemplateCode, templates: Path) -> None:
    """Write the sources of a locale, and add its code to that of its language's other locales.

    If its language was written before, only the lines that differ are written.
    """
    table, shared = asdict(sources), _shared_by_locales(sources.locale, templates)
    own = {part: _differing(table[part], shared[part]) for part in _SHARED}
    target = _sources_file(sources.locale, templates)
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(marshal.dumps({**table, **own}))
    file = _code_file(sources.locale, templates)
    known = _read_code(file) if file.is_file() else {}
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(marshal.dumps({**known, **code}))
    _read_code.cache_clear()


class KeptCode(BytecodeCache):
    """Jinja's cache of compiled templates, filled by a build."""

    def __init__(self, code: TemplateCode) -> None:
        """Take the code by the key of its text."""
        self._code = code

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the code of a template, if there is any."""
        code = self._code.get(_key(bucket))
        if code is not None:
            bucket.code = marshal.loads(code)  # noqa: S302 - a file of our own

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep nothing: the environment keeps templates that are compiled while speaking."""


def code_of(environment: Environment, name: str, source: str) -> dict[str, bytes]:
    """Return the code of one template by the key of its text. Raises TemplateSyntaxError."""
    bucket = KeptCode({}).get_bucket(environment, name, None, source)
    return {_key(bucket): marshal.dumps(environment.compile(source, name))}


def _key(bucket: Bucket) -> str:
    return f"{bucket.key} {bucket.checksum}"


def _shared_by_locales(locale: str, templates: Path) -> Mapping[str, Mapping[str, Any]]:
    """Return the parts of a locale that its language has written already."""
    language = language_of(locale)
    found = None if language == locale else read_compiled(language, templates)
    return {part: getattr(found.sources, part) if found else {} for part in _SHARED}


def _differing(own: Mapping[str, Any], shared: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in own.items() if shared.get(key) != value}


@cache
def _read_code(file: Path) -> TemplateCode:
    code: TemplateCode = marshal.loads(file.read_bytes())  # noqa: S302 - a file of our own
    return code


def _sources_file(locale: str, templates: Path) -> Path:
    return templates / locale / f"words{SUFFIX}"


def _code_file(locale: str, templates: Path) -> Path:
    return templates / language_of(locale) / f"templates{SUFFIX}"
