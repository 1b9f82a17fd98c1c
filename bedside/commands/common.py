"""Shared by several commands: the locale, the skill and its id."""

import os
from argparse import ArgumentParser
from typing import TYPE_CHECKING

from bedside.console import InputError, Json, read_language
from bedside.simulator.alexa_requests import APPLICATION_ID
from leg_comfort.locales import DEFAULT_LANGUAGE, DEFAULT_LOCALE, KNOWN_LOCALES, language_of

if TYPE_CHECKING:
    from bedside.simulator.echo import SkillHandler


def add_locale(parser: ArgumentParser) -> None:
    """Add the option --locale."""
    shown = f"such as en-GB (default: {DEFAULT_LOCALE})"
    parser.add_argument("--locale", default=DEFAULT_LOCALE, help=shown)


def add_json(parser: ArgumentParser) -> None:
    """Add the option --json."""
    parser.add_argument("--json", action="store_true", help="one JSON object")


def require_locale(locale: str) -> None:
    """Raise InputError if the skill does not speak a locale."""
    if locale not in KNOWN_LOCALES:
        known = ", ".join(sorted(KNOWN_LOCALES))
        raise InputError(f"unknown locale {locale!r}: choose from {known}")


def terminal_words(locale: str) -> Json:
    """Return what the terminal says of itself, in the language of a locale or in English."""
    own = read_language(language_of(locale), "terminal")
    return own or read_language(DEFAULT_LANGUAGE, "terminal")


def skill() -> "SkillHandler":
    """Return the skill as AWS Lambda calls it."""
    from lambda_function import lambda_handler

    handler: SkillHandler = lambda_handler
    return handler


def application_id() -> str:
    """Return the id that the skill checks, if the environment sets one."""
    return os.environ.get("LEG_COMFORT_SKILL_ID") or APPLICATION_ID
