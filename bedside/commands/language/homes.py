"""Where the files of a language stand, and which of their keys every language needs."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bedside.console import read_toml
from bedside.labels import reference_labels
from leg_comfort.locales import DEFAULT_LANGUAGE, KNOWN_LOCALES, language_of

PROJECT = Path(__file__).resolve().parents[3]
REFERENCE = DEFAULT_LANGUAGE
"""The language that the others are measured against."""

ALEXA_LOCALES = (
    *("ar-SA", "de-DE", "en-AU", "en-CA", "en-GB", "en-IN", "en-US", "es-ES", "es-MX", "es-US"),
    *("fr-CA", "fr-FR", "hi-IN", "it-IT", "ja-JP", "nl-NL", "pt-BR"),
)
"""Every locale that Alexa has a language model for."""

ALL_KEYS = 99
CONVERSATIONS = "conversations"
CORPUS = "corpus"
DESK = "desk"
TO_BE_WRITTEN = "<!-- to be written"
"""How a document begins that nobody has translated yet."""
COUNTRIES = "speech_templates/{language}/countries"
MODEL, MODEL_AREA = "interaction_models/phrases", "interaction model"
KNOWLEDGE = "lambda/leg_comfort/clinic/knowledge"
NOT_TRANSLATED = frozenset({"README.md"})

TomlTree = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Home:
    """One folder that holds a folder for each language.

    area: its name in reports. depth: down to which depth keys are ids that every language needs;
    deeper ones are words of the language. by_file: whether the file is part of an id, too; if not,
    a language may divide its content among files as it likes. lines: the files of it that are
    translated line by line; all else is written anew for the people of a language. own_keys:
    tables whose keys are words of the language, and which a language may leave empty. ids: keys
    of values that hold ids, and are the same in every language. labels: whether it holds those of
    the knowledge, which has the reference's itself.
    """

    area: str
    folder: str
    depth: int = ALL_KEYS
    by_file: bool = True
    lines: tuple[str, ...] = ()
    own_keys: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    labels: bool = False

    def of(self, language: str, root: Path) -> Path:
        """Return the folder of a language."""
        return root / self.folder / language


HOMES = (
    Home(
        "reading",
        "lambda/leg_comfort/languages",
        depth=2,
        by_file=False,
        lines=("last_words.ssml",),
        own_keys=("groups", "unsaid", "spelling.endings", "numbers.ago"),
        ids=("findings",),
    ),
    Home("speech", "speech_templates", lines=("*.toml",)),
    Home(MODEL_AREA, MODEL),
    Home(
        DESK,
        "bedside/languages",
        depth=2,
        lines=("page.toml", "terminal.toml", "desk.toml", "labels.toml", "notes.toml"),
        own_keys=("endings", "reading.whole"),
        labels=True,
    ),
    Home("store", "infra/languages", lines=("*",)),
    Home(CONVERSATIONS, "tests/conversations"),
)


def locales_of(language: str, root: Path) -> tuple[str, ...]:
    """Return the locales of a language: those listed, and those with a folder of phrases."""
    folders = (each.name for each in sorted((root / MODEL).glob(f"{language}-*")))
    listed = (each for each in KNOWN_LOCALES if language_of(each) == language)
    return tuple(dict.fromkeys((*listed, *folders)))


def country_of_locale(locale: str) -> str:
    """Return the usual country of a locale, listed or not."""
    return KNOWN_LOCALES.get(locale) or locale.partition("-")[2]


def toml_files(home: Home, language: str, root: Path) -> Iterator[tuple[Path, TomlTree]]:
    """Read the TOML files of a language by their path in its folder, except those of countries."""
    folder = home.of(language, root)
    for file in sorted(folder.rglob("*.toml")):
        if file.parent.name != Path(COUNTRIES).name:
            yield file.relative_to(folder), read_toml(file)
    if home.labels and language == REFERENCE:
        for name, content in reference_labels(root / KNOWLEDGE).items():
            yield Path(name), content


def countries_of(language: str, root: Path) -> dict[str, TomlTree]:
    """Return the words of every country that a language has, by the country's code."""
    files = sorted((root / COUNTRIES.format(language=language)).glob("*.toml"))
    return {file.stem: read_toml(file) for file in files}


