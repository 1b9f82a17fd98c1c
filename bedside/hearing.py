"""Which interaction model a device listens with."""

from collections.abc import Callable
from datetime import date

from bedside.console import InputError
from bedside.interaction_model.generator import LOCALES
from bedside.simulator.echo import Hearing
from bedside.understanding import Understanding


def hearing_for(locale: str, today: Callable[[], date] = date.today) -> Hearing:
    """Language understanding for a locale: by its own model, else by its language's first one.

    today: the day by the bed; it stays open to change, as the attribute `today` of what is given.
    InputError where no model speaks the language.
    """
    if locale in LOCALES:
        return Understanding.load(locale, today)
    language = locale.partition("-")[0]
    shared = next((each for each in LOCALES if each.partition("-")[0] == language), None)
    if shared is None:
        raise InputError(f"no interaction model for {locale!r}: choose from {', '.join(LOCALES)}")
    return Understanding.load(shared, today)
