"""Read facts, answers and remarks from slot ids and free text.

The package that reads free text is imported with the first text: most conversations have none.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from leg_comfort.alexa.intents import FEEL
from leg_comfort.clinic import Clinic, Fact, Facts, FindingKind, warning_signs
from leg_comfort.conversation import Act

if TYPE_CHECKING:
    from leg_comfort.nlu import Lexicon, Utterance

WISHES = {
    "pause": Act.PAUSE,
    "repeat": Act.REPEAT,
    "previous": Act.PREVIOUS,
    "next": Act.NEXT,
    "resume": Act.RESUME,
    "stop": Act.STOP,
}
STATES = frozenset({"feel", "cramping_now"})
"""Findings beside which a change of how it is, or a wish, may be told."""
EASED = "eased"
"""The question whether a stretch has helped."""
ANSWER_ACTS = {
    "yes": Act.YES,
    "no": Act.NO,
    "unsure": Act.UNSURE,
    "unclear": Act.UNCLEAR,
    "again": Act.EXPLAIN,
}


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer in a text.

    firm: whether it is a no that other facts beside it do not undo. loose: whether it is only what
    the words come to, and no plain yes or no.
    """

    act: Act | None = None
    firm: bool = False
    loose: bool = False


@dataclass(frozen=True, slots=True)
class TextReading:
    """The meaning of a text.

    facts, possible warning signs, an answer, another person's leg, a remark, a change of how it is,
    which is read only if nothing is asked that it could be the answer to, and a wish of the voice.
    """

    facts: Facts = field(default_factory=dict)
    perhaps: frozenset[str] = frozenset()
    answer: Answer = Answer()
    about: str | None = None
    remark: str | None = None
    change: str | None = None
    wish: Act | None = None


@dataclass(frozen=True, slots=True)
class IdReader:
    """Reads slot ids only, and nothing in free text: a reader for when the lexicon is broken."""

    clinic: Clinic

    def facts_named(self, id: str) -> dict[str, Fact]:
        """Return the facts that an id of the FINDING slot states.

        A finding is true, the findings of a denial are false. Empty for an unknown id, and for a
        finding that is not a matter of yes or no.
        """
        if id in self.clinic.denials:
            return dict.fromkeys(self.clinic.denials[id].findings, False)
        finding = self.clinic.findings.get(id)
        return {id: True} if finding and finding.kind is FindingKind.YES_NO else {}

    def read(self, words: str, asking: str | None = None, before: str | None = None) -> TextReading:
        """Return the meaning of a text.

        asking: the id of the pending question. before: that of the question before it, which
        words that say nothing else may mean unless the pending one asks for warning signs.
        """
        return TextReading()

    def read_behind(
        self, answer: Act, words: str, asking: str | None = None, before: str | None = None
    ) -> TextReading:
        """Return the meaning of what was said behind a yes or a no, which Alexa keeps to herself.

        answer: Act.YES or Act.NO. Without a lexicon a yes stands, and a no may be anything.
        """
        return TextReading(answer=Answer(Act.YES if answer is Act.YES else Act.UNCLEAR))


