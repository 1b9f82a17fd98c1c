"""Find the gaps of a language: entries that are missing, or still read as in English.

Text of fewer than two words may be the same in two languages, and so may the names in NAMES.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bedside.commands.language.homes import (
    CONVERSATIONS,
    HOMES,
    PROJECT,
    REFERENCE,
    Home,
    TomlTree,
    corpus,
    countries_of,
    country_of_locale,
    documents,
    entries,
    locales_of,
)
from bedside.commands.language.scaffold import TO_BE_WRITTEN
from leg_comfort.locales import KNOWN_LOCALES, TIME_ZONES, UNKNOWN_COUNTRY

NAMES = ("Leg Comfort", "Alexa")
_NO_WORDS = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{\w+\}|<[^>]*>|" + "|".join(NAMES), re.DOTALL)
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class AreaStatus:
    """One area of a language. total: how many entries it needs; missing, same: which it lacks."""

    area: str
    total: int
    missing: tuple[str, ...]
    same: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether nothing is missing, and nothing is still the reference's."""
        return not self.missing and not self.same


def languages(root: Path = PROJECT) -> tuple[str, ...]:
    """Return every language that has a folder in one of the homes."""
    folders = (folder for home in HOMES for folder in (root / home.folder).glob("[a-z]*"))
    return tuple(sorted({each.name for each in folders if re.fullmatch("[a-z]{2}", each.name)}))


def status_of(language: str, root: Path = PROJECT) -> list[AreaStatus]:
    """Return the state of a language: of each home, its countries and its place in the list."""
    homes = [
        _conversations(home, language, root)
        if home.area == CONVERSATIONS
        else _home(home, language, root)
        for home in HOMES
    ]
    return [*homes, _countries(language, root), _locales(language, root)]


def _home(home: Home, language: str, root: Path) -> AreaStatus:
    locales = () if language == REFERENCE else locales_of(language, root)
    own, model = _texts(home, language, root), _texts(home, REFERENCE, root, locales)
    missing = [id_ for id_, value in model.items() if _text(value) and not _text(own.get(id_))]
    same: Iterable[str] = ()
    if language != REFERENCE:
        same = (id_ for id_, value in own.items() if _is_untranslated(value, model.get(id_)))
    return AreaStatus(home.area, len(model), tuple(missing), tuple(same))


def _texts(home: Home, language: str, root: Path, locales: Collection[str] = ()) -> dict[str, Any]:
    """Return a language's entries, documents (no text if to be written) and corpus, by id."""
    folder = home.of(language, root)
    written = {
        name: "" if text.startswith(TO_BE_WRITTEN) else text
        for name, text in documents(folder).items()
    }
    return {**entries(home, folder, locales), **written, **corpus(folder)}


def _conversations(home: Home, language: str, root: Path) -> AreaStatus:
    own, model = home.of(language, root), home.of(REFERENCE, root)
    behaviours = sorted(folder.name for folder in model.iterdir() if folder.is_dir())
    missing = [each for each in behaviours if not any((own / each).glob("*.txt"))]
    files = {file.relative_to(own): file for file in sorted(own.rglob("*.txt"))}
    copies = (
        str(name)
        for name, file in files.items()
        if language != REFERENCE
        and (model / name).is_file()
        and (model / name).read_bytes() == file.read_bytes()
    )
    return AreaStatus(home.area, len(behaviours), tuple(missing), tuple(copies))


def _countries(language: str, root: Path) -> AreaStatus:
    """Every usual country and the unknown one have a file, and every file has every key."""
    models, own = countries_of(REFERENCE, root), countries_of(language, root)
    keys = sorted({key for model in models.values() for key in model})
    usual = map(country_of_locale, locales_of(language, root))
    wanted = [(each, key) for each in sorted({*own, *usual, UNKNOWN_COUNTRY}) for key in keys]
    missing = (
        f"{country}: {key}"
        for country, key in wanted
        if not own.get(country, {}).get(key)
        and not (key in _may_be_empty(country, models) and key in own.get(country, {}))
    )
    return AreaStatus("countries", len(wanted), tuple(missing))


def _may_be_empty(country: str, models: Mapping[str, TomlTree]) -> set[str]:
    """Return what is empty in the reference, in a country of the same kind.

    It may be a whole country, a part of one (CA-NU), or the one that nobody knows.
    """
    alike = (model for name, model in models.items() if _kind(name) == _kind(country))
    return {key for model in alike for key, text in model.items() if not text}


def _kind(country: str) -> tuple[bool, bool]:
    return country == UNKNOWN_COUNTRY, "-" in country


def _locales(language: str, root: Path) -> AreaStatus:
    """Every locale is listed in leg_comfort.locales, and its country has time zones there."""
    locales = locales_of(language, root)
    unlisted = [each for each in locales if each not in KNOWN_LOCALES]
    countries = dict.fromkeys(map(country_of_locale, locales))
    unknown = [f"time zones of {each}" for each in countries if each not in TIME_ZONES]
    missing = (*unlisted, *unknown) or (() if locales else (language,))
    return AreaStatus("locales", len(locales) + len(countries), missing)


def _is_untranslated(own: object, model: object) -> bool:
    if isinstance(own, Mapping) and isinstance(model, Mapping) and own != model:
        return any(_is_untranslated(value, model.get(key)) for key, value in own.items())
    return own == model and len(_WORD.findall(_NO_WORDS.sub(" ", _text(own)))) > 1


def _text(value: object) -> str:
    """Return all words and numbers of a TOML value; a key counts if anything stands under it."""
    return " ".join(_pieces(value))


def _pieces(value: object) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, each in value.items():
            if said := _text(each):
                yield from (key, said)
    elif isinstance(value, list):
        for each in value:
            yield from _pieces(each)
    elif value is not None and not isinstance(value, bool):
        yield from [str(value)] if str(value).strip() else []
