"""Make the homes of a new language: every file, with the keys of the reference, to be filled."""

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from bedside.commands.language.homes import (
    ALEXA_LOCALES,
    CONVERSATIONS,
    CORPUS,
    COUNTRIES,
    HOMES,
    MODEL,
    PROJECT,
    REFERENCE,
    TO_BE_WRITTEN,
    Home,
    TomlTree,
    corpus,
    countries_of,
    country_of_locale,
    documents,
    toml_files,
    with_locales,
)
from bedside.console import InputError
from leg_comfort.locales import UNKNOWN_COUNTRY, language_of

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_HAND = "desk"
"""The hand of the corpus that a language begins with."""
_LOCAL = "# What only people of {locale} say; all else stands in {language}/.\n"
_LOCAL_FILE = "types/FINDING.toml"


def add_language(
    language: str, locales: Sequence[str] = (), root: Path = PROJECT
) -> tuple[Path, ...]:
    """Write the homes of a language and return the new files.

    locales: the locales to begin with; all that Alexa has of the language if empty. Raises
    InputError if Alexa does not have one of them, or the language is there already.
    """
    chosen = _chosen(language, locales)
    for home in HOMES:
        if home.of(language, root).exists():
            place = f"{home.folder}/{language}"
            raise InputError(f"{language} is there already: {place} (see: language status)")
    files = dict(_files(language, chosen, root))
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    _make_conversation_folders(language, root)
    return tuple(files)


def _chosen(language: str, locales: Sequence[str]) -> tuple[str, ...]:
    known = tuple(each for each in ALEXA_LOCALES if language_of(each) == language)
    if not known:
        spoken = ", ".join(sorted({*map(language_of, ALEXA_LOCALES)}))
        raise InputError(f"Alexa does not speak {language!r}: choose from {spoken}")
    for locale in locales:
        if locale not in known:
            offered = ", ".join(known)
            raise InputError(f"Alexa has no locale {locale!r} of {language}: choose from {offered}")
    return tuple(locales) or known


def _files(language: str, locales: Sequence[str], root: Path) -> Iterator[tuple[Path, str]]:
    for home in HOMES:
        source, target = home.of(REFERENCE, root), home.of(language, root)
        for name, content in _contents(home, root, locales):
            yield target / name, _toml_text(content, commented=home.by_file, ids=home.ids)
        for document in documents(source):
            note = f"{TO_BE_WRITTEN}: see {home.folder}/{REFERENCE}/{document} -->\n"
            yield target / document, note
        for intent in corpus(source):
            yield target / CORPUS / _HAND / Path(intent).name, ""
    for locale in locales:
        local = _LOCAL.format(locale=locale, language=language)
        yield root / MODEL / locale / _LOCAL_FILE, local
    yield from _countries(language, locales, root)


def _contents(home: Home, root: Path, locales: Sequence[str]) -> Iterator[tuple[Path, TomlTree]]:
    """Yield the reference's tables by file; without by_file, each key only once in a folder."""
    seen: dict[Path, set[str]] = {}
    for file, content in toml_files(home, REFERENCE, root):
        own = with_locales(content, locales)
        if not home.by_file:
            own = _without(own, seen.setdefault(file.parent, set()))
        if own:
            yield file, own


def _without(tree: TomlTree, seen: set[str], above: str = "") -> dict[str, Any]:
    kept: dict[str, Any] = {}
    for key, value in tree.items():
        id_ = f"{above}{key}"
        if isinstance(value, Mapping):
            if left := _without(value, seen, f"{id_}."):
                kept[key] = left
        elif id_ not in seen:
            seen.add(id_)
            kept[key] = value
    return kept


def _countries(language: str, locales: Iterable[str], root: Path) -> Iterator[tuple[Path, str]]:
    """Yield a file for each usual country, and one for a device whose country is unknown."""
    models, folder = countries_of(REFERENCE, root), root / COUNTRIES.format(language=language)
    nowhere = models.pop(UNKNOWN_COUNTRY)
    for country in dict.fromkeys(map(country_of_locale, locales)):
        yield folder / f"{country}.toml", _toml_text(next(iter(models.values())), commented=False)
    yield folder / f"{UNKNOWN_COUNTRY}.toml", _toml_text(nowhere, commented=True)


def _make_conversation_folders(language: str, root: Path) -> None:
    home = next(home for home in HOMES if home.area == CONVERSATIONS)
    for behaviour in home.of(REFERENCE, root).iterdir():
        (home.of(language, root) / behaviour.name).mkdir(parents=True, exist_ok=True)


def _toml_text(content: TomlTree, *, commented: bool, ids: Collection[str] = ()) -> str:
    """Return TOML with the same keys and no text.

    commented: the text stands above each key. ids: keys whose values are kept.
    """
    return "\n".join(_toml_lines(content, commented, ids)).lstrip("\n") + "\n"


def _toml_lines(
    table: TomlTree, commented: bool, ids: Collection[str], above: tuple[str, ...] = ()
) -> Iterator[str]:
    if above:
        yield f"\n[{'.'.join(map(_key, above))}]"
    for key, value in table.items():
        if key in ids and isinstance(value, str):
            yield f"{_key(key)} = {json.dumps(value)}"
        elif not isinstance(value, Mapping) and not _counts(value):
            yield from _comment(value) if commented else ()
            yield f"{_key(key)} = {_emptied(value)}"
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _toml_lines(value, commented, ids, (*above, key))


def _counts(value: object) -> bool:
    """Return whether a value is a number, or holds one: its key is a word of the language."""
    each = value if isinstance(value, list) else [value]
    return any(isinstance(item, int | float) and not isinstance(item, bool) for item in each)


def _comment(value: object) -> Iterator[str]:
    texts = value if isinstance(value, list) else [value]
    for text in texts:
        if isinstance(text, str):
            yield from (f"# {line}".rstrip() for line in text.strip().splitlines())


def _emptied(value: object) -> str:
    if isinstance(value, bool):
        return json.dumps(value)
    return "[]" if isinstance(value, list) else '""'


def _key(name: str) -> str:
    return name if _BARE_KEY.fullmatch(name) else json.dumps(name, ensure_ascii=False)
