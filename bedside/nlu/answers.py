"""Read the answer to a yes-or-no question by the skill's own grammar, before any guess."""

from dataclasses import dataclass
from enum import Enum, auto
from functools import cache

from leg_comfort.clinic import RISK_QUESTIONS, Clinic, FindingKind, Question, load_clinic
from leg_comfort.conversation import REFUSED
from leg_comfort.nlu import (
    AnswerKind,
    Lexicon,
    load_lexicon,
    read_answer,
    read_facts,
    read_remark,
    read_text,
)


class ReadAs(Enum):
    """What a sentence is to the question that is pending."""

    ANSWER = auto()
    """An answer, or a wish to hear the question again: the skill reads it in the words."""
    UNSURE = auto()
    """Unsure, and nothing beside it."""
    NO_ANSWER = auto()
    """No answer to a safety question."""


@dataclass(frozen=True, slots=True)
class AnswerReader:
    """Reads with the skill's lexicon of a language. Without one, nothing is an answer."""

    lexicon: Lexicon | None

    @classmethod
    def of(cls, language: str) -> "AnswerReader":
        """Load the lexicon of a language, once in a process."""
        return cls(_lexicon(language))

    def read(self, said: str, context: str) -> ReadAs | None:
        """Return what a sentence is to the question of a context.

        None if no question of yes or no is pending, or it is no answer to one that asks for no
        warning sign.
        """
        question = _question(context)
        if self.lexicon is None or question is None:
            return None
        if read_remark(self.lexicon, said) == REFUSED:
            return ReadAs.ANSWER
        kind = read_answer(self.lexicon, said, question.findings)
        if kind is AnswerKind.UNSURE:
            read = read_text(self.lexicon, said, question.findings)
            return ReadAs.ANSWER if read.possible else ReadAs.UNSURE
        safety = not warning_findings().isdisjoint(question.findings)
        plain = (AnswerKind.NO, AnswerKind.AGAIN)
        if kind in plain or (safety and kind in (AnswerKind.YES, AnswerKind.UNCLEAR)):
            return ReadAs.ANSWER
        if context in RISK_QUESTIONS and read_text(self.lexicon, said, question.findings).possible:
            return ReadAs.ANSWER
        return ReadAs.NO_ANSWER if safety else None

    def warnings(self, said: str) -> frozenset[str]:
        """Return the findings that are a red flag by themselves and that a sentence tells."""
        if self.lexicon is None:
            return frozenset()
        facts = read_facts(self.lexicon, said)
        return frozenset(name for name in warning_findings() if facts.get(name) is True)


@cache
def warning_findings() -> frozenset[str]:
    """Return the findings that are a red flag by themselves."""
    flags = _clinic().red_flags.values()
    return frozenset(flag.findings[0] for flag in flags if len(flag.findings) == 1)


def _question(context: str) -> Question | None:
    """Return the question of yes or no that is pending in a context, if it asks for findings."""
    question = _clinic().questions.get(context)
    asks = question is not None and question.kind is FindingKind.YES_NO and context != "reminder"
    return question if asks else None


@cache
def _clinic() -> Clinic:
    return load_clinic()


@cache
def _lexicon(language: str) -> Lexicon | None:
    try:
        return load_lexicon(language, _clinic().findings)
    except FileNotFoundError:
        return None
