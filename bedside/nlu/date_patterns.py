"""The patterns of a language for days and times of day, read from dates.toml and compiled."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bedside.console import read_language

KIND = re.compile(r"<(\w+)>")
FIGURE = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class DateWords:
    """The words in patterns.

    kinds: kind → word → its value. figures: kind → the form of its figures.
    """

    kinds: Mapping[str, Mapping[str, Any]]
    figures: Mapping[str, str]

    def pattern(self, text: str) -> re.Pattern[str]:
        """Compile a pattern in which <hour> matches any word or figure of that kind.

        It matches whole words; a pattern that only looks ahead matches at the beginning of a word.
        """
        return re.compile(rf"\b(?:{KIND.sub(self._any, text)})(?:(?!\w)|(?<!\w))")

    def joint(self, kinds: Sequence[str]) -> re.Pattern[str]:
        """Compile a pattern that matches the first part of a word made of one of each kind."""
        first, second = ("|".join(map(re.escape, self.kinds[kind])) for kind in kinds)
        return re.compile(rf"\b(?:{first})(?=(?:{second})\b)")

    def number(self, kind: str, found: re.Match[str]) -> int | None:
        """Return the value of the word that was found of a kind, or None."""
        word = found.groupdict().get(kind)
        if word is None:
            return None
        known = self.kinds[kind].get(word)
        return int(known if known is not None else FIGURE.findall(word)[0])

    def _any(self, kind: re.Match[str]) -> str:
        words = sorted(map(re.escape, self.kinds[kind[1]]), key=len, reverse=True)
        figure = self.figures.get(kind[1])
        return f"(?P<{kind[1]}>{'|'.join([*words, *([figure] if figure else [])])})"


@dataclass(frozen=True, slots=True)
class DatePattern:
    """One way to name a day or a time: its patterns, and the rule for their value."""

    patterns: Sequence[re.Pattern[str]]
    rule: Mapping[str, Any]

    def found(self, text: str) -> re.Match[str] | None:
        """Return the match of the first pattern that a text contains."""
        matches = (pattern.search(text) for pattern in self.patterns)
        return next((match for match in matches if match), None)


@dataclass(frozen=True, slots=True)
class DateNames:
    """All names of days and times of day in one language.

    joint: the words that another one may be joined to, if the language joins any.
    """

    words: DateWords
    joint: re.Pattern[str] | None
    denied: Sequence[re.Pattern[str]]
    days: Sequence[DatePattern]
    times: Sequence[DatePattern]

    @classmethod
    def of(cls, language: str) -> "DateNames":
        """Read the names of a language; a language without dates.toml has none."""
        read = read_language(language, "dates")
        words = DateWords(read.get("words", {}), read.get("figures", {}))
        days, times = (
            [
                DatePattern([words.pattern(say) for say in rule["say"]], rule)
                for rule in read.get(kind, ())
            ]
            for kind in ("day", "time")
        )
        compounds = read.get("compounds")
        joint = words.joint(compounds) if compounds else None
        denied = [words.pattern(each) for each in read.get("denied", ())]
        return cls(words, joint, denied, days, times)

    def opened(self, text: str) -> str:
        """Return a text with its compounds in two words: "montagabend" is "montag abend"."""
        return self.joint.sub(r"\g<0> ", text) if self.joint else text
