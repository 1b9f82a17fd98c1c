"""Shared by several commands: the locale, the skill and its id."""

import os
from argparse import ArgumentParser
from typing import TYPE_CHECKING

from bedside.console import InputError
from bedside.simulator.alexa_requests import APPLICATION_ID

if TYPE_CHECKING:
    from bedside.simulator.echo import Handler

LOCALE = "en-US"
"""The default, and the locale that cases and labelled sentences are written in."""


def add_locale(parser: ArgumentParser) -> None:
    """Add the option --locale."""
    parser.add_argument("--locale", default=LOCALE, help="such as en-GB (default: en-US)")


def add_json(parser: ArgumentParser) -> None:
    """Add the option --json."""
    parser.add_argument("--json", action="store_true", help="one JSON object")


def require_locale(locale: str) -> None:
    """Raise InputError if the skill does not speak a locale."""
    from leg_comfort.speech import supported_locales
    from leg_comfort.speech.sources import DEFAULT_LOCALE

    known = sorted({DEFAULT_LOCALE, *supported_locales()})
    if locale not in known:
        raise InputError(f"unknown locale {locale!r}: choose from {', '.join(known)}")


def skill() -> "Handler":
    """Return the skill as AWS Lambda calls it."""
    from lambda_function import lambda_handler

    handler: Handler = lambda_handler
    return handler


def application_id() -> str:
    """Return the id that the skill checks, if the environment sets one."""
    return os.environ.get("LEG_COMFORT_SKILL_ID") or APPLICATION_ID
