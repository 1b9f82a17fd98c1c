"""Which interaction model a device listens with."""

from collections.abc import Callable
from datetime import date

from bedside.device import Hearing
from bedside.inputs import InputError
from bedside.understanding import Understanding
from leg_comfort.locales import KNOWN_LOCALES, language_of


def hearing_for(locale: str, today: Callable[[], date] = date.today) -> Hearing:
    """Language understanding for a locale: by its own model, else by its language's first one.

    today: the day by the bed; it stays open to change, as the attribute `today` of what is given.
    InputError where no model speaks the language.
    """
    if locale in KNOWN_LOCALES:
        return Understanding.load(locale, today)
    same = (each for each in KNOWN_LOCALES if language_of(each) == language_of(locale))
    shared = next(same, None)
    if shared is None:
        known = ", ".join(KNOWN_LOCALES)
        raise InputError(f"no interaction model for {locale!r}: choose from {known}")
    return Understanding.load(shared, today)
