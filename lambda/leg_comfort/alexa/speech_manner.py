"""How the speech sounds: by the person's wishes and by the hour at the bedside."""

from collections.abc import Collection, Mapping
from typing import Any

from leg_comfort.alexa.json_values import text_at
from leg_comfort.alexa.local_time import is_night
from leg_comfort.speech import Manner

RATES = frozenset({"x-slow", "slow", "medium", "fast", "x-fast"})
VOLUMES = frozenset({"x-soft", "soft", "medium", "loud", "x-loud"})


def manner_of(wishes: Mapping[str, Any], request: Mapping[str, Any], zone: str) -> Manner:
    """The manner of the session's whisper, rate and volume; an unknown word is medium.

    Without a wish for or against whispering, the request's timestamp decides: by night it is
    whispered. zone: the device's time zone, or the one most people of its locale live in.
    """
    by_night = is_night(text_at(request, "timestamp"), zone)
    return Manner(
        whisper=wishes.get("whisper", by_night) is True,
        rate=_known(wishes.get("rate"), RATES),
        volume=_known(wishes.get("volume"), VOLUMES),
    )


def _known(value: object, words: Collection[str]) -> str:
    return value if isinstance(value, str) and value in words else "medium"
