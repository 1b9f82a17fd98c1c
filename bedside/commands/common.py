"""Shared by several commands: the locale, the skill and its id."""

import os
from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path
from typing import TYPE_CHECKING

from bedside.console import LANGUAGES, InputError, Json, read_language, read_toml
from bedside.simulator.alexa_requests import APPLICATION_ID
from leg_comfort.locales import DEFAULT_LANGUAGE, DEFAULT_LOCALE, KNOWN_LOCALES, language_of

if TYPE_CHECKING:
    from bedside.simulator.echo import SkillHandler

CONTEXTS = ("open", "advice", "emergency")
"""The contexts in which no question is pending."""


def add_locale(parser: ArgumentParser, what: str = "") -> None:
    """Add the option --locale; what: whose locale it is, for the help."""
    shown = " ".join(filter(None, (what, f"such as en-GB (default: {DEFAULT_LOCALE})")))
    parser.add_argument("--locale", default=DEFAULT_LOCALE, help=shown)


def add_json(parser: ArgumentParser) -> None:
    """Add the option --json."""
    parser.add_argument("--json", action="store_true", help="one JSON object")


def require_locale(locale: str) -> None:
    """Raise InputError if the skill does not speak a locale."""
    if locale not in KNOWN_LOCALES:
        known = ", ".join(sorted(KNOWN_LOCALES))
        raise InputError(f"unknown locale {locale!r}: choose from {known}")


def path_named(text: str) -> Path:
    """Return the path that an argument names. Raises ArgumentTypeError if it names none."""
    if not text:
        raise ArgumentTypeError("the name is empty")
    return Path(text)


def require_folder(folder: Path) -> None:
    """Raise InputError if a folder is none, or neither can be written nor made."""
    above = next(each for each in (folder, *folder.absolute().parents) if each.exists())
    if not above.is_dir():
        raise InputError(f"{above}: is no folder")
    if not os.access(above, os.W_OK):
        raise InputError(f"{above}: cannot be written")


def require_context(context: str) -> None:
    """Raise InputError if no question has this id, and nothing else is a context of that name."""
    from leg_comfort.clinic import load_clinic

    known = (*CONTEXTS, *load_clinic().questions)
    if context not in known:
        raise InputError(f"unknown context {context!r}: choose from {', '.join(known)}")


def require_content(locale: str, *, fully: bool = False) -> None:
    """Raise the error that names it if the knowledge, a template or a file of the desk is broken.

    fully: look at the lexicon too, which takes half a second.

    The skill itself would only speak its last words.
    """
    from jinja2 import TemplateSyntaxError

    from leg_comfort.clinic import load_clinic
    from leg_comfort.nlu import load_lexicon
    from leg_comfort.speech import TemplateError, load_words

    for file in sorted((LANGUAGES / language_of(locale)).glob("*.toml")):
        read_toml(file)
    clinic = load_clinic()
    if fully:
        load_lexicon(language_of(locale), clinic.findings)
    try:
        load_words(locale).load_all()
    except TemplateSyntaxError as problem:
        raise TemplateError(f"{problem.name} ({locale}): {problem.message}") from problem


def broken_file(problem: Exception) -> str | None:
    """Return what is wrong with a file of the project; None for an error of another kind."""
    from leg_comfort.clinic import KNOWLEDGE, KnowledgeError
    from leg_comfort.nlu import LexiconError
    from leg_comfort.speech import TemplateError, templates_folder

    if isinstance(problem, KnowledgeError):
        return f"{KNOWLEDGE}/{problem}"
    if isinstance(problem, TemplateError):
        told, folder = str(problem.args[0]), str(templates_folder())
        return told if told.startswith(folder) else f"{folder}: {told}"
    return str(problem) if isinstance(problem, LexiconError) else None


def terminal_words(locale: str) -> Json:
    """Return what the terminal says of itself, in the language of a locale or in English."""
    own = read_language(language_of(locale), "terminal")
    return own or read_language(DEFAULT_LANGUAGE, "terminal")


def skill(locale: str = DEFAULT_LOCALE) -> "SkillHandler":
    """Return the skill as AWS Lambda calls it. Raises as require_content() does."""
    require_content(locale)
    from lambda_function import lambda_handler

    handler: SkillHandler = lambda_handler
    return handler


def application_id() -> str:
    """Return the id that the skill checks, if the environment sets one."""
    return os.environ.get("LEG_COMFORT_SKILL_ID") or APPLICATION_ID
