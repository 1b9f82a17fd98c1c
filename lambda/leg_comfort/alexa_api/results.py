"""What an answer of Amazon's means: a status and an error code become a Result. Pure."""

from collections.abc import Mapping
from types import MappingProxyType

from leg_comfort.conversation import Result

TOO_SLOW = 408
UNINTELLIGIBLE = 598
UNREACHABLE = 599
"""Statuses of our own, for what is no answer: the SDK would call all of these a 500."""

_FORBIDDEN = 403
_LIMIT_CODE = "MAX_REMINDERS"
_RESULTS: Mapping[int, Result] = MappingProxyType(
    {
        401: Result.NOT_PERMITTED,
        404: Result.GONE,
        TOO_SLOW: Result.TOO_SLOW,
        # The SDK's own word for what an update answers without the permission.
        409: Result.NOT_PERMITTED,
        429: Result.BUSY,
        UNINTELLIGIBLE: Result.GARBLED,
    }
)


def result_of(status: int, code: str) -> Result:
    """What a refusal means. status: HTTP's or one of ours. code: Amazon's, "" where it gave none.

    A 403 is about the device unless its code says that there are too many reminders.
    """
    if status == _FORBIDDEN:
        return Result.TOO_MANY if _LIMIT_CODE in code else Result.DEVICE_CANNOT
    return _RESULTS.get(status, Result.BROKEN)


class RefusedError(Exception):
    """A call to Amazon that came to nothing; result says why."""

    def __init__(self, result: Result) -> None:
        """Keep the result, and nothing of what was sent or answered."""
        super().__init__(result.value)
        self.result = result
