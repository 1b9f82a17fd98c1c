"""The texts of the store, the testers and the documents, filled with facts from elsewhere."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from jinja2 import Environment, StrictUndefined

from bedside.console import read_toml
from bedside.interaction_model import invocation_name
from bedside.packaging.skill_deployment import (
    TEXTS,
    Deployment,
    backup_days,
    default_log_days,
    settings,
)
from leg_comfort.locales import LOCALES, language_of
from leg_comfort.memory import CONVERSATION_LIFETIME, NIGHT_LIFETIME, PREFERENCES_LIFETIME
from leg_comfort.speech import load_words

DOCUMENTS = ("privacy.md", "terms.md")

_environment = Environment(  # noqa: S701 - plain text and Markdown, no markup to escape
    undefined=StrictUndefined, keep_trailing_newline=True
)


def store_texts(locale: str) -> dict[str, Any]:
    """Return name, summary, description, examples, keywords, testing and country of a locale.

    Raises jinja2's UndefinedError if a text names an unknown fact.
    """
    given = {"region": load_words(locale).region, "invocation": invocation_name(locale)}
    return {name: _all_filled(text, given) for name, text in _written(locale).items()}


def document(name: str, deployment: Deployment, language: str) -> str:
    """Return the privacy policy or the terms of a deployment in a language, as Markdown."""
    text = (TEXTS / language / name).read_text(encoding="utf-8")
    return _filled(text, _facts(deployment, language))


def _facts(deployment: Deployment, language: str) -> dict[str, Any]:
    said = {name: deployment.said(name) for name in settings()["deployer"]}
    return {
        **said,
        "diary": deployment.diary,
        "regions": ", ".join(deployment.aws_regions) or settings()["no_region"],
        "days": _days(deployment),
        "emergency": [
            (store_texts(locale)["country"], load_words(locale).region["emergency_digits"])
            for locale in LOCALES
            if language_of(locale) == language
        ],
    }


def _days(deployment: Deployment) -> dict[str, int]:
    chosen = deployment.log_days
    return {
        "preferences": PREFERENCES_LIFETIME.days,
        "night": NIGHT_LIFETIME.days,
        "minutes": CONVERSATION_LIFETIME // timedelta(minutes=1),
        "log": default_log_days() if chosen is None else chosen,
        "backup": backup_days(),
    }


def _written(locale: str) -> dict[str, Any]:
    """Return the language's texts, overlaid with the locale's; keywords are added up."""
    path = TEXTS / language_of(locale) / "store.toml"
    texts = read_toml(path)
    own = texts.pop("locale")[locale]
    more = own.pop("keywords", [])
    return {**texts, **own, "keywords": [*texts["keywords"], *more]}


def _all_filled(text: str | list[str], given: Mapping[str, Any]) -> str | list[str]:
    if isinstance(text, list):
        return [_filled(each, given) for each in text]
    return _filled(text, given)


def _filled(text: str, given: Mapping[str, Any]) -> str:
    return _environment.from_string(text).render(given)
