"""What must never be spoken."""

import re

from leg_comfort.clinic.knowledge import Clinic
from leg_comfort.clinic.model import NeverSay


def forbidden(clinic: Clinic, speech: str) -> tuple[str, ...]:
    """Give the ids of the never-say entries that the plain speech breaks; empty when none."""
    return tuple(entry.id for entry in clinic.never_say.values() if _breaks(entry, speech))


def _breaks(entry: NeverSay, speech: str) -> bool:
    for pattern in entry.allowed:
        speech = re.sub(pattern, " ", speech, flags=re.IGNORECASE)
    return any(re.search(pattern, speech, re.IGNORECASE) for pattern in entry.patterns)
