"""Report on a folder of transcripts: behaviours, failures, and how long each kind of turn takes."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

from bedside.console import InputError, Json, table
from bedside.evaluation.transcripts.lines import BEHAVIOURS, is_off_the_happy_path
from bedside.evaluation.transcripts.playback import Playback
from bedside.evaluation.transcripts.transcript import Transcript, read_transcript
from bedside.simulator.alexa_requests import PERMISSION_ANSWERED
from bedside.simulator.exchange import LAUNCH, Exchange

BUDGETS = {
    "launch": 10.0,
    "stretch": 45.0,
    "safety check": 12.0,
    "question": 8.0,
    "advice": 25.0,
    "how soon a doctor": 25.0,
    "step": 20.0,
    "answer to a follow-up": 23.0,
    "repair": 23.0,
    "emergency": 25.0,
    "after silence": 12.0,
    "ending": 12.0,
    "outcome and ending": 18.0,
}
"""Seconds at an ordinary pace. An answer comes with the pending question (15 and 8 seconds), the
outcome of a reminder with the ending (6 and 12)."""

_BY_LINE = (
    (re.compile(r"advice\.(?!no_more_steps)"), "advice"),
    (re.compile(r"relief\.(?!good|keep_on|how)"), "stretch"),
    (re.compile(r"steps\.\w+\.do|advice\.no_more_steps"), "step"),
    (re.compile(r"doctor\.(levels|reasons|mention)"), "how soon a doctor"),
    (re.compile(r"repair\.(?!noted)|safety\.(check_again|warning)"), "repair"),
    (
        re.compile(r"relief\.how|(?!relief\.|repair\.|safety\.|system\.information)"),
        "answer to a follow-up",
    ),
)
"""The first pattern that fits any line before the question decides. Courtesies fit none."""
_CONSENTING = frozenset({"AMAZON.YesIntent", PERMISSION_ANSWERED})
"""Intents whose outcome must be spoken whatever follows."""
_CHECK = re.compile(r"ask\.(which_)?rf\d")
_RATE = re.compile(r' rate="[^"]*"')


def kind_of(exchange: Exchange) -> str:
    """Return the kind of a response, a key of BUDGETS."""
    if exchange.intent is None:
        return "after silence"
    if exchange.intent == LAUNCH:
        return "launch"
    if not exchange.keeps_open:
        return "outcome and ending" if exchange.intent in _CONSENTING else "ending"
    if exchange.attributes.get("stage") == "emergency":
        return "emergency"
    said = [template for template, _ in exchange.attributes.get("last") or ()]
    if not said:
        return "repair"  # The safety net spoke, which knows no lines.
    *lines, question = said
    return _kind_of_lines(lines) or ("safety check" if _CHECK.match(question) else "question")


def _kind_of_lines(lines: list[str]) -> str | None:
    kinds = (kind for fits, kind in _BY_LINE if any(map(fits.match, lines)))
    return next(kinds, None)


def ordinary_seconds(exchange: Exchange) -> float:
    """Return how long a response takes at an ordinary pace, even if a slower one was asked for."""
    return exchange.seconds_of(_RATE.sub("", exchange.speech or ""))


SPREAD = ("count", "min", "median", "90th", "max", "budget")


@dataclass(frozen=True, slots=True)
class Spread:
    """How long the turns of one kind took, in seconds."""

    count: int
    least: float
    middle: float
    ninetieth: float
    most: float

    @classmethod
    def of(cls, seconds: Sequence[float]) -> "Spread":
        """Return the spread of at least one number."""
        ninetieth = quantiles(seconds, n=10, method="inclusive")[-1] if seconds[1:] else seconds[0]
        return cls(len(seconds), min(seconds), median(seconds), ninetieth, max(seconds))


@dataclass(frozen=True, slots=True)
class TranscriptReport:
    """The results of all transcripts."""

    playbacks: Sequence[Playback]

    @property
    def failed(self) -> list[Playback]:
        """The playbacks that did not go as written."""
        return [each for each in self.playbacks if each.problems]

    @property
    def over_budget(self) -> list[str]:
        """Every response that takes too long to say."""
        return [
            f"{each.transcript.name}: {kind} of {seconds:.1f} s, more than {BUDGETS[kind]:.0f}"
            for each in self.playbacks
            for kind, seconds in _timed(each)
            if seconds > BUDGETS[kind]
        ]

    @property
    def spreads(self) -> Mapping[str, Spread]:
        """Kind of turn → how long such turns took."""
        found: dict[str, list[float]] = {kind: [] for kind in BUDGETS}
        for each in self.playbacks:
            for kind, seconds in _timed(each):
                found[kind].append(seconds)
        return {kind: Spread.of(seconds) for kind, seconds in found.items() if seconds}

    def as_text(self) -> str:
        """Return tables of behaviours and seconds, and all failures."""
        transcripts = [each.transcript for each in self.playbacks]
        seconds = table(("seconds", *SPREAD), map(_row, self.spreads.items()))
        passed = f"{len(self.playbacks) - len(self.failed)} of {len(self.playbacks)} as written"
        failures = [each.report() for each in self.failed]
        return "\n\n".join(
            [behaviour_table(transcripts), seconds, passed, *self.over_budget, *failures]
        )

    def as_json(self) -> Json:
        """Return the same as JSON."""
        counts = counted(each.transcript for each in self.playbacks)
        return {
            "conversations": len(self.playbacks),
            "off_the_happy_path": _off(counts),
            "behaviours": counts,
            "failed": {each.transcript.name: list(each.problems) for each in self.failed},
            "over_budget": self.over_budget,
            "seconds": {
                kind: dict(zip(SPREAD, _figures(kind, spread), strict=True))
                for kind, spread in self.spreads.items()
            },
        }


def read_folder(folder: Path) -> list[Transcript]:
    """Return all transcripts of a folder and the folders in it.

    Raises InputError if there are none, or if one is invalid.
    """
    if not folder.is_dir():
        raise InputError(f"{folder}: {'not a folder' if folder.exists() else 'no such folder'}")
    found = [read_transcript(file) for file in sorted(folder.rglob("*.txt"))]
    if not found:
        raise InputError(f"{folder}: no transcripts (*.txt) in this folder or below")
    return found


def counted(transcripts: Iterable[Transcript]) -> dict[str, int]:
    """Return how many transcripts there are of each behaviour, in the order of BEHAVIOURS."""
    counts = Counter(each.behaviour for each in transcripts)
    return {behaviour: counts[behaviour] for behaviour in BEHAVIOURS if counts[behaviour]}


def behaviour_table(transcripts: Iterable[Transcript]) -> str:
    """Return a table of the behaviours, with the number off the happy path."""
    counts = counted(transcripts)
    total, off = sum(counts.values()), _off(counts)
    rows = [*counts.items(), ("all", total), ("off the happy path", off)]
    return table(("behaviour", "conversations"), rows)


def _off(counts: Mapping[str, int]) -> int:
    return sum(count for each, count in counts.items() if is_off_the_happy_path(each))


def _timed(playback: Playback) -> list[tuple[str, float]]:
    spoken = [each for each in playback.echo.exchanges if each.speech]
    return [(kind_of(each), ordinary_seconds(each)) for each in spoken]


def _figures(kind: str, spread: Spread) -> tuple[float, ...]:
    seconds = (spread.least, spread.middle, spread.ninetieth, spread.most, BUDGETS[kind])
    return (spread.count, *(round(each, 1) for each in seconds))


def _row(item: tuple[str, Spread]) -> Sequence[object]:
    return (item[0], *_figures(*item))
