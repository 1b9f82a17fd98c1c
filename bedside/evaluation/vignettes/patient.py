"""The person in a written case, who answers the skill's questions."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import isfinite

from bedside.evaluation.vignettes.cases import Case, Guide
from bedside.simulator.echo import Echo

YES, NO, UNSURE = "AMAZON.YesIntent", "AMAZON.NoIntent", "NotSureIntent"
TEN_MINUTES = "cramp_over_10_min_not_easing"
TIMES_A_SENTENCE = 2
STANDS_FOR = {
    **{"rf1_leg": "rf1", "rf2_leg": "rf2"},
    **{"risk_still": "risk", "risk_clot": "risk"},
    **{"child_now": "rf1", "child_today": "rf2_leg"},
}
"""A question → the key of the sentence that answers it, in cases that were written for another."""
BOTH_LEGS = "both_legs"
ONE_LEG_ONLY = "one_leg_only"
NOISE = "noise"

Intended = tuple[str, dict[str, str]]


@dataclass(slots=True)
class Patient:
    """A patient: the case, and whether they speak in sentences or answer in intents.

    noise: sentences that answer nothing, said one after another in place of every answer about a
    warning sign.
    """

    case: Case
    guide: Guide
    speaks: bool = False
    noise: Sequence[str] = ()
    told: Counter[str] = field(default_factory=Counter)

    def open(self, echo: Echo) -> None:
        """Say the reason for the conversation, right after the launch."""
        if self.speaks and "open" in self.case.spoken:
            echo.say(self.case.spoken["open"])
            return
        for intent, slots in self._opening_reports():
            if echo.open:
                echo.intend(intent, slots)

    def answer(self, echo: Echo) -> bool:
        """Answer the skill; return False if there is nothing more to say."""
        asking = echo.asking
        if asking is None:
            return self._tell_weeks(echo)
        if self.noise and self.guide.asks_for_signs(asking):
            self.told[NOISE] += 1
            echo.say(self.noise[self.told[NOISE] % len(self.noise)])
            return True
        sentence = self.sentence_for(asking) if self.speaks else None
        if sentence is not None:
            echo.say(sentence)
        else:
            echo.intend(*self.intended(asking))
        return True

    def intended(self, asking: str) -> Intended:
        """Return the true answer to a question, as an intent with slots."""
        special = self._special(asking)
        if special is not None:
            return special
        kind = self.guide.kinds.get(asking)
        if kind == "number":
            return self._number(asking)
        if kind == "choice":
            return self._choice(asking)
        return self._yes_or_no(asking)

    def sentence_for(self, asking: str) -> str | None:
        """Return the sentence that answers a question; None without one, or the third time."""
        key = f"{asking.removeprefix('which_')}_which" if asking.startswith("which_") else asking
        self.told[key] += 1
        if self.told[key] > TIMES_A_SENTENCE:
            return None
        return self.case.spoken.get(key) or self.case.spoken.get(STANDS_FOR.get(key, ""))

    def _special(self, asking: str) -> Intended | None:
        if asking == "eased":
            return (NO if self.case.answers.get(TEN_MINUTES) is True else YES), {}
        if asking == "reminder":
            return NO, {}
        if asking == "one_leg" and isinstance(self.case.answers.get(BOTH_LEGS, False), bool):
            return _report([BOTH_LEGS if self.case.answers.get(BOTH_LEGS) else ONE_LEG_ONLY])
        if asking == "feel":
            feel = self.case.answers.get("feel")
            return (
                (UNSURE, {}) if feel in (None, "unknown") else ("FeelIntent", {"feel": f"{feel}"})
            )
        return None

    def _number(self, asking: str) -> Intended:
        values = [self.case.answers.get(finding) for finding in self._findings(asking)]
        number = next((v for v in values if isinstance(v, int) and not isinstance(v, bool)), None)
        return (UNSURE, {}) if number is None else ("NightsIntent", {"number": str(number)})

    def _choice(self, asking: str) -> Intended:
        true = [f for f in self._findings(asking) if self.case.answers.get(f) is True]
        return _report(true[:2]) if true else self._yes_or_no(asking)

    def _yes_or_no(self, asking: str) -> Intended:
        """Return yes, no or unsure; a finding that the case does not name is not so."""
        values = [self.case.answers.get(finding, False) for finding in self._findings(asking)]
        if any(value is True for value in values):
            return YES, {}
        return (NO if values and all(value is False for value in values) else UNSURE), {}

    def _findings(self, asking: str) -> tuple[str, ...]:
        return tuple(self.guide.findings.get(asking, ()))

    def _opening_reports(self) -> Iterator[Intended]:
        true = self.guide.beyond_the_checks(self.case.answers)
        for first in range(0, len(true), 2):
            yield _report(true[first : first + 2])

    def _tell_weeks(self, echo: Echo) -> bool:
        weeks = self.case.answers.get("weeks_ongoing")
        if self.told["weeks"] or isinstance(weeks, bool | str | None) or not isfinite(weeks):
            return False
        self.told["weeks"] += 1
        echo.intend("DurationIntent", {"duration": _weeks(weeks)})
        return True


def _report(findings: list[str]) -> Intended:
    return "ReportIntent", dict(zip(("finding", "other_finding"), findings, strict=False))


def _weeks(weeks: float) -> str:
    """Return a time in weeks in Amazon's form: P3W, or in days unless the weeks are whole."""
    return f"P{int(weeks)}W" if weeks == int(weeks) else f"P{round(weeks * 7)}D"
