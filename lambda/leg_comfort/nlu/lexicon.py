"""What the reader knows of one language."""

from collections.abc import Mapping
from dataclasses import dataclass

from leg_comfort.nlu.negation import Scopes
from leg_comfort.nlu.pattern_index import Index, Patterns
from leg_comfort.nlu.patterns import Sentence
from leg_comfort.nlu.quantities import NumberWords
from leg_comfort.nlu.tokens import Spelling


class LexiconError(ValueError):
    """The file is wrong; the message names the file and the entry."""


@dataclass(frozen=True, slots=True)
class FindingPhrases:
    """How people say one finding. The head of the TOML file tells what each key means."""

    finding: str
    marks: frozenset[str]
    yes: Patterns
    no: Patterns
    fine: Patterns
    alone: Patterns
    mention: Patterns
    unless: Patterns

    @property
    def telling(self) -> tuple[Patterns, ...]:
        """All that can state something of the finding."""
        return (self.yes, self.no, self.fine, self.alone, self.mention)

    def may_be_told(self, sentence: Sentence) -> bool:
        """Say whether a closer look at the sentence is worth while."""
        return any(patterns.number in sentence.likely for patterns in self.telling)


@dataclass(frozen=True, slots=True)
class Amounts:
    """How nights, weeks and minutes are told."""

    nights_said: tuple[tuple[int, Patterns], ...]
    nights_unless: Patterns
    whole_weeks: Patterns
    weekly: Patterns
    weeks_leads: frozenset[str]
    weeks_unless: Patterns
    minutes_unless: Patterns


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Words that show that no leg of the speaker's is meant."""

    others: Patterns
    """Animals, things, other skills' business."""
    people: Patterns
    own: Patterns
    """What brings it back to the speaker ("my leg", "I feel")."""
    legs: Patterns
    body: Patterns
    """Other parts of the body."""


@dataclass(frozen=True, slots=True)
class People:
    """Whose leg it is, when it is not the speaker's."""

    child: Patterns
    other: Patterns
    unless: Patterns
    """Words that take it back: the speaker's own leg, a pet, somebody only named."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything the reader knows of one language."""

    language: str
    spelling: Spelling
    soft: frozenset[str]
    small: frozenset[str]
    """With the soft words: what may stand around a bare feature ("yes the left one is red")."""
    breaks: frozenset[str]
    unsaid: Mapping[str, str]
    """A word that a statement cannot begin with → the subject that was left out before it."""
    numbers: NumberWords
    scopes: Scopes
    elsewhere: Elsewhere
    people: People
    findings: tuple[FindingPhrases, ...]
    feels: tuple[tuple[str, Patterns], ...]
    amounts: Amounts
    answers: Mapping[str, Patterns]
    index: Index
    """Of all phrases above."""
