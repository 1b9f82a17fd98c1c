"""Find the scopes of a sentence: negations, doubts, questions, hedges, other times, comparisons."""

from collections.abc import Mapping
from dataclasses import dataclass

from leg_comfort.nlu.matcher import PatternSet
from leg_comfort.nlu.patterns import Match, Sentence
from leg_comfort.nlu.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Scopes:
    """The words and phrases of one language that negate, suspend or end a statement."""

    negators: frozenset[str]
    renewers: frozenset[str]
    """Words that carry a negation on ("or", "nor")."""
    bridges: frozenset[str]
    """Words that, with soft ones, may stand between a negator and the sign that it denies."""
    degrees: frozenset[str]
    """Words between a negator and a sign that make it less than a denial ("not that swollen")."""
    perceiving: frozenset[str]
    """Verbs that a denial may stand behind though an inability does not ("can't see any…")."""
    conditions: frozenset[str]
    """Words right after a denial that limit it ("fine when I sit up")."""
    cuts: PatternSet
    """Words that end every scope ("but", "and now")."""
    subjects: frozenset[str]
    verbs: frozenset[str]
    """A subject with a verb after it begins a new statement…"""
    predicates: frozenset[str]
    """Verbs, and pronouns before them, that begin one without a subject ("me duele")…"""
    attributives: frozenset[str]
    """…unless such a negative stands before their noun ("ninguna pierna está hinchada")."""
    openers: frozenset[str]
    """…unless a word such as "think" or "if" comes before it."""
    speaker: frozenset[str]
    """Words that end a question, and that no "no" before them denies ("my", "i")."""
    possessives: frozenset[str]
    interjections: frozenset[str]
    """Negators that only answer if a new statement follows them ("no")."""
    behind: frozenset[str]
    """Negators that may deny a sign before them ("Fieber habe ich nicht")."""
    carriers: frozenset[str]
    """Words that may stand between the verb behind a sign and such a negator ("ich")."""
    closers: frozenset[str]
    """Words that may stand between such a negator and the end of its statement ("tengo")."""
    particles: frozenset[str]
    """Halves of verbs, which close its statement right behind such a negator ("geht nicht auf")."""
    enders: frozenset[str]
    """Words that begin something new, before which such a statement is at its end ("und")."""
    signs: frozenset[str]
    """Signs in one word: one begins something new after a sign, a verb and a negator."""
    affirmers: frozenset[str]
    """Words behind a sign that no negative before it denies ("rot nicht, dick schon")."""
    tags: frozenset[str]
    """Those of `behind` that only ask for consent behind a statement ("me duele, ¿no?")."""
    harmless: PatternSet
    """Phrases whose negator negates nothing that follows ("not sure", "can't sleep")."""
    unable: PatternSet
    """Inability ("can't", "won't"): mostly the sign itself, never the denial of one."""
    doubts: PatternSet
    questions: PatternSet
    counting: PatternSet
    """Questions that tell what they ask about ("does a flight count")."""
    hedges: PatternSet
    """"maybe", "it might": a sign near them is not sure."""
    similes: PatternSet
    """"like a …": a sign behind them may be a comparison."""
    earlier: PatternSet
    """Another time within days ("it was … yesterday")."""
    past: PatternSet
    exceeded: PatternSet
    """Words after a phrase that weaken its denial ("never had pain like this")."""
    undone: PatternSet
    """Words after a phrase that deny it ("has gone down"), but not in a question."""


@dataclass(frozen=True, slots=True)
class Clauses:
    """The scopes found in one sentence, as positions."""

    sentence: Sentence
    scopes: Scopes
    cuts: frozenset[int]
    starts: frozenset[int]
    harmless: frozenset[int]
    silent: frozenset[int]
    """In a doubt or a question, where nothing is stated."""
    hedged: frozenset[int]
    bygone: frozenset[int]
    likened: Mapping[int, frozenset[int]]
    """A position in a comparison → the positions of the words that open it."""
    exceeded: frozenset[int]
    """Where such words start."""
    undone: Mapping[int, int]
    """Start → end."""

    def silenced(self, match: Match) -> bool:
        """Return whether the phrase is in a doubt or a question."""
        return match.key in self.silent

    def unsure(self, match: Match) -> bool:
        """Return whether the phrase is hedged or about another time within days."""
        return match.key in self.hedged

    def long_past(self, match: Match) -> bool:
        """Return whether the phrase is about a time long past."""
        return match.key in self.bygone

    def conditional(self, end: int) -> bool:
        """Return whether a condition follows a phrase that ends here, soft words ignored."""
        at = end
        while at in self.sentence.soft:
            at += 1
        tokens = self.sentence.tokens
        return at < len(tokens) and tokens[at] in self.scopes.conditions

    def compared(self, match: Match) -> bool:
        """Return whether the phrase is in a comparison whose opening is not the phrase's own."""
        openings = (self.likened[at] for at in match.used if at in self.likened)
        return any(opening.isdisjoint(match.used) for opening in openings)


