"""The apology of the safety net. It needs the words alone, so that little else can silence it."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from leg_comfort.alexa.manners import manner_of
from leg_comfort.alexa.wire import mapping_at
from leg_comfort.speech import load_words, speak

APOLOGY = "emergency.net.apology"


class Apology(NamedTuple):
    """The line that is spoken."""

    template: str = APOLOGY
    values: Mapping[str, object] = {}


def apology(locale: str, attributes: Mapping[str, Any]) -> str:
    """The apology as SSML, in the manner of the session. Raises what templates raise."""
    manner = manner_of(mapping_at(attributes, "manner"))
    return speak(load_words(locale), [Apology()], manner=manner).ssml
