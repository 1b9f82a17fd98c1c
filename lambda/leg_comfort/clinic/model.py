"""The shapes of the knowledge: what a finding, a question, a cause and a rule consist of."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from leg_comfort.clinic.conditions import Condition


class Triage(StrEnum):
    """How soon somebody should see the person; rank grows with the gravity."""

    SELF_CARE = "self_care"
    SEE_DOCTOR_SOON = "see_doctor_soon"
    URGENT_TODAY = "urgent_today"
    EMERGENCY_NOW = "emergency_now"

    @property
    def rank(self) -> int:
        """Give 0 for self-care up to 3 for an emergency."""
        return list(Triage).index(self)


class Confidence(StrEnum):
    """How much the answers speak for the cause, from most to least."""

    MOST_LIKE = "most_like"
    COULD_BE = "could_be"
    NOTHING_CLEAR = "nothing_clear"


class FindingKind(StrEnum):
    """What a finding's value is."""

    YES_NO = "yes_no"
    NUMBER = "number"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What every piece of knowledge carries: its id, where it is from and when that was read.

    source holds ids of sources.toml or addresses; note says why, for choices and judgement.
    """

    id: str
    source: tuple[str, ...]
    checked: date
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Entry):
    """A text that was read, or a kind of judgement, that entries refer to by id."""

    title: str
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding(Entry):
    """Something that may be so with the person."""

    kind: FindingKind
    label: str
    words: tuple[str, ...] = ()
    """What a choice may be."""
    unit: str = ""
    private: bool = False
    """Never said again aloud: somebody else may be in the room."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Entry):
    """Something that may be asked; the first finding is the one a bare yes stands for."""

    kind: FindingKind
    findings: tuple[str, ...]
    reason: str
    """Key of the words that say why this is asked."""
    adaptive: bool = False
    """Whether it is one of those chosen by what they would tell."""
    cost: int = 1
    """Spoken questions this takes at most."""
    also_yes: Condition | None = None
    """What else counts as a yes."""
    implied: Mapping[str, str]
    """Word of the choice → finding that stands for it while the word is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause(Entry):
    """A cause with its prior and likelihoods."""

    label: str
    prior: float
    feel: Mapping[str, float]
    yes: Mapping[str, float]
    """Question or finding id → probability of a yes with this cause."""
    named: bool = True
    """False for the verdict of exclusion, that nothing stands out."""
    cap: Confidence = Confidence.MOST_LIKE
    """The most confident wording allowed."""
    always_mention_when: str | None = None
    """Finding that has this cause mentioned whatever the ranking."""


WORSE_CHECK = "which_worse"
"""The question after most signs that could wait until the morning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RedFlag(Entry):
    """A warning sign that overrides everything else.

    worse: the question after it, where it could wait until the morning: a yes, and it cannot.
    """

    triage: Triage
    label: str
    when: Condition
    worse: str = WORSE_CHECK

    @property
    def line(self) -> str:
        """Give the template of the one action that is spoken."""
        return f"emergency.{self.id}.act"

    @property
    def findings(self) -> tuple[str, ...]:
        """Give the findings that raise it, each once, in the order of the file."""
        return tuple(dict.fromkeys(term.finding for term in self.when.speaks_for))


@dataclass(frozen=True, slots=True, kw_only=True)
class EscalationRule(Entry):
    """When the person should see a doctor although no warning sign was raised."""

    triage: Triage
    label: str
    when: Condition
    causes: tuple[str, ...] = ()
    """Holds only for these causes; empty for any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Denial(Entry):
    """Something said that answers findings with no, such as warm legs."""

    label: str
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NeverSay(Entry):
    """Patterns (regular expressions, any case) that must never be spoken."""

    label: str
    patterns: tuple[str, ...]
    allowed: tuple[str, ...] = ()
    """Patterns that are taken out of the speech before it is searched."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Entry):
    """A number or condition of the engine."""

    label: str
    value: float | None = None
    when: Condition | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Entry):
    """A comfort step."""

    causes: tuple[str, ...]
    when: str
    order: int
    not_if: tuple[str, ...] = ()
    only_if: tuple[str, ...] = ()
    warns: bool = False
    """Whether there is something to avoid with it."""
    group: str = ""
    """What people call it when they ask how it is done: a value of the STEP slot."""
    done_in_relief: bool = False
    """Whether the counted stretch of a cramp has already been this step."""
    more: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item(Entry):
    """Something people ask about: a method, medicine, supplement, food or drink."""

    step: str = ""
    """For a method: what people call the step when they ask how it is done."""
    verdict: str = ""
    kind: str = ""
    not_if: tuple[str, ...] = ()
    more: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conclusion:
    """What it sounds like, what else it could be, how surely, and because of which findings."""

    cause: str
    also: tuple[str, ...]
    confidence: Confidence
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Escalation:
    """How soon to be seen, and the ids of the rules that say so, gravest first."""

    triage: Triage
    reasons: tuple[str, ...]
