"""Print the medical content with its sources, for review."""

from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from bedside.commands.common import add_json, add_locale, require_locale
from bedside.console import say, say_json

if TYPE_CHECKING:
    from leg_comfort.speech import Words

HELP = "the medical content, with its sources"
EXAMPLE_NIGHT = datetime(2026, 1, 15, 3)
"""The night whose reminder is named in lines that offer one."""


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.description = "The whole medical content with its sources, for review."
    add_locale(parser)
    add_json(parser)
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> None:
    """Print the review sheet, or the same content as one JSON object."""
    from bedside.commands import knowledge_sheet
    from leg_comfort.clinic import load_clinic
    from leg_comfort.speech import load_words

    require_locale(arguments.locale)
    clinic = load_clinic()
    if arguments.json:
        say_json(knowledge_sheet.as_json(clinic), indent=1)
    else:
        words = load_words(arguments.locale)
        acts = _texts(words, {flag: f"emergency.{flag}.act" for flag in clinic.red_flags})
        questions = _texts(words, {id_: f"ask.{id_}.full" for id_ in clinic.questions})
        countries = {
            line.id: _country_words(words.in_country(line.country).region, line.key)
            for line in clinic.countries.values()
        }
        say(knowledge_sheet.as_text(clinic, acts, questions, countries))


def _country_words(region: Mapping[str, str], key: str) -> str:
    """Return the words of a country's line, and the digits that are shown for it, if any."""
    shown = region.get(f"{key.removesuffix('_line').removesuffix('_number')}_digits", "")
    return " / ".join(filter(None, (region.get(key, ""), shown)))


def _texts(words: "Words", lines: Mapping[str, str]) -> dict[str, str]:
    """Return the spoken text for each id; an id whose line does not exist is left out."""
    from leg_comfort.conversation import proposed_time, reminder_values

    values = reminder_values(proposed_time(EXAMPLE_NIGHT), EXAMPLE_NIGHT.date())
    return {id_: words.text(line, values) for id_, line in lines.items() if words.has(line)}
