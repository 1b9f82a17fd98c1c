"""Many conversations at once with an endpoint on loopback: errors, durations, memory."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import ceil
from statistics import median
from threading import Lock, Thread
from time import perf_counter

from bedside.benchmark.endpoint_client import (
    FEELINGS,
    EndpointConnection,
    QuestionsAsked,
    TurnError,
    converse,
    must_be_as_alone,
)
from bedside.benchmark.endpoint_process import serving_apart
from bedside.console import Json, table

CLIENTS, CONVERSATIONS = 64, 2_000
BOUND_SECONDS = 2.0
"""The most that 99 of 100 turns may take; Alexa waits for eight seconds."""
GROWTH_AT_MOST = 1.05
"""The greatest growth of memory from the start to the middle, and from there to the end."""
MEGABYTE, MILLI = 1e6, 1e3
HEAD = ("conversations", "at once", "errors", "turns", "p50 ms", "p99 ms", "max ms", "per second")


@dataclass(slots=True)
class Tally:
    """The running results, updated by many threads. memory is read after each number in marks."""

    memory_now: Callable[[], int]
    marks: Sequence[int]
    done: int = 0
    errors: Counter[str] = field(default_factory=Counter)
    memory: list[int] = field(default_factory=list)
    _lock: Lock = field(default_factory=Lock)

    def one_more(self, error: str | None) -> None:
        """Count a conversation that has ended, with its error if any."""
        with self._lock:
            self.done += 1
            self.errors.update([error] if error else [])
            if self.done in self.marks:
                self.memory.append(self.memory_now())


@dataclass(frozen=True, slots=True)
class LoadFigures:
    """seconds: of every turn. elapsed: in all. memory: bytes at the start, the middle, the end."""

    conversations: int
    clients: int
    errors: Mapping[str, int]
    seconds: Sequence[float]
    elapsed: float
    memory: Sequence[int]

    @property
    def p99(self) -> float:
        return sorted(self.seconds)[ceil(len(self.seconds) * 0.99) - 1]

    @property
    def flat(self) -> bool:
        """Whether the server's memory stays flat."""
        return all(later <= GROWTH_AT_MOST * before for before, later in pairwise(self.memory))

    @property
    def holds(self) -> bool:
        """Whether there was no error, no slow percentile and no growth of memory."""
        return not self.errors and self.p99 < BOUND_SECONDS and self.flat

    def as_json(self) -> Json:
        """Return the figures as JSON."""
        return {
            "conversations": self.conversations,
            "clients": self.clients,
            "errors": dict(self.errors),
            "turns": len(self.seconds),
            "p50_seconds": round(median(self.seconds), 4),
            "p99_seconds": round(self.p99, 4),
            "max_seconds": round(max(self.seconds), 4),
            "conversations_per_second": round(self.conversations / self.elapsed, 1),
            "server_memory_bytes": list(self.memory),
            "holds": self.holds,
        }

    def as_text(self) -> str:
        """Return a table, and whether the bounds hold."""
        times = (median(self.seconds), self.p99, max(self.seconds))
        row = (
            *(self.conversations, self.clients, sum(self.errors.values()), len(self.seconds)),
            *(f"{each * MILLI:.0f}" for each in times),
            f"{self.conversations / self.elapsed:.1f}",
        )
        held = ", ".join(f"{each / MEGABYTE:.1f}" for each in self.memory)
        verdict = "as it should be" if self.holds else f"NOT as it should be {dict(self.errors)}"
        return "\n\n".join(
            (
                table(HEAD, [row]),
                f"server's memory at the start, the middle and the end: {held} MB",
                f"no error, p99 below {BOUND_SECONDS} s, memory flat: {verdict}",
            )
        )


def measured(clients: int = CLIENTS, conversations: int = CONVERSATIONS) -> LoadFigures:
    """Put an endpoint of our own under load for about a minute.

    Raises OSError.
    """
    with serving_apart() as server:
        alone = _alone(server.at)
        tally = Tally(server.memory, (clients, conversations // 2, conversations))
        lines = [EndpointConnection(server.at) for _ in range(clients)]
        begun = perf_counter()
        _all_at_once(lines, conversations, alone, tally)
        elapsed = perf_counter() - begun
    seconds = [each for line in lines for each in line.seconds]
    return LoadFigures(tally.done, clients, tally.errors, seconds, elapsed, tally.memory)


def _alone(at: str) -> dict[str, QuestionsAsked]:
    """Return the questions of each conversation without load."""
    line = EndpointConnection(at)
    found = {feeling: converse(line, number) for number, feeling in enumerate(FEELINGS)}
    line.hang_up()
    return found


def _all_at_once(
    lines: Sequence[EndpointConnection],
    conversations: int,
    alone: Mapping[str, QuestionsAsked],
    tally: Tally,
) -> None:
    """Run every client in a thread until all conversations are held."""
    numbers = [range(first, conversations, len(lines)) for first in range(len(lines))]
    threads = [
        Thread(target=_hold, args=(line, mine, alone, tally))
        for line, mine in zip(lines, numbers, strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _hold(
    line: EndpointConnection, numbers: range, alone: Mapping[str, QuestionsAsked], tally: Tally
) -> None:
    """Hold conversations one after the other."""
    for number in numbers:
        tally.one_more(_error_of(line, number, alone))
    line.hang_up()


def _error_of(
    line: EndpointConnection, number: int, alone: Mapping[str, QuestionsAsked]
) -> str | None:
    try:
        must_be_as_alone(number, converse(line, number), alone)
    except TurnError as problem:
        return str(problem)
    return None