def read_clauses(scopes: Scopes, sentence: Sentence) -> Clauses:
    """Return the scopes found in the sentence."""
    cuts = _covered(scopes.cuts, sentence)
    starts = frozenset(at for at in range(len(sentence.tokens)) if _starts(scopes, sentence, at))
    stops = cuts | starts
    hedged = _around(scopes.hedges, sentence, stops) | _around(scopes.earlier, sentence, stops)
    hedged |= _around(scopes.past, sentence, cuts)
    silent = _silent(scopes, sentence, cuts, starts)
    return Clauses(
        sentence,
        scopes,
        cuts,
        starts,
        _covered(scopes.harmless, sentence) | _inability(scopes, sentence),
        silent,
        hedged,
        _around(scopes.past, sentence, stops),
        _likened(scopes, sentence, stops),
        frozenset(match.start for match in scopes.exceeded.matches(sentence)),
        {m.start: m.end for m in scopes.undone.matches(sentence) if silent.isdisjoint(m.used)},
    )


def _silent(
    scopes: Scopes, sentence: Sentence, cuts: frozenset[int], starts: frozenset[int]
) -> frozenset[int]:
    mine = {at for at, token in enumerate(sentence.tokens) if token in scopes.speaker}
    doubted = _after(scopes.doubts, sentence, cuts, starts)
    asked = _after(scopes.questions, sentence, cuts | starts | mine, starts)
    told = _covered(scopes.counting, sentence, whole=True)
    return (doubted | asked | _covered(scopes.questions, sentence, whole=True)) - told


def _inability(scopes: Scopes, sentence: Sentence) -> frozenset[int]:
    """Return the positions of "can't" and its like, unless a verb of perceiving follows."""
    found: set[int] = set()
    for match in scopes.unable.matches(sentence):
        at = match.end
        while at in sentence.soft:
            at += 1
        verb = sentence.tokens[at] if at < len(sentence.tokens) else ""
        if verb not in scopes.perceiving:
            found |= match.used
    return frozenset(found)


def _likened(
    scopes: Scopes, sentence: Sentence, stops: frozenset[int]
) -> Mapping[int, frozenset[int]]:
    return {
        at: match.used
        for match in scopes.similes.matches(sentence)
        for at in _until(sentence, match.end, stops)
    }


def _starts(scopes: Scopes, sentence: Sentence, at: int) -> bool:
    tokens = sentence.tokens
    if at and tokens[at - 1] in scopes.openers:
        return False
    if tokens[at] in scopes.behind:
        following = tokens[at + 1] if at + 1 < len(tokens) else ""
        return tokens[at] in scopes.subjects and following in scopes.verbs
    if at and (_starts_anew(scopes, tokens, at - 1) or _starts_bare(scopes, tokens, at)):
        return True
    if tokens[at] in scopes.subjects:
        return any(token in scopes.verbs for token in tokens[at + 1 : at + 3])
    if tokens[at] in scopes.possessives:
        return _has_a_verb(scopes, tokens[at + 2 : at + 4])
    return False


def _has_a_verb(scopes: Scopes, behind: Tokens) -> bool:
    """Return whether a verb is among the words behind a noun: not in "la rodilla y me caigo"."""
    joined = bool(behind) and behind[0] in scopes.enders
    return not joined and not (scopes.verbs | scopes.predicates).isdisjoint(behind)


def _starts_bare(scopes: Scopes, tokens: Tokens, at: int) -> bool:
    """Return whether a verb, or a pronoun before one, begins a statement without a subject.

    In "no tengo fiebre me duele el pecho" it does, not in "ninguna pierna está hinchada".
    """
    pronouns = scopes.predicates - scopes.verbs
    held = pronouns | scopes.negators | scopes.subjects | scopes.possessives
    joined = tokens[at - 1] in scopes.enders
    if tokens[at - 1] in held or (not joined and tokens[max(0, at - 2)] in scopes.attributives):
        return False
    return tokens[at:][:2][-1 if tokens[at] in scopes.possessives else 0] in scopes.predicates


def _starts_anew(scopes: Scopes, tokens: Tokens, negator: int) -> bool:
    """Return whether a verb without its subject begins a statement behind a negator."""
    if tokens[negator] not in scopes.behind:
        return False
    if tokens[negator] in scopes.renewers | scopes.interjections | scopes.subjects:
        return False
    verb, subject = (*tokens[negator + 1 : negator + 3], "", "")[:2]
    return verb in scopes.verbs and subject not in scopes.subjects


def _covered(patterns: PatternSet, sentence: Sentence, whole: bool = False) -> frozenset[int]:
    """Return the positions of the phrases' own words, or with whole of their gaps too."""
    return frozenset(
        at
        for match in patterns.matches(sentence)
        for at in (range(match.start, match.end) if whole else match.used)
    )


def _after(
    patterns: PatternSet, sentence: Sentence, stops: frozenset[int], starts: frozenset[int]
) -> frozenset[int]:
    """Return the positions from the end of each phrase to the next stop.

    A phrase in which a statement starts is none: "que … es" in "lo que tengo es una herida".
    """
    whole = (m for m in patterns.matches(sentence) if starts.isdisjoint(range(m.start + 1, m.end)))
    return frozenset(at for match in whole for at in _until(sentence, match.end, stops))


def _until(sentence: Sentence, start: int, stops: frozenset[int]) -> range:
    end = start
    while end < len(sentence.tokens) and end not in stops:
        end += 1
    return range(start, end)


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
        found.update(range(begin, _until(sentence, end, stops).stop))
    return frozenset(found)
