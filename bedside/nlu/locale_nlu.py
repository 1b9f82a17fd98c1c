"""The nlu of each locale, loaded when it is first used."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from bedside.console import InputError
from bedside.interaction_model import load_model
from bedside.interaction_model.phrases import PROJECT
from bedside.nlu.conflicts import Conflict, conflicts_of
from bedside.nlu.trained_nlu import TrainedNlu, Understood
from leg_comfort.locales import KNOWN_LOCALES, language_of

TRAINED = PROJECT / "build" / "learnt"
"""The folder of trained models."""


@dataclass(frozen=True, slots=True)
class LocaleNlu:
    """The nlu of one locale. Its model is loaded at the first use, once in a process."""

    locale: str

    def understand(self, text: str, context: str = "open", today: date | None = None) -> Understood:
        """Return the intent that Alexa would send for a text; see `TrainedNlu.understand`."""
        return self.load().understand(text, context, today)

    def load(self) -> TrainedNlu:
        """Load the model now, if it is not loaded yet."""
        return _load(self.locale)


def nlu_for(locale: str) -> LocaleNlu:
    """Return the nlu of a locale; a locale without a model uses the first one of its language.

    Raises InputError if there is no model for the language.
    """
    if locale in KNOWN_LOCALES:
        return LocaleNlu(locale)
    same = (each for each in KNOWN_LOCALES if language_of(each) == language_of(locale))
    shared = next(same, None)
    if shared is None:
        known = ", ".join(KNOWN_LOCALES)
        raise InputError(f"no interaction model for {locale!r}: choose from {known}")
    return LocaleNlu(shared)


def conflicts_in(locale: str) -> list[Conflict]:
    """Return the conflicts of the model of a locale."""
    return conflicts_of(load_model(locale), language_of(locale))


@cache
def _load(locale: str) -> TrainedNlu:
    return TrainedNlu.of(load_model(locale), locale, TRAINED)
