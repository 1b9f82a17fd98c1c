"""The homes of a language: make them for a new one, and find the gaps of a translation."""

from bedside.language.homes import ALEXA_LOCALES, HOMES, PROJECT
from bedside.language.scaffold import add_language
from bedside.language.status import AreaStatus, languages, status_of

__all__ = [
    "ALEXA_LOCALES",
    "HOMES",
    "PROJECT",
    "AreaStatus",
    "add_language",
    "languages",
    "status_of",
]
