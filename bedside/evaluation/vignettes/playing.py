"""Play written cases through the skill, from launch to good-bye."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from bedside.console import Json
from bedside.evaluation.vignettes.cases import Case, Guide
from bedside.evaluation.vignettes.patient import Patient
from bedside.simulator.echo import Echo, Nlu, SkillHandler
from bedside.simulator.exchange import Exchange, ssml_problems
from leg_comfort.clinic import CHECKS, Triage
from leg_comfort.locales import DEFAULT_LOCALE

MODES = ("coded", "spoken")
NOISE = "noise"
"""The mode in which every answer about a warning sign is noise."""
TURNS_AT_MOST = 40
RELIEF = frozenset({"cramping_now", "eased", "which_cramp_over_10_min_not_easing"})
SAFETY_CHECKS = frozenset(CHECKS)
STRETCHES = ("relief.stretch", "relief.towel", "relief.heel", "relief.again")
QUESTION_SECONDS, CHECK_SECONDS, ADVICE_SECONDS = 7.0, 9.0, 25.0
A_NIGHT = datetime(2026, 1, 15, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class CaseOutcome:
    """The outcome of one case.

    first and last: the assessment as first spoken and at the end, or None. asked: the questions
    before the first assessment, without those of relief. problems: all that Alexa would refuse.
    seconds: of the launch, the longest question, the longest safety check and the advice, and of
    all speech until the advice, stretches left out. ended:
    whether the skill ended within the allowed turns.
    """

    case: Case
    first: Json | None
    last: Json | None
    asked: tuple[str, ...]
    turns: int
    ended: bool
    problems: tuple[str, ...]
    seconds: Mapping[str, float]

    @property
    def triage(self) -> Triage | None:
        """The triage level at the end."""
        return Triage(self.last["triage"]) if self.last else None

    @property
    def cause(self) -> str | None:
        """The cause at the end."""
        return self.last["cause"] if self.last else None

    @property
    def under_triage(self) -> bool:
        """Whether the level is below every acceptable one, or missing."""
        return self.triage is None or self.triage.rank < self.case.lowest_triage.rank

    @property
    def over_triage(self) -> bool:
        """Whether the level is above every acceptable one."""
        return self.triage is not None and self.triage.rank > self.case.highest_triage.rank

    @property
    def found(self) -> bool:
        """Whether a red flag led to no cause, and to a level that is urgent and high enough."""
        return self.urgent and self.cause == "none" and not self.under_triage

    @property
    def urgent(self) -> bool:
        """Whether the person is sent to be seen today or at once."""
        return self.triage is not None and self.triage.rank >= Triage.URGENT_TODAY.rank

    @property
    def over_budget(self) -> tuple[str, ...]:
        """The kinds of turn that took too long."""
        limits = {"question": QUESTION_SECONDS, "check": CHECK_SECONDS, "advice": ADVICE_SECONDS}
        return tuple(what for what, limit in limits.items() if self.seconds[what] > limit)


def play(
    cases: Iterable[Case],
    handler: SkillHandler,
    guide: Guide,
    mode: str = "coded",
    nlu: Nlu | None = None,
    locale: str = DEFAULT_LOCALE,
    noise: Sequence[str] = (),
) -> list[CaseOutcome]:
    """Play each case through the handler; mode "coded" answers in intents, "spoken" in words.

    noise: in mode "noise", what is said in place of every answer about a warning sign.
    """
    patients = (Patient(case, guide, mode != "coded", noise) for case in cases)
    return [_play_one(patient, handler, nlu, locale) for patient in patients]


def _play_one(patient: Patient, handler: SkillHandler, nlu: Nlu | None, locale: str) -> CaseOutcome:
    echo = Echo(handler, locale, night=True, clock=lambda: A_NIGHT, nlu=nlu)
    echo.launch()
    patient.open(echo)
    while echo.open and len(echo.exchanges) < TURNS_AT_MOST and patient.answer(echo):
        pass
    finished = len(echo.exchanges) < TURNS_AT_MOST
    if echo.open:
        echo.end()
    return _outcome(patient.case, echo.exchanges, finished)


def _outcome(case: Case, exchanges: list[Exchange], finished: bool) -> CaseOutcome:
    told = [assessed for e in exchanges if (assessed := e.attributes.get("assessment"))]
    before = [e for e in exchanges if not e.attributes.get("assessment")]
    asked = [str(e.attributes["asking"]) for e in before if _asks(e)]
    return CaseOutcome(
        case=case,
        first=told[0] if told else None,
        last=told[-1] if told else None,
        asked=tuple(asked),
        turns=len(exchanges),
        ended=finished,
        problems=tuple(problem for e in exchanges for problem in ssml_problems(e)),
        seconds=_seconds(before, next((e for e in exchanges if _advises(e)), None)),
    )


def _asks(exchange: Exchange) -> bool:
    asking = exchange.attributes.get("asking")
    return asking is not None and asking not in RELIEF


def _asks_alone(exchange: Exchange) -> bool:
    """Return whether the skill only asks. Answering a question first may take longer."""
    return _asks(exchange) and not (exchange.intent or "").startswith("Ask")


def _advises(exchange: Exchange) -> bool:
    return bool(exchange.attributes.get("assessment"))


def _seconds(before: list[Exchange], advice: Exchange | None) -> dict[str, float]:
    def longest(which: Callable[[str], bool]) -> float:
        put = [e for e in before[1:] if _asks_alone(e) and which(e.attributes["asking"])]
        return max((e.seconds for e in put), default=0.0)

    return {
        "launch": before[0].seconds if before else 0.0,
        "question": longest(lambda asking: asking not in SAFETY_CHECKS),
        "check": longest(lambda asking: asking in SAFETY_CHECKS),
        "advice": advice.seconds if advice else 0.0,
        "until_advice": sum(e.seconds for e in before if not _stretches(e)),
    }


def _stretches(exchange: Exchange) -> bool:
    said = exchange.attributes.get("last") or []
    return any(line[0] in STRETCHES for line in said)
