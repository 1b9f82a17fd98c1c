"""Where the templates lie and what stands in them: TOML files, a region's laid over its language's.

The id of a line is file stem, table and key: `[overexertion] name = "…"` in causes.toml is
`causes.overexertion.name`. The file regions.toml is no line: its [region] table is what
templates see as `region`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from leg_comfort.locales import LANGUAGES_FOLDER

from .errors import TemplateError
from .filters import Grammar, grammar_of

DEFAULT_LOCALE = "en-US"
REGIONS = "regions"

Table = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Sources:
    """All of one locale, uncompiled.

    lines: id → its wordings (Jinja source), at least one. region: key → plain text.
    """

    locale: str
    lines: Mapping[str, Sequence[str]]
    region: Mapping[str, str]
    grammar: Grammar


def templates_folder() -> Path:
    """Find speech_templates: beside the package in the Lambda, at the root of a checkout."""
    above = Path(__file__).resolve().parents
    places = [above[2] / "speech_templates", above[3] / "speech_templates"]
    for place in places:
        if place.is_dir():
            return place
    raise FileNotFoundError(f"no speech_templates at {places[0]} or {places[1]}")


def supported_locales(folder: Path | None = None) -> tuple[str, ...]:
    """List the locales that have a folder of their own, such as en-GB, in order."""
    folders = (folder or templates_folder()).iterdir()
    return tuple(sorted(each.name for each in folders if each.is_dir() and "-" in each.name))


def closest_locale(locale: str, folder: Path) -> str:
    """Settle for what is there: the locale, else its language, else en-US."""
    there = {each.name for each in folder.iterdir()}
    language = locale.partition("-")[0]
    if language not in there:
        return DEFAULT_LOCALE
    return locale if locale in there else language


def read_sources(locale: str, folder: Path | None = None) -> Sources:
    """Read all lines of a locale, or of the closest one there is.

    Raises TemplateError where a file is not TOML or a value is no wording.
    """
    root = folder or templates_folder()
    chosen = closest_locale(locale, root)
    language = chosen.partition("-")[0]
    lines: dict[str, Sequence[str]] = {}
    region: dict[str, str] = {}
    for layer in dict.fromkeys((language, chosen)):
        for file in sorted((root / layer).glob("*.toml")):
            if file.stem == REGIONS:
                region |= _region(file)
            else:
                lines |= _lines(_read(file), file.stem)
    return Sources(chosen, lines, region, _grammar(language))


def _grammar(language: str) -> Grammar:
    file = LANGUAGES_FOLDER / language / "grammar.toml"
    if not file.is_file():
        raise TemplateError(f"{language}: no such language in {LANGUAGES_FOLDER.name}/")
    content = _read(file)
    return grammar_of(
        {
            "numbers": content["numbers"]["words"],
            **content["lists"],
            "calendar": content["calendar"],
        }
    )


def _read(file: Path) -> Table:
    import tomllib  # Not at the top: what is compiled never needs it, and it costs 5 ms.

    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as problem:
        raise TemplateError(f"{file}: {problem}") from problem


def _region(file: Path) -> Mapping[str, str]:
    content = _read(file)
    region = content.get("region", {})
    if set(content) - {"region"} or not all(isinstance(text, str) for text in region.values()):
        raise TemplateError(f"{file}: only a [region] table of plain text belongs here")
    return dict(region)


def _lines(table: Table, prefix: str) -> dict[str, Sequence[str]]:
    return dict(_walk(table, prefix))


def _walk(table: Table, prefix: str) -> Iterator[tuple[str, Sequence[str]]]:
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
