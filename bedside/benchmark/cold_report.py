"""The results of the benchmark beside the promises, as tables and as JSON."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass

from bedside.benchmark.cold_events import LENGTHS
from bedside.benchmark.cold_functions import BOTO3, JINJA2, OURS, OURS_WITH_TABLE
from bedside.benchmark.cold_timing import ColdStarts, FirstAnswers, Times
from bedside.console import Json, table
from leg_comfort.locales import LOCALES, language_of

COLD_AT_MOST, COLD_WITH_TABLE_AT_MOST = 1.25, 1.05
"""First response, relative to the hello world with the same imports that took its turn beside."""
WARM_MS_AT_MOST, WARM_AT_MOST = 3.0, 8.0
"""Any turn, in milliseconds and relative to the hello world."""
LONGER_AT_MOST = 1.15
"""The slower of turns 10 and 40, relative to the faster."""
MEGABYTE = 1_000_000
LANGUAGES = len({*map(language_of, LOCALES)})
ZIPPED_AT_MOST, UNZIPPED_AT_MOST = 2.9 + 0.35 * LANGUAGES, 14.0
"""Megabytes; each language brings its own words. Of three, 4 at most."""


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise: its name, the measured value, and the limit."""

    what: str
    measured: float
    at_most: float

    @property
    def kept(self) -> bool:
        return self.measured <= self.at_most


@dataclass(frozen=True, slots=True)
class ColdStartReport:
    """cold is by function, first by kind of request and function.

    warm is by function and kind of turn, lengths by the number of the turn.
    """

    python: str
    rounds: int
    cold: Mapping[str, ColdStarts]
    first: Mapping[str, Mapping[str, FirstAnswers]]
    warm: Mapping[str, Mapping[str, Times]]
    lengths: Mapping[int, Times]
    zipped: int
    unzipped: int

    @property
    def promises(self) -> list[Promise]:
        slowest = max(times.median for times in self.warm[OURS].values())
        shorter, longer = (self.lengths[number].median for number in LENGTHS[1:])
        return [
            Promise(f"cold / {JINJA2}", self._ratio(OURS, JINJA2), COLD_AT_MOST),
            Promise(
                f"cold with memory / {BOTO3}",
                self._ratio(OURS_WITH_TABLE, BOTO3),
                COLD_WITH_TABLE_AT_MOST,
            ),
            *self._promised_first(),
            Promise("warm turn, ms", slowest, WARM_MS_AT_MOST),
            Promise(f"warm turn / {JINJA2}", max(self._warm_ratios().values()), WARM_AT_MOST),
            Promise(
                f"turn {LENGTHS[2]} and turn {LENGTHS[1]}, the longer / the shorter",
                max(shorter, longer) / min(shorter, longer),
                LONGER_AT_MOST,
            ),
            Promise("bundle zipped, MB", self.zipped / MEGABYTE, ZIPPED_AT_MOST),
            Promise("bundle unzipped, MB", self.unzipped / MEGABYTE, UNZIPPED_AT_MOST),
        ]

    @property
    def kept(self) -> bool:
        """Whether every promise is kept."""
        return all(promise.kept for promise in self.promises)

    def as_json(self) -> Json:
        """Return everything as one object."""
        return {
            "python": self.python,
            "rounds": self.rounds,
            "cold": {name: _cold(starts) for name, starts in self.cold.items()},
            "first": {
                kind: {name: _first(answers) for name, answers in by_function.items()}
                for kind, by_function in self.first.items()
            },
            "warm": {
                name: {kind: _warm(times) for kind, times in kinds.items()}
                for name, kinds in self.warm.items()
            },
            "length": {str(number): _warm(times) for number, times in self.lengths.items()},
            "bundle": {"zipped": self.zipped, "unzipped": self.unzipped},
            "promises": [{**asdict(each), "kept": each.kept} for each in self.promises],
        }

    def as_text(self) -> str:
        """Return everything as tables."""
        cold = table(
            ("cold start", "first response ms", "lowest", "processor ms", "memory MB"),
            self._cold_rows(),
        )
        first = table(
            ("first request", "function", "cold ms", "lowest", "restored ms", "lowest"),
            self._first_rows(),
        )
        warm = table(("warm turn", "kind", "median ms", "p99"), self._warm_rows())
        promised = table(
            ("promised", "measured", "at most", "kept"),
            ((p.what, f"{p.measured:.2f}", f"{p.at_most:g}", _yes(p.kept)) for p in self.promises),
        )
        head = f"Python {self.python}, medians of {self.rounds} starts in turn"
        return "\n\n".join((head, cold, first, warm, promised))

    def _ratio(self, ours: str, theirs: str) -> float:
        return self.cold[ours].wall.relative_to(self.cold[theirs].wall)

    def _promised_first(self) -> Iterator[Promise]:
        for kind, answers in self.first.items():
            ours, hello = answers[OURS], answers[JINJA2]
            cold, restored = (f"{kind}, {way} / {JINJA2}" for way in ("cold", "restored"))
            yield Promise(cold, ours.cold.relative_to(hello.cold), COLD_AT_MOST)
            yield Promise(restored, ours.restored.relative_to(hello.restored), COLD_AT_MOST)

    def _warm_ratios(self) -> dict[str, float]:
        hello = self.warm[JINJA2]
        return {kind: times.median / hello[kind].median for kind, times in self.warm[OURS].items()}

    def _cold_rows(self) -> Iterator[tuple[object, ...]]:
        for name, starts in self.cold.items():
            told = _cold(starts)
            yield name, *(f"{value:.0f}" for value in told.values())

    def _first_rows(self) -> Iterator[tuple[object, ...]]:
        for kind, answers in self.first.items():
            for name, taken in answers.items():
                yield kind, name, *(f"{value:.1f}" for value in _first(taken).values())

    def _warm_rows(self) -> Iterator[tuple[object, ...]]:
        for name, kinds in self.warm.items():
            for kind, times in kinds.items():
                yield name, kind, f"{times.median:.2f}", f"{times.p99:.2f}"
        for number, times in self.lengths.items():
            yield OURS, f"turn {number}", f"{times.median:.2f}", f"{times.p99:.2f}"


def _cold(starts: ColdStarts) -> dict[str, float]:
    return {
        "median_ms": starts.wall.median,
        "lowest_ms": starts.wall.lowest,
        "processor_ms": starts.busy.median,
        "memory_mb": starts.most_bytes / MEGABYTE,
    }


def _first(answers: FirstAnswers) -> dict[str, float]:
    return {
        "cold_median_ms": answers.cold.median,
        "cold_lowest_ms": answers.cold.lowest,
        "restored_median_ms": answers.restored.median,
        "restored_lowest_ms": answers.restored.lowest,
    }


def _warm(times: Times) -> dict[str, float]:
    return {"median_ms": times.median, "p99_ms": times.p99}


def _yes(kept: bool) -> str:
    return "yes" if kept else "NO"
