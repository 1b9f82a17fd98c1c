"""Time functions in turn, round after round, so that other load affects all of them alike."""

from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from statistics import median, quantiles
from typing import TypeVar

from bedside.benchmark.runtime_child import Function, Running, running
from bedside.console import Json

MILLI, NANO = 1e3, 1e-6
"""Milliseconds of a second, and of a nanosecond."""
PERCENT = 100
WARMING_UP = 5
"""Rounds that are not counted."""

_Key = TypeVar("_Key")


@dataclass(slots=True)
class Times:
    """Durations in milliseconds."""

    taken: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        return median(self.taken)

    def relative_to(self, others: "Times") -> float:
        """Return the median of the ratios of those taken in turn, so that other load cancels."""
        return median(own / other for own, other in zip(self.taken, others.taken, strict=True))

    @property
    def lowest(self) -> float:
        return min(self.taken)

    @property
    def p99(self) -> float:
        return quantiles(self.taken, n=PERCENT, method="inclusive")[-1]


@dataclass(slots=True)
class ColdStarts:
    """Of one function: spawn to first response, processor time, and peak memory."""

    wall: Times = field(default_factory=Times)
    busy: Times = field(default_factory=Times)
    most_bytes: int = 0


def cold_starts(
    functions: Mapping[str, Function], event: Json, rounds: int
) -> dict[str, ColdStarts]:
    """Start each function in turn, for a number of rounds.

    Raises FunctionError.
    """
    found = {name: ColdStarts() for name in functions}
    for name, function in functions.items():
        _start(function, event, found[name])  # Files come from the disk once, and for nobody.
        found[name] = ColdStarts()
    for _ in range(rounds):
        for name, function in functions.items():
            _start(function, event, found[name])
    return found


@dataclass(slots=True)
class FirstAnswers:
    """Of one function: from its spawn, and from the restore of a snapshot, to first response."""

    cold: Times = field(default_factory=Times)
    restored: Times = field(default_factory=Times)


def first_answers(
    functions: Mapping[str, Function], events: Mapping[_Key, Json], rounds: int
) -> dict[_Key, dict[str, FirstAnswers]]:
    """Start and restore each function for each event, in turn.

    A snapshot is stood in for by the process itself, so its pages are all in memory.
    Raises FunctionError.
    """
    found = {key: {name: FirstAnswers() for name in functions} for key in events}
    for _ in range(rounds):
        for key, event in events.items():
            for name, function in functions.items():
                _answer_first(function, event, found[key][name])
    return found


def _answer_first(function: Function, event: Json, into: FirstAnswers) -> None:
    with running(function) as child:
        child.api.send(event)
        into.cold.taken.append(_until_answered(child, child.started))
    with running(function.with_snapshot()) as child:
        child.api.send(event)
        into.restored.taken.append(_until_answered(child, child.api.restore()))


def _until_answered(child: Running, began: float) -> float:
    arrival = child.api.arrival()
    arrival.answer()
    return (arrival.moment - began) * MILLI


def _start(function: Function, event: Json, into: ColdStarts) -> None:
    with running(function) as child:
        child.api.send(event)
        into.wall.taken.append(_until_answered(child, child.started))
    into.busy.taken.append(child.busy * MILLI)
    into.most_bytes = max(into.most_bytes, child.most_bytes)


def warm_turns(
    functions: Mapping[str, Function], events: Mapping[_Key, Json], rounds: int
) -> dict[str, dict[_Key, Times]]:
    """Time each function for each event, in turn.

    Raises FunctionError.
    """
    found = {name: {key: Times() for key in events} for name in functions}
    with ExitStack() as stack:
        children = {name: stack.enter_context(running(functions[name])) for name in functions}
        for lap in range(WARMING_UP + rounds):
            for name, child in children.items():
                for key, event in events.items():
                    taken = child.api.ask(event)["nanoseconds"] * NANO
                    if lap >= WARMING_UP:
                        found[name][key].taken.append(taken)
    return found
