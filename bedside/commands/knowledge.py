"""Print the medical content with its sources, or write it as a page, for review."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from bedside.commands.common import add_json, add_locale, path_named, require_locale
from bedside.commands.language import homes
from bedside.console import InputError, say, say_json
from leg_comfort.locales import DEFAULT_LOCALE, KNOWN_LOCALES, language_of, usual_country

if TYPE_CHECKING:
    from bedside.commands.knowledge_history import ContentChanges
    from bedside.commands.knowledge_words import SpokenWords
    from bedside.evaluation.transcripts.transcript import Transcript
    from leg_comfort.clinic import Clinic

HELP = "the medical content, with its sources"
CONVERSATIONS = "tests/conversations"


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.description = "The whole medical content with its sources, for review."
    add_locale(parser)
    parser.add_argument(
        "--language", help="another language beside English, such as de; its locale by --locale"
    )
    parser.add_argument(
        "--country", help="whose numbers are named, such as GB (default: the locale's)"
    )
    add_json(parser)
    parser.add_argument(
        "--html", type=path_named, metavar="FILE", help="write it as one page, to be printed"
    )
    parser.add_argument(
        "--since", metavar="REVISION", help="mark on the page what changed since then"
    )
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> None:
    """Print the review sheet or the same content as one JSON object, or write the page."""
    from bedside.commands import knowledge_sheet
    from leg_comfort.clinic import load_clinic

    _choose_locale(arguments)
    _require_one_form(arguments)
    clinic = load_clinic()
    if arguments.json:
        say_json(knowledge_sheet.as_json(clinic), indent=1)
    elif arguments.html:
        _write_page(arguments, clinic)
    else:
        from bedside.commands.knowledge_content import content_of

        content = content_of(clinic, _words(arguments), _transcripts())
        say(knowledge_sheet.as_text(content))


def _require_one_form(arguments: Namespace) -> None:
    for name in ("html", "country", "language"):
        if arguments.json and getattr(arguments, name):
            raise InputError(f"--json and --{name}: choose one")
    if arguments.since is not None and not arguments.html:
        raise InputError("--since needs --html FILE")


def _write_page(arguments: Namespace, clinic: "Clinic") -> None:
    from bedside.commands.knowledge_content import content_of
    from bedside.commands.knowledge_page import as_page

    words, changes = _words(arguments), _changes(arguments)
    content = content_of(clinic, words, _transcripts(), changes)
    shown = [each.locale for each in words]
    page = as_page(content, words[0].country, shown, arguments.since)
    try:
        arguments.html.write_text(page, encoding="utf-8")
    except OSError as problem:
        raise InputError(f"{arguments.html}: {problem.strerror or problem}") from problem


def _choose_locale(arguments: Namespace) -> None:
    """Have a language without a locale of its own read in its first one."""
    require_locale(arguments.locale)
    language = arguments.language
    if language is None or language == language_of(arguments.locale):
        return
    own = [each for each in KNOWN_LOCALES if language_of(each) == language]
    if not own or arguments.locale != DEFAULT_LOCALE:
        known = ", ".join(dict.fromkeys(map(language_of, KNOWN_LOCALES)))
        raise InputError(f"{language!r} and {arguments.locale}: choose a language from {known}")
    arguments.locale = own[0]


def _words(arguments: Namespace) -> "list[SpokenWords]":
    """Return the words of the locale; those of English go before another language's."""
    from bedside.commands.knowledge_words import SpokenWords

    country = arguments.country or usual_country(arguments.locale)
    locales = [arguments.locale]
    if arguments.language not in (None, homes.REFERENCE):
        locales.insert(0, homes.REFERENCE)
    words = [SpokenWords(locale, country) for locale in locales]
    known = words[-1].known_countries
    if country not in known:
        raise InputError(f"unknown country {country!r}: choose from {', '.join(known)}")
    return words


def _transcripts() -> "list[Transcript]":
    """Return the project's transcripts; none where the command is installed without them."""
    from bedside.evaluation.transcripts.report import read_folder

    folder = homes.PROJECT / CONVERSATIONS
    return read_folder(folder) if folder.is_dir() else []


def _changes(arguments: Namespace) -> "ContentChanges | None":
    if arguments.since is None:
        return None
    from bedside.commands.knowledge_history import ContentChanges, read_text, text_at
    from leg_comfort.clinic import KNOWLEDGE
    from leg_comfort.speech import templates_folder

    now = read_text(KNOWLEDGE, templates_folder(), arguments.locale)
    return ContentChanges(text_at(homes.PROJECT, arguments.since, arguments.locale), now)
