"""How the pretend Amazon misbehaves: what it answers instead, and how slowly."""

from dataclasses import dataclass, replace

from bedside.amazon.answers import Answer


@dataclass(frozen=True, slots=True)
class Behaviour:
    """How requests are answered.

    instead: the answer whatever was asked; None for the right one. wait: seconds before it. drip:
    seconds before each of its bytes, from the status line on. raw: these very bytes, HTTP or not,
    in place of any answer. method: the only method that all of this holds for; None for every one.
    times: for how many requests; None until told otherwise.
    """

    instead: Answer | None = None
    wait: float = 0
    drip: float = 0
    raw: bytes | None = None
    method: str | None = None
    times: int | None = None

    def holds_for(self, method: str) -> bool:
        """Whether a request of this method is answered so."""
        return self.method in (None, method) and self.times != 0

    def once_less(self) -> "Behaviour":
        """The same, when one more request has been answered so."""
        return self if self.times is None else replace(self, times=self.times - 1)


WELL = Behaviour()
