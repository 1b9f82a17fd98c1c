"""Whole conversations while the memory or Amazon's services fail."""

import logging
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from math import ceil
from statistics import median
from time import monotonic, perf_counter
from typing import Any

from bedside.benchmark.dynamodb_states import STORES, can_be_healthy, memory_at
from bedside.console import Json, table
from bedside.simulator.echo import Echo, SkillHandler
from bedside.simulator.exchange import Exchange, faults_of
from bedside.simulator.fake_alexa_api import FakeAlexaApi
from bedside.simulator.surroundings import STATES, skill_in
from leg_comfort.alexa import Deployment
from leg_comfort.memory import Memory

YES, NO, STOP = "AMAZON.YesIntent", "AMAZON.NoIntent", "AMAZON.StopIntent"
QUESTIONS_AT_MOST = 12
FAULTS = "faults"
"""The session attribute that counts failed turns."""


@dataclass(slots=True)
class Timed:
    """A skill whose turns are timed. seconds holds one number for each turn."""

    handler: SkillHandler
    seconds: list[float] = field(default_factory=list)

    def __call__(self, event: Json, context: Any) -> Json:  # noqa: ANN401 - as AWS hands it over
        """Answer, and note how long it took."""
        begun = perf_counter()
        answer = self.handler(event, context)
        self.seconds.append(perf_counter() - begun)
        return answer


def play(skill: SkillHandler, amazon: FakeAlexaApi, user: str) -> bool:
    """Play a conversation from launch to good night; return whether all of it was spoken.

    The person asks for slower speech, hears the advice, sets a reminder and has everything deleted.
    """
    echo = Echo(skill, amazon=amazon, user_id=user)
    echo.launch()
    echo.intend("SpeechIntent", {"manner": "slower"})
    echo.intend("FeelIntent", {"feel": "ache"})
    while echo.stage != "advice" and len(echo.exchanges) < QUESTIONS_AT_MOST:
        echo.intend(NO)
    advised = echo.stage == "advice"
    for intent in ("RemindMeIntent", YES, "ForgetMeIntent", YES, STOP):
        echo.intend(intent)
    return advised and not echo.open and all(map(_is_sound, echo.exchanges))


def _is_sound(exchange: Exchange) -> bool:
    return exchange.speech is not None and not (
        faults_of(exchange) or FAULTS in exchange.attributes
    )


BOUND_SECONDS = 2.5
"""The most that 99 of 100 turns may take."""
HEALTHY = "healthy"
MOST, LEAST, ENOUGH_SECONDS = 40, 5, 40.0
"""Conversations of one case: the most, and the fewest after some seconds."""
HEAD = ("memory", "Amazon", "conversations", "complete", "turns", "p50 s", "p99 s", "max s")


@dataclass(frozen=True, slots=True)
class OutageCase:
    """The state of the memory, None for no memory, and of Amazon's services."""

    store: str | None
    amazon: str = "allowed"


CASES = (
    OutageCase(HEALTHY),
    OutageCase("down"),
    OutageCase("slow"),
    OutageCase("refusing"),
    OutageCase(None, "slow"),
    OutageCase("slow", "slow"),
)


@dataclass(frozen=True, slots=True)
class OutageFigures:
    """The results of one case: which conversations were complete, and the seconds of every turn."""

    case: OutageCase
    complete: Sequence[bool]
    seconds: Sequence[float]

    @property
    def p99(self) -> float:
        return sorted(self.seconds)[ceil(len(self.seconds) * 0.99) - 1]

    @property
    def holds(self) -> bool:
        """Whether every conversation was complete, and fast enough."""
        return all(self.complete) and self.p99 < BOUND_SECONDS

    def as_json(self) -> Json:
        """Return the figures as JSON."""
        return {
            "memory": self.case.store,
            "amazon": self.case.amazon,
            "conversations": len(self.complete),
            "complete": sum(self.complete),
            "turns": len(self.seconds),
            "p50_seconds": round(median(self.seconds), 4),
            "p99_seconds": round(self.p99, 4),
            "max_seconds": round(max(self.seconds), 4),
            "holds": self.holds,
        }


def measured() -> list[OutageFigures]:
    """Measure every case that this machine can run."""
    cases = [case for case in CASES if case.store != HEALTHY or can_be_healthy()]
    with _silence():
        return [_measure(case) for case in cases]


def as_text(figures: Sequence[OutageFigures]) -> str:
    """Return a table, and whether the bound holds."""
    rows = [list(each.as_json().values())[:-1] for each in figures]
    holds = all(each.holds for each in figures)
    verdict = "as it should be" if holds else "NOT as it should be"
    bound = f"every conversation complete, p99 below {BOUND_SECONDS} s: {verdict}"
    shown = ([each if each is not None else "none" for each in row] for row in rows)
    return f"{table(HEAD, shown)}\n\n{bound}"


def as_json(figures: Sequence[OutageFigures]) -> Json:
    """Return the same as JSON."""
    return {"bound_seconds": BOUND_SECONDS, "cases": [each.as_json() for each in figures]}


def _measure(case: OutageCase) -> OutageFigures:
    with FakeAlexaApi() as amazon, _memory(case) as memory:
        STATES[case.amazon](amazon)
        skill = Timed(skill_in(Deployment(memory)))
        complete: list[bool] = []
        end = monotonic() + ENOUGH_SECONDS
        while len(complete) < MOST and (len(complete) < LEAST or monotonic() < end):
            complete.append(play(skill, amazon, f"amzn1.ask.account.{len(complete)}"))
        return OutageFigures(case, complete, skill.seconds)


@contextmanager
def _memory(case: OutageCase) -> Iterator[Memory | None]:
    with ExitStack() as opened:
        if case.store is None:
            yield None
            return
        endpoint = opened.enter_context(STORES[case.store]())
        yield opened.enter_context(memory_at(endpoint, new=case.store == HEALTHY))


@contextmanager
def _silence() -> Iterator[None]:
    """Silence the log, in which the skill reports every failure."""
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(logging.NOTSET)
