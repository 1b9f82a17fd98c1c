"""The command `leg-comfort language`: begin a language, and see its gaps."""

import re
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from bedside.commands.common import add_json
from bedside.console import InputError, say, say_json, table
from leg_comfort.locales import LOCALES, language_of

if TYPE_CHECKING:
    from bedside.commands.language.status import AreaStatus

HELP = "begin a new language, or see the gaps of one"
SHOWN = 12
"""How many entries of an area are named, or else the files that they are in; --json names all."""
KINDS = {
    "missing": "missing",
    "same": "as in English",
    "older": "older or not sealed",
    "words": "English words",
}
"""What an area may lack, and how it is shown."""


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of the command."""
    kinds = parser.add_subparsers(title="what to do", metavar="KIND", required=True)
    add = kinds.add_parser("add", help="make all homes of a language, to be filled")
    add.add_argument("language", metavar="LANGUAGE", help="such as de")
    add.add_argument("--locale", action="append", default=[], help="such as de-DE; may be repeated")
    add.set_defaults(run=_add)
    sealing = kinds.add_parser("seal", help="note which English its lines were made from")
    sealing.description = (
        "Note the English that each line which is new or was changed was made from. Once that "
        "English has changed, `status` calls the line older, until it is changed too or named here."
    )
    sealing.add_argument("language", metavar="LANGUAGE", help="such as de")
    sealing.add_argument("ids", metavar="ID", nargs="*", help="a line that still says the same")
    sealing.set_defaults(run=_seal)
    told = "what is missing, as in English, older than it or not sealed, or has words of it"
    status = kinds.add_parser("status", help=told)
    status.description = "Exit code 1 if a published language lacks anything."
    status.add_argument("language", metavar="LANGUAGE", nargs="?", help="such as de; else all")
    add_json(status)
    status.set_defaults(run=run)


def run(arguments: Namespace) -> bool:
    """Print the gaps of one language or of all; return whether a published one has any."""
    from bedside.commands.language.status import languages, status_of

    language = arguments.language
    if language is not None:
        _require(language)
    found = {each: status_of(each) for each in ([language] if language else languages())}
    if arguments.json:
        say_json({each: {one.area: _record(one) for one in areas} for each, areas in found.items()})
    else:
        named = language is not None
        say("\n\n".join(_text(each, areas, named=named) for each, areas in found.items()))
    published = {*map(language_of, LOCALES)}
    return any(not area.complete for each in published & found.keys() for area in found[each])


def _add(arguments: Namespace) -> None:
    from bedside.commands.language.homes import PROJECT
    from bedside.commands.language.scaffold import add_language

    language = arguments.language
    written = add_language(language, arguments.locale, PROJECT)
    for path in written:
        say(str(path.relative_to(PROJECT)))
    say(
        f"\n{len(written)} files, all to be filled: leg-comfort language status {language} names "
        "what is left. To talk with it, list its locales under DRAFTS in "
        "lambda/leg_comfort/locales.py, and the time zones of their countries."
    )


def _seal(arguments: Namespace) -> None:
    from bedside.commands.language.homes import REFERENCE
    from bedside.commands.language.made_from import seal

    if arguments.language == REFERENCE:
        raise InputError(f"{REFERENCE} is what the others are made from")
    _require(arguments.language)
    say(f"{seal(arguments.language, arguments.ids)} lines sealed")


def _require(language: str) -> None:
    from bedside.commands.language.status import languages

    known = languages()
    if language not in known:
        raise InputError(f"no language {language!r} here: choose from {', '.join(known)}")


def _record(area: "AreaStatus") -> dict[str, object]:
    return {"entries": area.total, **{kind: getattr(area, kind) for kind in KINDS}}


def _text(language: str, areas: Sequence["AreaStatus"], *, named: bool) -> str:
    rows = [
        (each.area, each.total, *(len(getattr(each, kind)) for kind in KINDS)) for each in areas
    ]
    shown = table((language, "entries", *KINDS.values()), rows)
    return "\n".join([shown, *(line for each in areas if named for line in _named(each))])


def _named(area: "AreaStatus") -> Iterator[str]:
    for kind, named in KINDS.items():
        if ids := getattr(area, kind):
            yield f"\n{area.area}, {named}:"
            yield from (f"  {each}" for each in (ids if len(ids) <= SHOWN else _by_place(ids)))


def _by_place(ids: Sequence[str]) -> Iterator[str]:
    """Yield how many entries there are in each file, folder, or table where files do not matter."""
    places = Counter(re.split(r"/|: |\.(?!toml)", each)[0] for each in ids)
    yield from (f"{place}: {count}" for place, count in places.items())
