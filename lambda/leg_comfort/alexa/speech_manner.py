"""How the speech sounds: as the person wishes, and whispered by night."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from leg_comfort.alexa.request import AlexaRequest
from leg_comfort.speech import Manner

NIGHT_BEGINS, NIGHT_ENDS = 22, 7
"""Hours of the local clock: the first of the night, and the first that is no longer night."""
RATES = frozenset({"x-slow", "slow", "medium", "fast", "x-fast"})
VOLUMES = frozenset({"x-soft", "soft", "medium", "loud", "x-loud"})


def manner_of(wishes: Mapping[str, Any], request: AlexaRequest, zone: str) -> Manner:
    """Return the manner for the session's whisper, rate and volume; an unknown word is medium.

    Without a wish for or against it, speech is whispered if the request was made at night. zone:
    the time zone of the device or, if that is unknown, of the locale.
    """
    by_night = is_night(request.local_time(zone))
    return Manner(
        whisper=wishes.get("whisper", by_night) is True,
        rate=_known(wishes.get("rate"), RATES),
        volume=_known(wishes.get("volume"), VOLUMES),
    )


def is_night(local: datetime | None) -> bool:
    """Return whether a local time is at night; an unknown time is not."""
    return local is not None and (local.hour >= NIGHT_BEGINS or local.hour < NIGHT_ENDS)


def _known(value: object, words: Collection[str]) -> str:
    return value if isinstance(value, str) and value in words else "medium"
