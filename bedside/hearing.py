"""Which interaction model a device listens with."""

from bedside.device import Hearing
from bedside.inputs import InputError
from bedside.models import FOLDER
from bedside.understanding import Understanding


def hearing_for(locale: str) -> Hearing:
    """Language understanding for a locale: by its own model, else by its language's first one.

    English variants may share a model, as Alexa's automatically cloned locales do. InputError
    where no model speaks the language.
    """
    known = sorted(file.stem for file in FOLDER.glob("*.json"))
    if locale in known:
        return Understanding.load(locale)
    language = locale.partition("-")[0]
    shared = next((each for each in known if each.partition("-")[0] == language), None)
    if shared is None:
        raise InputError(f"no interaction model for {locale!r}: choose from {', '.join(known)}")
    return Understanding.load(shared)
