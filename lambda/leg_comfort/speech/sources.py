"""The source text of the templates: TOML files, a locale's laid over its language's.

The id of a line is file stem, table and key: `[overexertion] name = "…"` in causes.toml is
`causes.overexertion.name`. The files under LANGUAGE/countries/ hold no lines: each is the `region`
that templates use for a device in that country. For a country that a language has no file for, the
words are those of UNKNOWN_COUNTRY, with the number that numbers.toml has for it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from leg_comfort.locales import (
    DEFAULT_LANGUAGE,
    LANGUAGES_FOLDER,
    UNKNOWN_COUNTRY,
    is_draft,
    language_of,
)

from .filters import Grammar, digits, grammar_of

COUNTRIES = "countries"
NUMBERS = "numbers.toml"

TomlTable = Mapping[str, Any]
Region = Mapping[str, str]


class TemplateError(LookupError):
    """Raised for a line that is missing, unreadable or lacks a value. The message names its id."""


@dataclass(frozen=True, slots=True)
class Sources:
    """The uncompiled words of one locale.

    lines: id → its wordings (Jinja source), at least one. countries: country → key → plain text.
    numbers: country → its emergency number in digits.
    """

    locale: str
    lines: Mapping[str, Sequence[str]]
    countries: Mapping[str, Region]
    numbers: Mapping[str, str]
    grammar: Grammar

    def region(self, country: str) -> Region:
        """Return the words of a country, never those of another.

        Without a file it is a country that nobody knows, of which the number may be known.
        """
        if country in self.countries:
            return self.countries[country]
        unknown, number = self.countries.get(UNKNOWN_COUNTRY, {}), self.numbers.get(country)
        return {**unknown, **self._calling(number)} if number else unknown

    def _calling(self, number: str) -> Region:
        said = digits(self.grammar, number)
        return {
            "emergency_number": said,
            "emergency_digits": number,
            "ambulance": said,
            "ambulance_digits": number,
        }


def templates_folder() -> Path:
    """Return speech_templates: beside the package in the Lambda, at the root of a checkout."""
    above = Path(__file__).resolve().parents
    places = [above[2] / "speech_templates", above[3] / "speech_templates"]
    for place in places:
        if place.is_dir():
            return place
    raise FileNotFoundError(f"no speech_templates at {places[0]} or {places[1]}")


def read_sources(locale: str, folder: Path | None = None) -> Sources:
    """Read all lines of a locale, or those that a language's locales share.

    What a draft has no words for yet is English.
    Raises TemplateError if a file is not TOML, a value is no wording, or the language is unknown.
    """
    root, language = folder or templates_folder(), language_of(locale)
    lines: dict[str, Sequence[str]] = {}
    draft = is_draft(language)
    for layer in dict.fromkeys((*([DEFAULT_LANGUAGE] if draft else ()), language, locale)):
        for file in sorted((root / layer).glob("*.toml")):
            table = _read(file)
            lines |= _lines(_written(table) if draft else table, file.stem)
    countries = _countries(root / language / COUNTRIES)
    return Sources(locale, lines, countries, _numbers(root), _grammar(language))


def _numbers(root: Path) -> Mapping[str, str]:
    file = root / NUMBERS
    return dict(_read(file)["emergency"]) if file.is_file() else {}


def _countries(folder: Path) -> Mapping[str, Region]:
    return {file.stem: _region(file) for file in sorted(folder.glob("*.toml"))}


def _grammar(language: str) -> Grammar:
    file = LANGUAGES_FOLDER / language / "grammar.toml"
    if not file.is_file():
        raise TemplateError(f"{language}: no such language in {LANGUAGES_FOLDER.name}/")
    content = _read(file)
    numbers = content["numbers"]
    return grammar_of(
        {
            "numbers": numbers["words"],
            "agreeing": {name: each for name, each in numbers.items() if name != "words"},
            **content["lists"],
            "calendar": content["calendar"],
            "places": content.get("places", {}),
            **content.get("pace", {}),
        }
    )


def _read(file: Path) -> TomlTable:
    import tomllib  # Not at the top: compiled words do not need it, and it costs 5 ms.

    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise TemplateError(f"{file}: {problem}") from problem


def _region(file: Path) -> Region:
    content = _read(file)
    if not all(isinstance(text, str) for text in content.values()):
        raise TemplateError(f"{file}: a country's file holds plain text by key and nothing else")
    return dict(content)


def _written(table: TomlTable) -> TomlTable:
    """Return the table without what is still empty."""
    each = {k: _written(v) if isinstance(v, Mapping) else v for k, v in table.items()}
    return {key: value for key, value in each.items() if value or isinstance(value, Mapping)}


def _lines(table: TomlTable, prefix: str) -> dict[str, Sequence[str]]:
    return dict(_walk(table, prefix))


def _walk(table: TomlTable, prefix: str) -> Iterator[tuple[str, Sequence[str]]]:
    for key, value in table.items():
        line_id = f"{prefix}.{key}"
        if isinstance(value, Mapping):
            yield from _walk(value, line_id)
        else:
            yield line_id, _wordings(line_id, value)


def _wordings(line_id: str, value: object) -> Sequence[str]:
    wordings = (value,) if isinstance(value, str) else value
    if isinstance(wordings, Iterable):
        checked = tuple(each for each in wordings if isinstance(each, str) and each.strip())
        if checked and checked == tuple(wordings):
            return checked
    raise TemplateError(f"{line_id}: a line is a string or a list of strings, none of them empty")
