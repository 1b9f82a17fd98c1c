"""What tests need to know of a language: tests/data/languages/ has a file for each."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import textstat

from leg_comfort.locales import LOCALES, language_of

FOLDER = Path(__file__).parent / "data" / "languages"
LANGUAGES = tuple(dict.fromkeys(map(language_of, LOCALES)))
"""Every published language."""
ONE_OF_EACH = tuple(next(each for each in LOCALES if language_of(each) == n) for n in LANGUAGES)
"""A published locale of each of them."""


@dataclass(frozen=True)
class TestedLanguage:
    """One language, with the content of its file."""

    __test__ = False

    name: str
    easy: Mapping[str, Any]
    heard: Mapping[str, Any]
    figures: Mapping[str, str]
    walks: Mapping[str, Sequence[str]]
    store: Mapping[str, Any]

    def is_easy(self, text: str) -> bool:
        """Whether a text is easy to read, by the formula of the language."""
        ease = self.ease(text)
        easy = self.easy
        return bool(ease >= easy["at_least"] if "at_least" in easy else ease <= easy["at_most"])

    def ease(self, text: str) -> float:
        textstat.set_lang(self.name)
        more = (1,) if self.easy["formula"] == "wiener_sachtextformel" else ()
        return float(getattr(textstat, self.easy["formula"])(text, *more))

    def pattern(self, name: str) -> re.Pattern[str]:
        return re.compile(self.heard[name], re.IGNORECASE if name != "reminder" else 0)


@cache
def language(name: str) -> TestedLanguage:
    """Read a language, or that of a locale."""
    own = language_of(name)
    file = FOLDER / f"{own}.toml"
    return TestedLanguage(own, **tomllib.loads(file.read_text(encoding="utf-8")))
