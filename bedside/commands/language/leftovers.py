"""Find words of the reference's language that were left in what another language says or hears.

A text that equals the reference's is found by comparing. Here a single word of it is enough: one
of those in leftovers.toml that is no word of the language, and no part of a name.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

from bedside.commands.language.homes import (
    CONVERSATIONS,
    DESK,
    MODEL_AREA,
    NOT_TRANSLATED,
    PROJECT,
    TO_BE_WRITTEN,
    Home,
    locales_of,
)
from bedside.console import Json, read_toml

DATA = Path(__file__).with_name("leftovers.toml")
HEARD = frozenset({"reading", MODEL_AREA, DESK})
"""Areas of what people say, but for their lines: those are said or shown."""
_CODE = re.compile(
    r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|\{\w+\}|</?[^>]*>|@\w+|\w*_\w*|https?://\S+", re.DOTALL
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SPOKEN = re.compile(r"(?:you|alexa): (?!\()(.*)")
"""A line of a transcript with words; what a person does stands in brackets."""
_DOCUMENTS = frozenset({".md", ".ssml", ".txt"})
_OURS = frozenset({*NOT_TRANSLATED, "summary.txt", "made_from.txt"})
_CODE_KEYS = frozenset({"as", "add", "back", "findings"})
"""Keys of values that are code, in any language, in what is heard."""


def leftovers_in(home: Home, language: str, root: Path = PROJECT) -> Iterator[str]:
    """Yield each entry of a language and its locales with such words, and the words."""
    for place in (language, *locales_of(language, root)):
        folder = home.of(place, root)
        if home.area in HEARD and place in _data_file()["mixed"]["anything_in"]:
            continue
        for file in sorted(folder.rglob("*")):
            name = file.relative_to(folder.parent).as_posix()
            heard = _is_heard(home, file)
            for where, texts in _by_place(home, file).items():
                if found := foreign_words("\n".join(texts), language, heard=heard):
                    yield f"{name}: {where}: {', '.join(found)}"


def may_be_as_in_reference() -> frozenset[str]:
    """Return the entries that name the same thing in every language."""
    return frozenset(_data_file()["international"])


def foreign_words(text: str, language: str, *, heard: bool = False) -> list[str]:
    """Return the words of the reference's language in a text, each once, if there are any.

    heard: whether it is what people say, who mix languages, and not what is said to them.
    """
    words, names = _data(language, heard)
    plain = names.sub(" ", _CODE.sub(" ", text))
    said = (word.replace("’", "'").casefold() for word in _WORD.findall(plain))
    return list(dict.fromkeys(word for word in said if word in words))


@cache
def _data(language: str, heard: bool) -> tuple[frozenset[str], re.Pattern[str]]:
    """Return the words that tell, and the names that may hold them."""
    data = _data_file()
    words = {word for each in data["words"].values() for word in each.split()}
    names = "|".join(map(re.escape, sorted(data["names"], key=len, reverse=True)))
    tables = (data["also"], data["mixed"]) if heard else (data["also"],)
    known = {word for table in tables for word in table.get(language, "").split()}
    return frozenset(words - known), re.compile(names, re.IGNORECASE)


def _is_heard(home: Home, file: Path) -> bool:
    return home.area in HEARD and not any(fnmatch(file.name, line) for line in home.lines)


def _by_place(home: Home, file: Path) -> Mapping[str, Sequence[str]]:
    """Return the texts of a file by the key or the line where they stand."""
    found: dict[str, list[str]] = {}
    if file.suffix == ".toml":
        code = _CODE_KEYS if _is_heard(home, file) else frozenset[str]()
        for where, text in _values(read_toml(file), code):
            if not f"{file.name}: {where}".startswith(_kept()):
                found.setdefault(where, []).append(text)
    elif file.suffix in _DOCUMENTS and file.name not in _OURS:
        text = file.read_text(encoding="utf-8")
        if not text.startswith(TO_BE_WRITTEN):
            lines = _lines(text, transcript=home.area == CONVERSATIONS)
            found.update(() if file.name.startswith(_kept()) else lines)
    return found


def _lines(text: str, *, transcript: bool) -> Iterator[tuple[str, list[str]]]:
    for number, line in enumerate(text.splitlines(), 1):
        spoken = _SPOKEN.match(line)
        if spoken or not transcript:
            yield f"line {number}", [spoken[1] if spoken else line]


def _values(value: object, code: frozenset[str], above: str = "") -> Iterator[tuple[str, str]]:
    """Yield the texts of a value; a key with a number is a word of the language, too.

    code: keys of values that are none.
    """
    if isinstance(value, str):
        yield above.removesuffix("."), value
    elif isinstance(value, list):
        for each in value:
            yield from _values(each, code, above)
    elif isinstance(value, Mapping):
        for key, each in value.items():
            if key not in code:
                yield from _values(each, code, f"{above}{key}.")
            if isinstance(each, int | float) and not isinstance(each, bool):
                yield above.removesuffix("."), key


@cache
def _kept() -> tuple[str, ...]:
    """Return the beginnings of the places that are code, or English in every language."""
    return tuple(_data_file()["kept"])


@cache
def _data_file() -> Json:
    return read_toml(DATA)
