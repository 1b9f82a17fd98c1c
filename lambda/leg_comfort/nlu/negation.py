"""Find negations, doubts, questions and times long past, and how far each of them reaches."""

from dataclasses import dataclass, field

from leg_comfort.nlu.matcher import PatternSet
from leg_comfort.nlu.patterns import Match, Sentence

REACH = 5
"""How many words that are not soft a negation reaches over; "or" renews it."""


@dataclass(frozen=True, slots=True)
class Scopes:
    """The words and phrases of one language that negate, suspend or end a statement."""

    negators: frozenset[str]
    renewers: frozenset[str]
    """Words that carry a negation on ("or", "nor")."""
    cuts: PatternSet
    """Words that end every scope ("but", "and now")."""
    subjects: frozenset[str]
    verbs: frozenset[str]
    """A subject with a verb after it begins a new statement…"""
    openers: frozenset[str]
    """…unless a word such as "think" or "if" comes before it."""
    speaker: frozenset[str]
    """Words that end a question ("my", "i")."""
    possessives: frozenset[str]
    interjections: frozenset[str]
    """Negators that only answer if a new statement follows them ("no")."""
    harmless: PatternSet
    """Phrases whose negator negates nothing that follows ("not sure", "can't sleep")."""
    doubts: PatternSet
    questions: PatternSet
    past: PatternSet
    undone: PatternSet
    """Words after a phrase that deny it ("has gone down")."""


@dataclass(frozen=True, slots=True)
class Clauses:
    """The scopes found in one sentence."""

    sentence: Sentence
    scopes: Scopes
    cuts: frozenset[int]
    starts: frozenset[int]
    harmless: frozenset[int]
    silent: frozenset[int]
    """Positions in a doubt or a question, where nothing is stated."""
    bygone: frozenset[int]
    undone: frozenset[int] = field(default=frozenset())

    def negated(self, match: Match) -> bool:
        """Return whether a negator reaches the phrase's symptom or stands in a gap of it."""
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
        """Return whether a denial is negated ("not the same"), and not by an answering "no"."""
        tokens, interjections = self.sentence.tokens, self.scopes.interjections
        before = [at for at in range(match.key) if tokens[at] in interjections]
        last = max(before, default=-1)
        later = any(self._negator(at) for at in range(last + 1, match.key_end))
        return later and self.negated(match)

    def silenced(self, match: Match) -> bool:
        """Return whether the phrase is in a doubt or a question."""
        return match.key in self.silent

    def long_past(self, match: Match) -> bool:
        """Return whether the phrase is about a time long past."""
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
        """Return whether a new statement begins here, soft words ignored."""
        while at not in self.starts and at in self.sentence.soft:
            at += 1
        return at in self.starts or at in self.cuts


def read_clauses(scopes: Scopes, sentence: Sentence) -> Clauses:
    """Return the scopes found in the sentence."""
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


def _covered(patterns: PatternSet, sentence: Sentence, whole: bool = False) -> frozenset[int]:
    """Return the positions of the phrases' own words, or with whole of their gaps too."""
    return frozenset(
        at
        for match in patterns.matches(sentence)
        for at in (range(match.start, match.end) if whole else match.used)
    )


def _after(patterns: PatternSet, sentence: Sentence, stops: frozenset[int]) -> frozenset[int]:
    """Return the positions from the end of each phrase to the next stop."""
    found: set[int] = set()
    for match in patterns.matches(sentence):
        at = match.end
        while at < len(sentence.tokens) and at not in stops:
            found.add(at)
            at += 1
    return frozenset(found)


def _around(patterns: PatternSet, sentence: Sentence, stops: frozenset[int]) -> frozenset[int]:
    """Return the positions between the stops before and after each phrase.

    A phrase at the very beginning ("last year my leg was…") reaches into the next statement.
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
