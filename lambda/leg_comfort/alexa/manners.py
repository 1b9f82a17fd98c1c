"""How the session says that a person likes it spoken, as speech takes it."""

from collections.abc import Collection, Mapping
from typing import Any

from leg_comfort.speech import Manner

RATES = frozenset({"x-slow", "slow", "medium", "fast", "x-fast"})
VOLUMES = frozenset({"x-soft", "soft", "medium", "loud", "x-loud"})


def manner_of(wishes: Mapping[str, Any]) -> Manner:
    """The manner of whisper, rate and volume; whatever is not one of Alexa's words is medium."""
    return Manner(
        whisper=wishes.get("whisper") is True,
        rate=_known(wishes.get("rate"), RATES),
        volume=_known(wishes.get("volume"), VOLUMES),
    )


def _known(value: object, words: Collection[str]) -> str:
    return value if isinstance(value, str) and value in words else "medium"
