"""How long Amazon is waited for, all in seconds. No other place knows."""

from typing import NamedTuple


class Patience(NamedTuple):
    """call: how long for one answer. deed: how long for all the calls of one deed together."""

    call: float
    deed: float


FOR_REMINDERS = Patience(call=1.5, deed=2.0)
"""Moving a reminder takes two calls; a turn must not last twice as long for it."""
FOR_TIME_ZONE = Patience(call=1.0, deed=1.0)
