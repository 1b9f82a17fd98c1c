"""Time limits of calls to Amazon, and the meaning of their failures. Pure."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from leg_comfort.conversation.messages import Result


class TimeLimits(NamedTuple):
    """Seconds that one call may take, and all the calls of one effect together."""

    call: float
    total: float


FOR_REMINDERS = TimeLimits(call=1.5, total=2.0)
"""Moving a reminder takes two calls; the turn must not last twice as long for it."""
FOR_TIME_ZONE = TimeLimits(call=1.0, total=1.0)

TOO_SLOW = 408
UNINTELLIGIBLE = 598
UNREACHABLE = 599
"""Statuses of ours for calls without a response: the SDK would call each of them a 500."""

_FORBIDDEN = 403
_LIMIT_CODE = "MAX_REMINDERS"
_RESULTS: Mapping[int, Result] = MappingProxyType(
    {
        401: Result.NOT_PERMITTED,
        404: Result.GONE,
        TOO_SLOW: Result.TOO_SLOW,
        # The SDK documents this as the response to an update without the permission.
        409: Result.NOT_PERMITTED,
        429: Result.BUSY,
        UNINTELLIGIBLE: Result.GARBLED,
    }
)


def result_of(status: int, code: str) -> Result:
    """Return the meaning of a failure. status: HTTP's or ours. code: Amazon's, "" without one.

    A 403 is about the device unless its code says that there are too many reminders.
    """
    if status == _FORBIDDEN:
        return Result.TOO_MANY if _LIMIT_CODE in code else Result.DEVICE_CANNOT
    return _RESULTS.get(status, Result.BROKEN)


class CallFailedError(Exception):
    """A call to Amazon failed; `result` says why. Nothing that was sent or received is kept."""

    def __init__(self, result: Result) -> None:
        """Keep the result."""
        super().__init__(result.value)
        self.result = result
