"""The command `leg-comfort model`: conflicts, what it makes of a sentence, and its files."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING

from bedside.commands.common import (
    add_json,
    add_locale,
    require_content,
    require_context,
    require_locale,
    terminal_words,
)
from bedside.console import InputError, notice, say, say_json, table
from leg_comfort.locales import KNOWN_LOCALES

if TYPE_CHECKING:
    from bedside.nlu import Explanation

HELP = "check an interaction model, or explain what it makes of a sentence"


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of the command."""
    kinds = parser.add_subparsers(title="what to do", metavar="KIND", required=True)
    check = kinds.add_parser("conflicts", help="utterances that a model contradicts itself about")
    check.description = "Exit code 1 if there are any."
    check.add_argument("--locale", help="such as en-GB (default: all)")
    add_json(check)
    check.set_defaults(run=run)
    explain = kinds.add_parser("explain", help="which intents, slots and ids a sentence can reach")
    explain.add_argument("sentence", metavar="SENTENCE")
    explain.add_argument("--context", default="open", help="the id of the pending question")
    add_locale(explain)
    add_json(explain)
    explain.set_defaults(run=_explain)
    learn = kinds.add_parser("learn", help="learn what sentences mean, unless that is done")
    add_locale(learn)
    learn.set_defaults(run=_learn)
    write = kinds.add_parser("write", help="write the models for Amazon's console, with summaries")
    write.set_defaults(run=_write)


def run(arguments: Namespace) -> bool:
    """Print the conflicts of one locale or of all; return whether there are any."""
    from bedside.nlu import conflicts_in

    if arguments.locale is not None:
        require_locale(arguments.locale)
    locales = [arguments.locale] if arguments.locale else sorted(KNOWN_LOCALES)
    found = {locale: conflicts_in(locale) for locale in locales}
    if arguments.json:
        say_json(
            {
                locale: [
                    {"kind": each.kind, "utterance": each.utterance, "owners": [*each.owners]}
                    for each in conflicts
                ]
                for locale, conflicts in found.items()
            }
        )
    else:
        rows = (
            (locale, each.kind, each.utterance, "; ".join(each.owners))
            for locale, conflicts in found.items()
            for each in conflicts
        )
        say(table(("locale", "conflict", "utterance", "belongs to"), rows))
        say(f"\n{sum(map(len, found.values()))} conflicts in {len(found)} locales")
    return any(found.values())


def _explain(arguments: Namespace) -> None:
    from bedside.nlu import explained

    require_locale(arguments.locale)
    require_context(arguments.context)
    if not arguments.sentence.strip():
        raise InputError("the sentence is empty")
    found = explained(arguments.sentence, arguments.context, arguments.locale)
    if arguments.json:
        say_json(found.as_json())
    else:
        say("\n".join(_lines(found)))


def _learn(arguments: Namespace) -> None:
    from bedside.nlu import nlu_for

    require_locale(arguments.locale)
    require_content(arguments.locale, fully=True)
    nlu = nlu_for(arguments.locale)
    if not nlu.kept:
        notice(terminal_words(arguments.locale)["learning"])
    nlu.load()


def _write(_: Namespace) -> None:
    from bedside.packaging.skill_package import write_models

    for name in write_models():
        say(name)


def _lines(found: "Explanation") -> Iterator[str]:
    yield f"heard    {found.said}"
    yield f"arrives  {found.intent}{_slots(found.slots)}"
    yield f"because  {found.reason}"
    if found.reaches:
        rows = ((each["intent"], each["sample"], _slots(each["slots"])) for each in found.reaches)
        yield "\n" + table(("can reach", "by the sample", "with"), rows)


def _slots(slots: object) -> str:
    named = slots.items() if isinstance(slots, dict) else ()
    return "".join(f"  {name} = {value}" for name, value in named)
