"""The entries of the knowledge files."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from leg_comfort.clinic.conditions import Condition
from leg_comfort.clinic.kinds import Confidence, FindingKind, Triage, Way


@dataclass(frozen=True, slots=True, kw_only=True)
class KnowledgeEntry:
    """The fields of every entry: its id, its sources and when they were read.

    source: ids of sources.toml, or addresses. note: the reason, for a choice or a judgement.
    """

    id: str
    source: tuple[str, ...]
    checked: date
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(KnowledgeEntry):
    """A text that was read, or a kind of judgement; entries name it by its id."""

    title: str
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding(KnowledgeEntry):
    """Something that may be true of the user."""

    kind: FindingKind
    label: str
    words: tuple[str, ...] = ()
    """The possible values of a choice."""
    unit: str = ""
    private: bool = False
    """Whether it is never said aloud: somebody else may be in the room."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(KnowledgeEntry):
    """Something that can be asked; a bare yes affirms the first finding."""

    kind: FindingKind
    findings: tuple[str, ...]
    reason: str
    """The name of the line that says why this is asked."""
    adaptive: bool = False
    """Whether it is chosen by how much it is expected to tell."""
    cost: int = 1
    """The number of spoken questions that it may take."""
    not_if: Condition | None = None
    """The condition under which it is not asked."""
    asked_if: Condition | None = None
    """The condition under which it is asked though it is not expected to tell much."""
    also_yes: Condition | None = None
    """Facts that count as a yes too."""
    not_of_the_leg: frozenset[str]
    """Findings that an answer seems to tell, but of what was asked and not of the leg."""
    implied: Mapping[str, str]
    """Word of the choice → the finding that implies it while no word was told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause(KnowledgeEntry):
    """A cause with its prior and its likelihoods."""

    label: str
    prior: float
    feel: Mapping[str, float]
    yes: Mapping[str, float]
    """Question or finding id → probability of a yes with this cause."""
    named: bool = True
    """False for the one entry that says that no cause stands out."""
    cap: Confidence = Confidence.MOST_LIKE
    """The most confident wording allowed."""
    always_mention_when: str | None = None
    """The finding that gets this cause mentioned whatever the ranking is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RedFlag(KnowledgeEntry):
    """A sign that overrides everything else.

    worse: the signs that turn it into an emergency, if it could wait until the morning; each is
    asked for by itself. act: what to do in an emergency. paired: whether it takes findings that
    raise the level only together, of which some are circumstances and no signs.
    """

    triage: Triage
    label: str
    when: Condition
    worse: tuple[str, ...] = ()
    act: Way = Way.CALL
    paired: bool = False

    @property
    def line(self) -> str:
        """Return the template of the one action that is spoken."""
        return f"emergency.{self.id}.act"

    @property
    def findings(self) -> tuple[str, ...]:
        """Return the findings that raise it, each once, in the order of the file."""
        return tuple(dict.fromkeys(term.finding for term in self.when.speaks_for))


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenSign(KnowledgeEntry):
    """The level if a sign that was asked for stays open; its id is the finding's.

    unsure: the level if the user said that they are not sure, in place of triage.
    graver: the condition that makes it an emergency.
    """

    triage: Triage
    unsure: Triage | None = None
    graver: Condition | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EscalationRule(KnowledgeEntry):
    """When the user should see a doctor although no red flag was raised."""

    triage: Triage
    label: str
    when: Condition
    causes: tuple[str, ...] = ()
    """The causes that it is limited to; empty for any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Denial(KnowledgeEntry):
    """Something a user says that answers findings with no, such as warm legs."""

    label: str
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NeverSay(KnowledgeEntry):
    """Patterns (regular expressions, any case) that must never be spoken, by language."""

    label: str
    patterns: Mapping[str, tuple[str, ...]]
    allowed: Mapping[str, tuple[str, ...]]
    """Patterns that are removed from the speech before it is searched."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineRule(KnowledgeEntry):
    """A number or condition of the engine."""

    label: str
    value: float | None = None
    when: Condition | None = None


TIMES = ("now", "tonight", "days")
"""When a step is for; the steps are given in this order."""
ALL_CAUSES = "all"
"""Among a step's causes: it is for any cause."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(KnowledgeEntry):
    """A comfort step."""

    causes: tuple[str, ...]
    when: str
    order: int
    not_if: tuple[str, ...] = ()
    only_if: tuple[str, ...] = ()
    warns: bool = False
    """Whether something must be avoided with it."""
    group: str = ""
    """The id of the STEP slot by which people ask how it is done."""
    done_in_relief: bool = False
    """Whether the stretches of a cramp are this very step."""
    more: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item(KnowledgeEntry):
    """Something people ask about: a method, medicine, supplement, food or drink."""

    step: str = ""
    """For a method: the id of the STEP slot by which people ask how it is done."""
    verdict: str = ""
    kind: str = ""
    not_if: tuple[str, ...] = ()
    more: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryLine(KnowledgeEntry):
    """A number or place of a country, and where it was read; its id is "NZ.ambulance".

    country: its code. key: the key of its words in the country's templates.
    confirmed: whether it was read on a page of the body that answers.
    """

    country: str
    key: str
    confirmed: bool = True
