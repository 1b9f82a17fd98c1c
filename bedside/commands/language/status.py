"""Find the gaps of a language: what is missing, as in English, older than it, or has words of it.

Text of fewer than two words may be the same in two languages, and so may the names in NAMES.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from bedside.commands.language.homes import (
    CONVERSATIONS,
    HOMES,
    PROJECT,
    REFERENCE,
    Home,
    TomlTree,
    countries_of,
    country_of_locale,
    locales_of,
    texts_of,
    words_in,
)
from bedside.commands.language.leftovers import leftovers_in, may_be_as_in_reference
from bedside.commands.language.made_from import older_in
from bedside.console import read_toml
from leg_comfort.locales import KNOWN_LOCALES, TIME_ZONES, UNKNOWN_COUNTRY

NAMES = ("Leg Comfort", "Alexa")
_NO_WORDS = re.compile(
    r"\{\{.*?\}\}|\{%.*?%\}|\{\w*\}|<[^>]*>|\w*_\w*|" + "|".join(NAMES), re.DOTALL
)
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class AreaStatus:
    """One area of a language. total: how many entries it needs; missing, same: which it lacks.

    older: those that were made from another line than the reference has now. words: those with
    words of the reference's language in them.
    """

    area: str
    total: int
    missing: tuple[str, ...]
    same: tuple[str, ...] = ()
    older: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether nothing is missing, and nothing is still the reference's."""
        return not any((self.missing, self.same, self.older, self.words))


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
    if language != REFERENCE:
        homes = [_beside_reference(area, language, root) for area in homes]
    return [*homes, _countries(language, root), _locales(language, root)]


def _beside_reference(area: AreaStatus, language: str, root: Path) -> AreaStatus:
    home = next(home for home in HOMES if home.area == area.area)
    older, words = older_in(home, language, root), leftovers_in(home, language, root)
    return replace(area, older=tuple(older), words=tuple(words))


def _home(home: Home, language: str, root: Path) -> AreaStatus:
    locales = () if language == REFERENCE else locales_of(language, root)
    own, model = texts_of(home, language, root), texts_of(home, REFERENCE, root, locales)
    needed = [id_ for id_, value in model.items() if words_in(value) and not _own(home, id_)]
    missing = [id_ for id_ in needed if not words_in(own.get(id_))]
    same: Iterable[str] = ()
    if language != REFERENCE:
        same = (
            id_
            for id_, value in own.items()
            if _is_untranslated(value, model.get(id_)) and id_ not in may_be_as_in_reference()
        )
    return AreaStatus(home.area, len(needed), tuple(missing), tuple(same))


def _own(home: Home, id_: str) -> bool:
    return id_.rpartition(": ")[2] in home.own_keys


def _conversations(home: Home, language: str, root: Path) -> AreaStatus:
    own, model = home.of(language, root), home.of(REFERENCE, root)
    behaviours = sorted(folder.name for folder in model.iterdir() if folder.is_dir())
    siblings = _siblings(home, root) if language != REFERENCE else []
    missing = [each for each in behaviours if not any((own / each).glob("*.txt"))]
    missing += [each for each in siblings if not (own / f"{each}.txt").is_file()]
    files = {file.relative_to(own): file for file in sorted(own.rglob("*.txt"))}
    copies = (
        str(name)
        for name, file in files.items()
        if language != REFERENCE
        and (model / name).is_file()
        and (model / name).read_bytes() == file.read_bytes()
    )
    total = len(behaviours) + len(siblings)
    return AreaStatus(home.area, total, tuple(missing), tuple(copies))


def _siblings(home: Home, root: Path) -> list[str]:
    """Return the conversations that every language has under the same name."""
    file = root / home.folder / "siblings.toml"
    named = read_toml(file).values() if file.is_file() else ()
    return [name for names in named if isinstance(names, list) for name in names]


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
    return own == model and len(_WORD.findall(_NO_WORDS.sub(" ", words_in(own)))) > 1
