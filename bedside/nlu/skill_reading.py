"""Read a sentence as the skill itself would, to decide whether it needs the words themselves."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from leg_comfort.clinic import CHECKS, Clinic, FindingKind, load_clinic, raised
from leg_comfort.conversation import JUST_ASKING, REFUSED
from leg_comfort.nlu import (
    AnswerKind,
    Lexicon,
    guess_answer,
    load_lexicon,
    names_other_part,
    read_answer,
    read_person,
    read_remark,
    read_sentence,
    read_text,
)


@cache
def asked_by(context: str) -> frozenset[str]:
    """Return the findings that a question is about; none if nothing is asked."""
    question = known().questions.get(context)
    return frozenset() if question is None else frozenset(question.findings)


@cache
def is_yes_or_no(context: str) -> bool:
    """Return whether a context is a question of yes or no."""
    question = known().questions.get(context)
    return question is not None and question.kind is FindingKind.YES_NO and context != "reminder"


@cache
def known() -> Clinic:
    """Return the clinic's knowledge, read once in a process."""
    return load_clinic()


WORDS, OPEN_ANSWER = "words", "open"
PLAIN = frozenset({"yes", "no"})
FEELING = frozenset({"feel", "cramping_now", "recurring"})
"""Findings that often come with a plain yes or no ("no, it's just the cramp")."""


@dataclass(frozen=True, slots=True)
class SkillReading:
    """Reads with the skill's own lexicon. For a language without one, all answers are no."""

    lexicon: Lexicon | None

    @classmethod
    def of(cls, language: str) -> "SkillReading":
        """Load the lexicon of a language, once in a process."""
        return cls(_lexicon(language))

    def needs_words(self, said: str) -> bool:
        """Return whether a red flag is stated, or the sentence is about another person's leg."""
        return self.lexicon is not None and (
            read_person(self.lexicon, said) is not None or self._warns(self.lexicon, said)
        )

    def reads(self, said: str, asked: bool = True) -> bool:
        """Return whether the skill would find a fact or, if it has asked, an answer."""
        if self.lexicon is None:
            return False
        answer = guess_answer(self.lexicon, said) if asked else None
        return answer is not None or bool(read_text(self.lexicon, said).possible)

    def answer(self, said: str, context: str) -> str | None:
        """Return the answer to a yes-or-no question: yes, no, unsure, or WORDS if it is more.

        OPEN_ANSWER if the words hold no answer to a safety question, None if nothing is asked or
        they hold none to another question.
        """
        if self.lexicon is None or not is_yes_or_no(context):
            return None
        asked = asked_by(context)
        if read_remark(self.lexicon, said) == REFUSED:
            return WORDS
        kind = read_answer(self.lexicon, said, asked)
        safety = bool(asked) and not warning_findings().isdisjoint(asked)
        if kind is AnswerKind.YES and not safety:
            return None
        if kind in (AnswerKind.YES, AnswerKind.NO, AnswerKind.UNSURE):
            facts = read_text(self.lexicon, said, asked)
            told = facts.perhaps or any(
                fact is not False for name, fact in facts.facts.items() if name not in FEELING
            )
            return WORDS if told else kind.value
        if kind is AnswerKind.AGAIN or (safety and kind is AnswerKind.UNCLEAR):
            return WORDS
        return OPEN_ANSWER if safety else None

    def remarks(self, said: str) -> bool:
        """Return whether it is a remark that has an answer of its own while help is needed."""
        return self.lexicon is not None and read_remark(self.lexicon, said) is not None

    def just_asks(self, said: str) -> bool:
        """Return whether it is the remark of somebody who only wants to ask something."""
        return self.lexicon is not None and read_remark(self.lexicon, said) == JUST_ASKING

    def suggests(self, said: str) -> bool:
        """Return whether it may mean a sign that was asked for lately, without naming it."""
        lately = [sign for check in CHECKS for sign in known().questions[check].findings]
        return self.lexicon is not None and bool(
            read_text(self.lexicon, said, before=lately).perhaps
        )

    def answers(self, said: str, asked: Collection[str]) -> bool:
        """Return whether the words mention a finding that was asked for."""
        facts = read_text(self.lexicon, said).possible if self.lexicon and asked else {}
        return any(name in facts for name in asked if name not in FEELING)

    def of_others(self, said: str) -> bool:
        """Return whether it is about an animal, a thing or another part of the body, and no leg."""
        if self.lexicon is None:
            return False
        elsewhere, sentence = self.lexicon.elsewhere, read_sentence(self.lexicon, said)
        if elsewhere.legs.found_in(sentence) and elsewhere.own.found_in(sentence):
            return False
        other = elsewhere.others.found_in(sentence) or names_other_part(self.lexicon, sentence)
        return other and not read_text(self.lexicon, said).possible

    def _warns(self, lexicon: Lexicon, said: str) -> bool:
        return bool(raised(known(), read_text(lexicon, said).possible))


@cache
def warning_findings() -> frozenset[str]:
    """Return the findings that are a red flag by themselves."""
    flags = known().red_flags.values()
    return frozenset(flag.findings[0] for flag in flags if len(flag.findings) == 1)


@cache
def _lexicon(language: str) -> Lexicon | None:
    try:
        return load_lexicon(language, load_clinic().findings)
    except FileNotFoundError:
        return None
