"""The words shown in place of Alexa herself: her question for the permission, and reminders."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from bedside.console import read_language
from leg_comfort.locales import DEFAULT_LANGUAGE, language_of

ACCEPTED, DENIED, NOT_ANSWERED = "ACCEPTED", "DENIED", "NOT_ANSWERED"


@dataclass(frozen=True, slots=True)
class AlexaWords:
    """The words of one language.

    permission: Alexa's question. yes, no: how an answer to it begins. app, card: title and text of
    the card that asks for the permission. made, moved, cancelled: titles of a reminder's changes.
    """

    permission: str
    yes: Sequence[str]
    no: Sequence[str]
    app: str
    card: str
    made: str
    moved: str
    cancelled: str

    def consent_in(self, line: str) -> str:
        """Return how a line answers Alexa's question: ACCEPTED, DENIED or NOT_ANSWERED."""
        said = " ".join(line.casefold().replace("’", "'").replace(",", " ").split())
        answers = {ACCEPTED: self.yes, DENIED: self.no}
        fits = (name for name, words in answers.items() if _begins(said, words))
        return next(fits, NOT_ANSWERED)


@cache
def alexa_words(locale: str) -> AlexaWords:
    """Return the words of a locale's language, or English ones if it has none."""
    own = read_language(language_of(locale), "desk")
    return AlexaWords(**(own or read_language(DEFAULT_LANGUAGE, "desk")))


def _begins(said: str, words: Sequence[str]) -> bool:
    return any(f"{said} ".startswith(f"{each} ") for each in words)
