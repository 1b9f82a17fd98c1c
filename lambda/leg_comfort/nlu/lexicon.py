"""The phrases of one language, compiled."""

from collections.abc import Mapping
from dataclasses import dataclass

from leg_comfort.nlu.matcher import PatternIndex, PatternSet
from leg_comfort.nlu.patterns import Sentence
from leg_comfort.nlu.quantities import NumberWords
from leg_comfort.nlu.replies import ReplyWords
from leg_comfort.nlu.scopes import Scopes
from leg_comfort.nlu.tokens import Spelling, Tokens

ANSWERS = "answers.toml"
LEXICON = "lexicon"
"""The folder of a language's phrases, and the name under which a build keeps them."""


class LexiconError(ValueError):
    """A file of phrases is wrong; the message names the file and the entry."""


@dataclass(frozen=True, slots=True)
class FindingPhrases:
    """How people say one finding; README.md of the phrases explains each key."""

    finding: str
    marks: frozenset[str]
    yes: PatternSet
    no: PatternSet
    fine: PatternSet
    alone: PatternSet
    mention: PatternSet
    perhaps: PatternSet
    asked: PatternSet
    unless: PatternSet

    @property
    def is_sign(self) -> bool:
        """Whether it is a warning sign, which counts for other people too."""
        return "anybody" in self.marks

    @property
    def is_grave(self) -> bool:
        """Whether it is a sign that a hedge does not weaken, since asking again takes time."""
        return "grave" in self.marks

    @property
    def is_of_several(self) -> bool:
        """Whether it is of several complaints: to deny one of them denies nothing."""
        return "several" in self.marks

    @property
    def is_halved(self) -> bool:
        """Whether it names two things: asked among others, to deny one of them denies nothing."""
        return "halved" in self.marks

    @property
    def is_of_leg(self) -> bool:
        """Whether it says nothing if only another part of the body is named."""
        return "of_leg" in self.marks

    def may_be_told(self, sentence: Sentence) -> bool:
        """Return whether any of the patterns may match the sentence."""
        likely = sentence.likely  # asked of every finding in every sentence: no loop, for speed
        return (
            self.yes.number in likely
            or self.no.number in likely
            or self.fine.number in likely
            or self.alone.number in likely
            or self.mention.number in likely
            or self.perhaps.number in likely
            or self.asked.number in likely
        )


@dataclass(frozen=True, slots=True)
class AmountPhrases:
    """How nights, weeks and minutes are told."""

    nights_said: tuple[tuple[int, PatternSet], ...]
    nights_count: PatternSet
    """Phrases that hold a number of nights without that word ("three, the last one today")."""
    nights_unless: PatternSet
    nights_words: frozenset[str]
    """Words for a night, without which a phrase tells no nights unless they were asked for."""
    nights_all_but: PatternSet
    """Phrases that hold the number of nights without it ("all but one")."""
    nights_sums: frozenset[str]
    """Words before the number that a count of nights comes to ("so", "that makes")."""
    nights_others: frozenset[str]
    """Words before a number that is no count of nights ("at three", "of fourteen")."""
    nights_days: frozenset[str]
    """Words that name one night each ("tonight", "Monday")."""
    whole_weeks: PatternSet
    weekly: PatternSet
    weeks_leads: frozenset[str]
    weeks_unless: PatternSet
    minutes_unless: PatternSet


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Phrases for a subject other than the speaker's leg."""

    others: PatternSet
    """Animals, things, other skills' business."""
    people: PatternSet
    own: PatternSet
    """Phrases that show the speaker is meant after all ("my leg", "I feel")."""
    legs: PatternSet
    body: PatternSet
    """Other parts of the body."""


@dataclass(frozen=True, slots=True)
class PeoplePhrases:
    """Phrases that say whose leg it is, if not the speaker's."""

    child: PatternSet
    other: PatternSet
    unless: PatternSet
    """Exceptions: the speaker's own leg, a pet, a person who is only named."""


@dataclass(frozen=True, slots=True)
class AskedDenial:
    """How findings are denied if they were asked about."""

    findings: frozenset[str]
    phrases: PatternSet
    beside: PatternSet
    """Phrases that may stand beside a no, and deny nothing ("just sore")."""
    halves: tuple[PatternSet, ...] = ()
    """Phrases for each thing that a check names: one of each of them denies the findings."""


@dataclass(frozen=True, slots=True)
class Leanings:
    """What leans towards a yes and towards a no to the question about a finding."""

    finding: str
    yes: PatternSet
    no: PatternSet


@dataclass(frozen=True, slots=True)
class AnswerGrammar:
    """How a yes-or-no question is answered; answers.toml explains each key."""

    fillers: frozenset[str]
    no_before: str
    yes_before: str
    """What is read before words that were said behind a no or a yes, which Alexa keeps."""
    no_tokens: Tokens
    """The words of no_before."""
    denials: tuple[AskedDenial, ...]
    yes: PatternSet
    no: PatternSet
    tails: PatternSet
    unsure: PatternSet
    again: PatternSet
    insisting: PatternSet
    """"I said": a no before it takes back what was heard, and answers nothing."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All phrases of one language."""

    language: str
    spelling: Spelling
    soft: frozenset[str]
    small: frozenset[str]
    """Words that, with the soft ones, may stand around a bare feature ("the left one is red")."""
    breaks: frozenset[str]
    unsaid: Mapping[str, str]
    """A verb that a statement cannot begin with → the subject that was left out before it."""
    replies: ReplyWords
    numbers: NumberWords
    scopes: Scopes
    elsewhere: Elsewhere
    people: PeoplePhrases
    findings: tuple[FindingPhrases, ...]
    feels: tuple[tuple[str, PatternSet], ...]
    amounts: AmountPhrases
    guesses: Mapping[str, PatternSet]
    """Loose phrases of yes, no and unsure."""
    leanings: tuple[Leanings, ...]
    answers: AnswerGrammar
    changes: tuple[tuple[str, PatternSet], ...]
    """Ids of how it is now compared with before, and their phrases; the first one found counts."""
    wishes: tuple[tuple[str, PatternSet], ...]
    """Ids of what is wished of the voice, and their phrases; the first one found counts."""
    remarks: tuple[tuple[str, PatternSet], ...]
    """Ids of remarks while help is needed, and their phrases; the first one found counts."""
    sets: tuple[PatternSet, ...]
    """All patterns above."""
    index: PatternIndex
    """Of all patterns above."""

    def load_all(self) -> None:
        """Load every pattern, so that none is loaded while somebody waits."""
        for patterns in self.sets:
            for _ in patterns.each:
                pass