@dataclass(frozen=True, slots=True)
class FreeTextReader(IdReader):
    """Reads slot ids and free text. lexicon: loads the phrases of the person's language."""

    lexicon: "Callable[[], Lexicon]"

    def read(self, words: str, asking: str | None = None, before: str | None = None) -> TextReading:
        """Return the meaning of a text.

        asking: the id of the pending question. before: that of the question before it.
        """
        from leg_comfort.nlu import (
            Utterance,
            read_change,
            read_person,
            read_remark,
            read_text,
        )

        lexicon, asked = self.lexicon(), self._asked(asking)
        said = Utterance(lexicon, words)
        found = read_text(lexicon, said, self._wanted(asking))
        if not (found.facts or found.perhaps or self._asks_for_signs(asking)):
            found = read_text(lexicon, said, asked, self._asked(before))
        facts = self._of_leg(found.facts, said, asking)
        bare = not found.perhaps and facts.keys() <= STATES
        return TextReading(
            facts,
            found.perhaps,
            self._answer(said, asking, asked, facts),
            read_person(lexicon, said),
            read_remark(lexicon, said),
            read_change(lexicon, said) if bare and (not asked or asking == EASED) else None,
            self._wish(said, asking) if bare else None,
        )

    def read_behind(
        self, answer: Act, words: str, asking: str | None = None, before: str | None = None
    ) -> TextReading:
        """Return the meaning of what was said behind a yes or a no, which Alexa keeps.

        A no behind a yes ("yeah, nah") takes it back, but for a safety question it is unclear:
        nothing behind a yes denies a sign that was asked for ("yes, it's clear").
        """
        grammar = self.lexicon().answers
        before_them = grammar.yes_before if answer is Act.YES else grammar.no_before
        found = self.read(f"{before_them} {words}", asking, before)
        if answer is not Act.YES:
            return found
        if self._asks_for_signs(asking):
            asked = self._asked(asking)
            told = {f: v for f, v in found.facts.items() if v is not False or f not in asked}
            found = replace(found, facts=told)
        else:
            alone = self.read(words, asking, before)
            found = alone if alone.answer.act is Act.NO and self._says_no(words) else found
        return found if found.answer.act else replace(found, answer=Answer(Act.YES))

    def _wish(self, said: "Utterance", asking: str | None) -> Act | None:
        """Return what is wished of the voice; to a safety check, a no that leads answers first.

        Else "no, both the same, one moment" would be waited for, again and again.
        """
        from leg_comfort.nlu import guess_answer, read_wish

        wish = WISHES.get(read_wish(said.lexicon, said) or "")
        answers = wish and self._asks_for_signs(asking) and guess_answer(said.lexicon, said).firm
        return None if answers else wish

    def _says_no(self, words: str) -> bool:
        """Return whether the words answer no by themselves, not by what they lean to."""
        from leg_comfort.nlu import guess_answer

        return guess_answer(self.lexicon(), words).answer == "no"

    def _asked(self, asking: str | None) -> Collection[str]:
        question = self.clinic.questions.get(asking or "")
        return question.findings if question and question.kind is FindingKind.YES_NO else ()

    def _wanted(self, asking: str | None) -> Collection[str]:
        """Return the findings that words without a noun may state: what is asked, or counted."""
        question = self.clinic.questions.get(asking or "")
        return question.findings if question and question.kind is not FindingKind.CHOICE else ()

    def _of_leg(self, facts: Facts, said: "Utterance", asking: str | None) -> Facts:
        """Return the facts without those that belong to what was asked, unless a leg is named.

        "Ten hours up the mountain", after a question about the day, is no ten hours of cramp, and
        two nights are not two legs.
        """
        from leg_comfort.nlu import names_leg

        question = self.clinic.questions.get(asking or "")
        others = facts.keys() & question.not_of_the_leg if question else ()
        if not others or names_leg(said.lexicon, said):
            return facts
        return {finding: fact for finding, fact in facts.items() if finding not in others}

    def _answer(
        self, said: "Utterance", asking: str | None, asked: Collection[str], facts: Facts
    ) -> Answer:
        """Return the answer in a text.

        A safety question takes none but a plain one. A denial of something else than what was asked
        is no answer to it, unless it is firm. A yes to how it feels is none beside a leg: "hello
        yes, I'm awake with my leg again".
        """
        from leg_comfort.nlu import guess_answer, names_leg, read_answer

        answer = read_answer(said.lexicon, said, asked)
        act = ANSWER_ACTS[answer.value] if answer else None
        if act is Act.YES and asking == FEEL and names_leg(said.lexicon, said):
            return Answer()
        plain = act not in (None, Act.UNCLEAR)
        if self._asks_for_signs(asking) or (plain and not (act is Act.NO and asked)):
            return Answer(act)
        untold = asked if facts.keys().isdisjoint(asked) else ()
        guess = guess_answer(said.lexicon, said, untold)
        firm = guess.firm and bool(asked)
        elsewhere = bool(facts) and facts.keys().isdisjoint(asked) and not any(facts.values())
        if plain or (elsewhere and not firm):
            return Answer(act, firm)
        return Answer(ANSWER_ACTS.get(guess.answer or ""), firm, loose=True)

    def _asks_for_signs(self, asking: str | None) -> bool:
        """Return whether a question asks for warning signs, and not for a cause."""
        question = self.clinic.questions.get(asking or "")
        if question is None or question.adaptive:
            return False
        return not warning_signs(self.clinic).isdisjoint(question.findings)
