"""What the reference said when each line of a language was written: a digest of both, kept in git.

A line of the language is older than the reference if the reference's has changed since, and nobody
has sealed it again. Only what is translated line by line is held to it.
"""

import json
from collections.abc import Collection, Iterator, Mapping
from fnmatch import fnmatch
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from bedside.commands.language.homes import (
    DESK,
    HOMES,
    PROJECT,
    REFERENCE,
    Home,
    locales_of,
    texts_of,
    words_in,
)
from bedside.console import InputError

FILE = "made_from.txt"
_HEAD = """\
# What English said when each line was written, by a digest of it, and a digest of the line itself.
# Written by: leg-comfort language seal {language}
"""
_BYTES = 3


class Seal(NamedTuple):
    """The digests of an entry: the reference's when it was sealed, and the language's own."""

    reference: str
    own: str


def older_in(home: Home, language: str, root: Path = PROJECT) -> Iterator[str]:
    """Yield the entries of a home that were made from another line than the reference has now."""
    kept = _read(language, root)
    for id_, now in _now(home, language, root).items():
        sealed = kept.get(f"{home.area}: {id_}")
        if sealed is None or sealed.reference != now.reference:
            yield id_


def seal(language: str, named: Collection[str] = (), root: Path = PROJECT) -> int:
    """Seal what was written or changed since it was sealed, and what is named; return how many.

    named: ids of entries that nobody had to change, though the reference has. Raises InputError if
    the language has no such entry.
    """
    kept = _read(language, root)
    now = {
        f"{home.area}: {id_}": each
        for home in HOMES
        for id_, each in _now(home, language, root).items()
    }
    chosen = {id_ for id_ in now if id_.partition(": ")[2] in named or id_ in named}
    if len(chosen) < len({*named}):
        raise InputError(f"{language} has not all of these: {', '.join(named)}")
    new = {
        id_: each
        for id_, each in now.items()
        if id_ in chosen or id_ not in kept or kept[id_].own != each.own
    }
    _write(language, {id_: new.get(id_) or kept[id_] for id_ in now}, root)
    return len(new)


def _now(home: Home, language: str, root: Path) -> Mapping[str, Seal]:
    """Return the digests of all lines of a home that are written, as they are now."""
    own = texts_of(home, language, root)
    model = texts_of(home, REFERENCE, root, locales_of(language, root))
    return {
        id_: Seal(_digest(model[id_]), _digest(own[id_]))
        for id_ in own
        if id_ in model and words_in(own[id_]) and _is_translated(home, id_)
    }


def _is_translated(home: Home, id_: str) -> bool:
    file = id_.partition(": ")[0]
    return any(fnmatch(file, pattern) for pattern in home.lines)


def _digest(value: object) -> str:
    written = json.dumps(value, sort_keys=True, ensure_ascii=False)
    return blake2b(written.encode(), digest_size=_BYTES).hexdigest()


def _file(language: str, root: Path) -> Path:
    desk = next(home for home in HOMES if home.area == DESK)
    return desk.of(language, root) / FILE


def _read(language: str, root: Path) -> dict[str, Seal]:
    file = _file(language, root)
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    parts = (line.split(" ", 2) for line in lines if not line.startswith("#"))
    return {id_: Seal(reference, own) for reference, own, id_ in parts}


def _write(language: str, seals: Mapping[str, Seal], root: Path) -> None:
    lines = (f"{each.reference} {each.own} {id_}\n" for id_, each in sorted(seals.items()))
    text = _HEAD.format(language=language) + "".join(lines)
    _file(language, root).write_text(text, encoding="utf-8")
