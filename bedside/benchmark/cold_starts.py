"""The benchmark of cold starts, first requests and warm turns, with Lambda's own client.

The bundle runs beside hello worlds that import the same packages, on the same Python and in turn.
"""

from pathlib import Path
from tempfile import TemporaryDirectory

from bedside.benchmark.cold_events import first_event, first_events, kinds_of_turn, same_turn_later
from bedside.benchmark.cold_functions import JINJA2, OURS, Bench, lay_out
from bedside.benchmark.cold_report import ColdStartReport
from bedside.benchmark.cold_timing import Times, cold_starts, first_answers, warm_turns
from bedside.benchmark.runtime_child import running
from bedside.console import Json

ROUNDS = 15
"""Cold starts of each function."""
LAPS = 300
"""Warm turns of each kind, enough for a 99th percentile."""


def benchmark(
    python: Path | None = None, rounds: int = ROUNDS, laps: int = LAPS
) -> ColdStartReport:
    """Build, run and measure, in two or three minutes.

    Raises BundleError and FunctionError.
    """
    with TemporaryDirectory() as folder:
        bench = lay_out(Path(folder), python)
        return measured(bench, rounds, laps)


def measured(bench: Bench, rounds: int, laps: int) -> ColdStartReport:
    """Measure functions that are built.

    Raises FunctionError.
    """
    kinds, later = _events(bench)
    compared = {name: bench.functions[name] for name in (JINJA2, OURS)}
    warm = warm_turns({name: bench.timed(name) for name in compared}, kinds, laps)
    lengths: dict[int, Times] = warm_turns({OURS: bench.timed(OURS)}, later, laps)[OURS]
    return ColdStartReport(
        python=bench.bundle.target.version,
        rounds=rounds,
        cold=cold_starts(bench.functions, first_event(), rounds),
        first=first_answers(compared, first_events(), rounds),
        warm=warm,
        lengths=lengths,
        zipped=bench.bundle.zipped,
        unzipped=bench.bundle.unzipped,
    )


def _events(bench: Bench) -> tuple[dict[str, Json], dict[int, Json]]:
    with running(bench.functions[OURS]) as child:
        return kinds_of_turn(child.api.ask), same_turn_later(child.api.ask)
