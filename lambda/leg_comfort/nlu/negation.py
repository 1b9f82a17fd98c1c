"""What stands over a phrase: a negation, a doubt, a question, a time long past."""

from dataclasses import dataclass, field

from leg_comfort.nlu.pattern_index import Patterns
from leg_comfort.nlu.patterns import Match, Sentence

REACH = 5
"""A negation reaches over so many words of weight; "or" renews it."""


@dataclass(frozen=True, slots=True)
class Scopes:
    """The words that turn, hold back or end a statement, in one language."""

    negators: frozenset[str]
    renewers: frozenset[str]
    """Words that carry a negation on ("or", "nor")."""
    cuts: Patterns
    """Words that end whatever stood before ("but", "and now")."""
    subjects: frozenset[str]
    verbs: frozenset[str]
    """A subject and a verb right after it begin a new statement…"""
    openers: frozenset[str]
    """…unless a word such as "think" or "if" holds it in the old one."""
    speaker: frozenset[str]
    """"my" and "i": with them a question has turned to what is there."""
    possessives: frozenset[str]
    interjections: frozenset[str]
    """"no" among them: it is only an answer when a new statement follows."""
    harmless: Patterns
    """Phrases whose negator negates nothing that follows ("not sure", "can't sleep")."""
    doubts: Patterns
    questions: Patterns
    past: Patterns
    undone: Patterns
    """Words right after a phrase that take it back ("has gone down")."""


@dataclass(frozen=True, slots=True)
class Clauses:
    """One sentence with all of that found."""

    sentence: Sentence
    scopes: Scopes
    cuts: frozenset[int]
    starts: frozenset[int]
    harmless: frozenset[int]
    silent: frozenset[int]
    """Positions under a doubt or a question: nothing there is stated."""
    bygone: frozenset[int]
    undone: frozenset[int] = field(default=frozenset())

    def negated(self, match: Match) -> bool:
        """Say whether a negator stands over the phrase's symptom, or inside a gap of it."""
        if any(self.sentence.tokens[at] in self.scopes.negators for at in match.used):
            return False
        inside = (at for at in range(match.key, match.key_end) if at not in match.used)
        if any(self._negator(at) for at in inside):
            return True
        return self._reached(match) or self._undone(match.key_end) or self._undone(match.end)

    def _undone(self, at: int) -> bool:
        while at not in self.undone and at in self.sentence.soft:
            at += 1
        return at in self.undone

    def denial_negated(self, match: Match) -> bool:
        """Say whether a denial is turned round ("not the same"); an answering "no" never does."""
        tokens, interjections = self.sentence.tokens, self.scopes.interjections
        before = [at for at in range(match.key) if tokens[at] in interjections]
        last = max(before, default=-1)
        later = any(self._negator(at) for at in range(last + 1, match.key_end))
        return later and self.negated(match)

    def silenced(self, match: Match) -> bool:
        """Say whether the phrase stands in a doubt or a question."""
        return match.key in self.silent

    def long_past(self, match: Match) -> bool:
        """Say whether the phrase is told of another time."""
        return match.key in self.bygone

    def _negator(self, at: int) -> bool:
        return self.sentence.tokens[at] in self.scopes.negators and at not in self.harmless

    def _reached(self, match: Match) -> bool:
        if match.key in self.cuts:
            return False
        left = REACH
        for at in range(match.key - 1, -1, -1):
            if at not in match.used and self._negator(at):
                return not (self._interjection(at) and self._answers_only(at + 1))
            if at in self.cuts or at + 1 in self.starts:
                return False
            left = REACH if self.sentence.tokens[at] in self.scopes.renewers else left
            left -= at not in self.sentence.soft
            if left < 0:
                return False
        return False

    def _interjection(self, at: int) -> bool:
        return self.sentence.tokens[at] in self.scopes.interjections

    def _answers_only(self, at: int) -> bool:
        """Say whether a statement of its own begins here, soft words left aside."""
        while at not in self.starts and at in self.sentence.soft:
            at += 1
        return at in self.starts or at in self.cuts


def read_clauses(scopes: Scopes, sentence: Sentence) -> Clauses:
    """Find every scope in the sentence."""
    cuts = _covered(scopes.cuts, sentence)
    starts = frozenset(at for at in range(len(sentence.tokens)) if _starts(scopes, sentence, at))
    mine = {at for at, token in enumerate(sentence.tokens) if token in scopes.speaker}
    doubted = _after(scopes.doubts, sentence, cuts)
    asked = _after(scopes.questions, sentence, cuts | starts | mine)
    asked |= _covered(scopes.questions, sentence, whole=True)
    return Clauses(
        sentence,
        scopes,
        cuts,
        starts,
        _covered(scopes.harmless, sentence),
        doubted | asked,
        _around(scopes.past, sentence, cuts | starts),
        frozenset(match.start for match in scopes.undone.matches(sentence)),
    )


def _starts(scopes: Scopes, sentence: Sentence, at: int) -> bool:
    tokens = sentence.tokens
    if at and tokens[at - 1] in scopes.openers:
        return False
    if tokens[at] in scopes.subjects:
        return any(token in scopes.verbs for token in tokens[at + 1 : at + 3])
    if tokens[at] in scopes.possessives:
        return any(token in scopes.verbs for token in tokens[at + 2 : at + 4])
    return False


def _covered(patterns: Patterns, sentence: Sentence, whole: bool = False) -> frozenset[int]:
    """Return the positions of the phrases' own words, or with whole all they stretch over."""
    return frozenset(
        at
        for match in patterns.matches(sentence)
        for at in (range(match.start, match.end) if whole else match.used)
    )


def _after(patterns: Patterns, sentence: Sentence, stops: frozenset[int]) -> frozenset[int]:
    """Return the positions from each phrase on up to the next stop."""
    found: set[int] = set()
    for match in patterns.matches(sentence):
        at = match.end
        while at < len(sentence.tokens) and at not in stops:
            found.add(at)
            at += 1
    return frozenset(found)


def _around(patterns: Patterns, sentence: Sentence, stops: frozenset[int]) -> frozenset[int]:
    """Return the positions of the whole stretch in which a phrase stands.

    A phrase before everything else ("last year my leg was…") counts for what follows it.
    """
    found: set[int] = set()
    for match in patterns.matches(sentence):
        begin = match.start
        while begin > 0 and begin not in stops:
            begin -= 1
        end = match.end + (match.start == 0 and match.end in stops)
        while end < len(sentence.tokens) and end not in stops:
            end += 1
        found.update(range(begin, end))
    return frozenset(found)
