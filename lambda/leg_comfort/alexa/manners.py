"""How a person likes it spoken, and what the hour asks for, as speech takes it."""

from collections.abc import Collection, Mapping
from typing import Any

from leg_comfort.alexa.night import is_night
from leg_comfort.alexa.wire import text_at
from leg_comfort.speech import Manner, Words

RATES = frozenset({"x-slow", "slow", "medium", "fast", "x-fast"})
VOLUMES = frozenset({"x-soft", "soft", "medium", "loud", "x-loud"})
TIME_ZONE = "time_zone"
"""Key of the region: the zone most of its people live in."""


def manner_of(wishes: Mapping[str, Any], request: Mapping[str, Any], words: Words) -> Manner:
    """The manner of the session's whisper, rate and volume; an unknown word is medium.

    Without a wish for or against whispering, the request's timestamp decides: by night it is
    whispered.
    """
    return Manner(
        whisper=wishes.get("whisper", _by_night(request, words)) is True,
        rate=_known(wishes.get("rate"), RATES),
        volume=_known(wishes.get("volume"), VOLUMES),
    )


def _by_night(request: Mapping[str, Any], words: Words) -> bool:
    return is_night(text_at(request, "timestamp"), words.region.get(TIME_ZONE, ""))


def _known(value: object, words: Collection[str]) -> str:
    return value if isinstance(value, str) and value in words else "medium"
