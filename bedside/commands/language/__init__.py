"""The command `leg-comfort language`: begin a language, and see its gaps."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from bedside.commands.common import add_json
from bedside.console import InputError, say, say_json, table
from leg_comfort.locales import LOCALES, language_of

if TYPE_CHECKING:
    from bedside.commands.language.status import AreaStatus

HELP = "begin a new language, or see the gaps of one"
SHOWN = 12
"""How many entries of an area are named; --json names them all."""


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of the command."""
    kinds = parser.add_subparsers(title="what to do", metavar="KIND", required=True)
    add = kinds.add_parser("add", help="make all homes of a language, to be filled")
    add.add_argument("language", metavar="LANGUAGE", help="such as de")
    add.add_argument("--locale", action="append", default=[], help="such as de-DE; may be repeated")
    add.set_defaults(run=_add)
    status = kinds.add_parser("status", help="what is missing or still equal to English")
    status.description = "Exit code 1 if a published language lacks anything."
    status.add_argument("language", metavar="LANGUAGE", nargs="?", help="such as de; else all")
    add_json(status)
    status.set_defaults(run=run)


def run(arguments: Namespace) -> bool:
    """Print the gaps of one language or of all; return whether a published one has any."""
    from bedside.commands.language.status import languages, status_of

    language, known = arguments.language, languages()
    if language is not None and language not in known:
        raise InputError(f"no language {language!r} here: choose from {', '.join(known)}")
    found = {each: status_of(each) for each in ([language] if language else known)}
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


def _record(area: "AreaStatus") -> dict[str, object]:
    return {"entries": area.total, "missing": area.missing, "same": area.same}


def _text(language: str, areas: Sequence["AreaStatus"], *, named: bool) -> str:
    rows = [(each.area, each.total, len(each.missing), len(each.same)) for each in areas]
    shown = table((language, "entries", "missing", "as in English"), rows)
    return "\n".join([shown, *(line for each in areas if named for line in _named(each))])


def _named(area: "AreaStatus") -> Iterator[str]:
    for kind, ids in (("missing", area.missing), ("as in English", area.same)):
        if ids:
            yield f"\n{area.area}, {kind}:"
            yield from (f"  {each}" for each in ids[:SHOWN])
            yield from [f"  and {len(ids) - SHOWN} more"] if ids[SHOWN:] else []