def documents(folder: Path) -> dict[str, str]:
    """Return the text of every other file of a folder that is translated, by its path."""
    files = (file for file in sorted(folder.rglob("*")) if file.suffix in {".md", ".ssml"})
    return {
        str(file.relative_to(folder)): file.read_text(encoding="utf-8")
        for file in files
        if file.name not in NOT_TRANSLATED
    }


def corpus(folder: Path) -> dict[str, str]:
    """Return the sentences of the corpus in a folder, those of all its hands, by intent."""
    found: dict[str, str] = {}
    for file in sorted((folder / CORPUS).glob("*/*.txt")):
        intent = f"{CORPUS}/{file.name}"
        found[intent] = found.get(intent, "") + file.read_text(encoding="utf-8")
    return found


def entries(home: Home, language: str, root: Path, locales: Collection[str] = ()) -> dict[str, Any]:
    """Return what the TOML files of a language hold, by id, down to the home's depth.

    locales: those that tables of single locales are given to instead of their own, if any.
    """
    trees: dict[str, dict[str, Any]] = {}
    for file, content in toml_files(home, language, root):
        place = file if home.by_file else file.parent
        _merge(trees.setdefault(place.as_posix(), {}), with_locales(content, locales))
    return {
        f"{place}: {id_}" if place != "." else id_: value
        for place, tree in trees.items()
        for id_, value in _cut(tree, home)
    }


def texts_of(
    home: Home, language: str, root: Path, locales: Collection[str] = ()
) -> dict[str, Any]:
    """Return a language's entries, documents (no text if to be written) and corpus, by id."""
    folder = home.of(language, root)
    written = {
        name: "" if text.startswith(TO_BE_WRITTEN) else text
        for name, text in documents(folder).items()
    }
    return {**entries(home, language, root, locales), **written, **corpus(folder)}


def words_in(value: object) -> str:
    """Return all words and numbers of a TOML value; a key counts if anything stands under it."""
    return " ".join(_pieces(value))


def _pieces(value: object) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, each in value.items():
            if said := words_in(each):
                yield from (key, said)
    elif isinstance(value, list):
        for each in value:
            yield from _pieces(each)
    elif value is not None and not isinstance(value, bool):
        yield from [str(value)] if str(value).strip() else []


def with_locales(content: TomlTree, locales: Collection[str]) -> TomlTree:
    """Return content with its tables of single locales given to other locales, if there are any."""
    tables = content.get("locale")
    if not locales or not isinstance(tables, Mapping):
        return content
    first = next(iter(tables.values()))
    return {**content, "locale": dict.fromkeys(locales, first)}


def _merge(into: dict[str, Any], more: TomlTree) -> None:
    for key, value in more.items():
        if isinstance(value, Mapping):
            _merge(into.setdefault(key, {}), value)
        elif isinstance(value, list):
            into[key] = [*into.get(key, []), *value]
        else:
            into[key] = value


def _cut(tree: TomlTree, home: Home, above: tuple[str, ...] = ()) -> Iterator[tuple[str, Any]]:
    for key, value in tree.items():
        parts = (*above, key)
        id_ = ".".join(parts)
        if isinstance(value, Mapping) and len(parts) < home.depth and id_ not in home.own_keys:
            yield from _cut(value, home, parts)
        else:
            yield id_, _without_ids(value, home)


def _without_ids(value: object, home: Home) -> object:
    """Return a value without what is the same in every language, if it is a table."""
    if not isinstance(value, Mapping):
        return value
    return {key: each for key, each in value.items() if key not in home.ids}
