"""Read the answer to a yes-or-no question.

Only an unmistakable no is a no: a single word that is no part of one makes it unclear.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from typing import Literal, cast

from leg_comfort.nlu.fact_reader import (
    Certainty,
    answers_no_first,
    asked_denials,
    read_signs,
    statements,
)
from leg_comfort.nlu.lexicon import Lexicon
from leg_comfort.nlu.matcher import PatternSet
from leg_comfort.nlu.negation import negation_of
from leg_comfort.nlu.patterns import Sentence
from leg_comfort.nlu.scopes import Clauses
from leg_comfort.nlu.sentence_reader import Utterance, Words, read_utterance

GuessedAnswer = Literal["yes", "no", "unsure"]
_GUESSES = ("unsure", "no", "yes")
"""At the same position unsure wins over no, and no over yes."""


@dataclass(frozen=True, slots=True)
class Guess:
    """The likeliest answer, or None.

    firm: whether a no stands first, or is what the words lean to. Other facts beside it do not undo
    it: "no, it's both legs", asked about the day.
    """

    answer: GuessedAnswer | None
    firm: bool = False


class AnswerKind(Enum):
    """What a reply to a yes-or-no question comes to."""

    YES = "yes"
    """A yes, alone or with more; facts may stand beside it."""
    NO = "no"
    """A plain no: it denies everything that was asked."""
    UNSURE = "unsure"
    UNCLEAR = "unclear"
    """Neither a plain yes nor a plain no; it may deny a part of what was asked."""
    AGAIN = "again"
    """A wish to hear the question again, or to have it explained."""


WHICH_LEG = "both_legs"
"""The finding that tells whether it is one leg or both."""


@dataclass(frozen=True, slots=True)
class _Said:
    """The positions in a reply that each kind of phrase covers."""

    clauses: Clauses
    yes: frozenset[int]
    no: frozenset[int]
    unsure: frozenset[int]
    tails: frozenset[int]
    denials: frozenset[int]
    denied: frozenset[str]
    """The findings among the asked ones that are denied by name."""

    @property
    def sentence(self) -> Sentence:
        """The reply as a sentence."""
        return self.clauses.sentence


def read_answer(lexicon: Lexicon, words: Words, asked: Collection[str] = ()) -> AnswerKind | None:
    """Return what the reply to a yes-or-no question comes to, None if it holds no answer.

    asked: the findings that the question is about. Facts are read beside it, by read_text: "no
    swelling" to a question about swelling and colour is unclear, and denies the swelling.
    """
    utterance = read_utterance(lexicon, words)
    sentence = utterance.sentence
    if lexicon.answers.again.found_in(sentence):
        return AnswerKind.AGAIN
    said = _said(lexicon, utterance.clauses, asked)
    if said.unsure:
        return AnswerKind.UNSURE
    if said.yes:
        contradicted = said.no or said.denied
        return AnswerKind.UNCLEAR if contradicted else AnswerKind.YES
    if _is_no(lexicon, said, asked) and not _states_a_sign(utterance, asked):
        return AnswerKind.NO
    negative = any(token in lexicon.scopes.negators for token in sentence.tokens)
    return AnswerKind.UNCLEAR if negative or said.no or said.denied else None


def guess_answer(lexicon: Lexicon, words: Words, asked: Collection[str] = ()) -> Guess:
    """Return the likeliest answer in any words; never enough to pass a safety check.

    asked: the findings that the question is about. Unsure wins wherever it stands, then a no or yes
    at the beginning, then what most of the words lean to ("I sat all day" after a question about
    a hard day), then the first loose yes or no ("it's fine, yes").
    """
    utterance = read_utterance(lexicon, words)
    first: dict[str, int] = {}
    for guess in _GUESSES:
        starts = [match.start for match in lexicon.guesses[guess].matches(utterance.sentence)]
        if starts:
            first[guess] = min(starts)
    leading, leaning = False, None
    if asked or first.get("no") == 0:
        leading = answers_no_first(lexicon, utterance.clauses)
        leaning = _leaning(lexicon, utterance.clauses, asked)
    firm = leading or leaning == "no"
    if "unsure" in first:
        return Guess("unsure", firm)
    guessed = cast(GuessedAnswer, min(first, key=lambda a: first[a])) if first else None
    if leading and first.get("no") == 0:
        return Guess("no", firm)
    if guessed == "yes" and first["yes"] == 0:
        return Guess("yes", firm)
    return Guess(leaning or guessed, firm)


def _leaning(
    lexicon: Lexicon, clauses: Clauses, asked: Collection[str]
) -> Literal["yes", "no"] | None:
    """Return what more of the words lean to; what leans to a yes and is denied leans to a no."""
    sentence = clauses.sentence
    yes: set[int] = set()
    no: set[int] = set()
    for leanings in (each for each in lexicon.leanings if each.finding in asked):
        for match in (m for m in leanings.yes.matches(sentence) if not clauses.silenced(m)):
            (yes if negation_of(clauses, match) is None else no).add(match.key)
        for match in (m for m in leanings.no.matches(sentence) if not clauses.silenced(m)):
            if negation_of(clauses, match) is None:
                no.add(match.key)
    return None if len(yes) == len(no) else "yes" if len(yes) > len(no) else "no"


def _said(lexicon: Lexicon, clauses: Clauses, asked: Collection[str]) -> _Said:
    sentence, grammar = clauses.sentence, lexicon.answers
    denials = _denials(lexicon, clauses, asked)
    named = frozenset(at for spans in denials.values() for span in spans for at in span)
    no = [match.used for match in grammar.no.matches(sentence)]
    about = (denial for denial in grammar.denials if not denial.findings.isdisjoint(asked))
    beside = [grammar.tails, *(denial.beside for denial in about)]
    lit = _spans(grammar.tails, sentence)
    longer = [*no, *(span for spans in denials.values() for span in spans)]
    return _Said(
        clauses,
        yes=_covered(_outside(_spans(grammar.yes, sentence), longer)),
        no=_covered(span for span in no if not span <= named),
        unsure=_covered(_outside(_spans(grammar.unsure, sentence), [*longer, *lit])),
        tails=_covered(_apart([s for tails in beside for s in _spans(tails, sentence)], no)),
        denials=named,
        denied=frozenset(denials),
    )


def _denials(
    lexicon: Lexicon, clauses: Clauses, asked: Collection[str]
) -> Mapping[str, list[frozenset[int]]]:
    """Return the spans that deny each of the asked findings."""
    found: dict[str, list[frozenset[int]]] = {}
    for phrases in (phrases for phrases in lexicon.findings if phrases.finding in asked):
        told = [*statements(lexicon, clauses, phrases), *asked_denials(lexicon, clauses, phrases)]
        spans = [stated.at for stated in told if stated.certainty is Certainty.NOT]
        if spans:
            found[phrases.finding] = spans
    return found


def _is_plain_no(lexicon: Lexicon, said: _Said, asked: Collection[str]) -> bool:
    own = said.no - _echoes(lexicon, said)
    if not own and not (asked and said.denied.issuperset(asked)):
        return False
    covered = said.no | said.tails | said.denials
    tokens = enumerate(said.sentence.tokens)
    return all(at in covered or token in lexicon.answers.fillers for at, token in tokens)


def _echoes(lexicon: Lexicon, said: _Said) -> frozenset[int]:
    """Return where a no only repeats a denial: "not swollen, no", "nein, dicker nicht"."""
    tokens, interjections = said.sentence.tokens, lexicon.scopes.interjections
    noes = (at for at in said.no if tokens[at] in interjections)
    return frozenset(
        at for at in noes if _denies_up_to(lexicon, said, at) or _fronts_after(lexicon, said, at)
    )


def _denies_up_to(lexicon: Lexicon, said: _Said, end: int) -> bool:
    """Return whether the words before a position deny something by name."""
    tokens = said.sentence.tokens
    for at in range(end - 1, -1, -1):
        if at in said.denials:
            return True
        if at in said.no or at not in said.tails:
            return False
        if tokens[at] in lexicon.scopes.negators:
            return True
    return False


def _fronts_after(lexicon: Lexicon, said: _Said, at: int) -> bool:
    """Return whether one sign follows, which a negative behind it denies, and maybe no other."""
    tokens, scopes = said.sentence.tokens, lexicon.scopes
    behind = [a for a in range(at + 1, len(tokens)) if tokens[a] not in scopes.interjections]
    negatives = [a for a in behind if tokens[a] in scopes.negators]
    fronted = negatives == behind[-1:] != behind[:1] and tokens[-1] in scopes.behind
    return fronted and said.denials.issuperset(behind)


def _is_no(lexicon: Lexicon, said: _Said, asked: Collection[str]) -> bool:
    """Return whether it is a plain no, or one to signs beside something that was not asked about.

    "No, it's not swollen" answers a question about the chest; "no swelling" does not. Where a
    negative may stand behind what it denies, the no beside another sign may be its own.
    """
    if _is_plain_no(lexicon, said, asked):
        return True
    if lexicon.scopes.behind:
        return False
    signs = {phrases.finding for phrases in lexicon.findings if phrases.is_sign}
    if not said.no or not asked or not signs.issuperset(asked):
        return False
    elsewhere = _said_elsewhere(lexicon, said.clauses, asked)
    apart = replace(said, no=said.no - elsewhere, denials=said.denials | elsewhere)
    return bool(apart.no) and _is_plain_no(lexicon, apart, asked)


def _said_elsewhere(lexicon: Lexicon, clauses: Clauses, asked: Collection[str]) -> frozenset[int]:
    """Return the positions that deny other signs, or tell what is none; empty if a sign is told.

    Which leg it is tells nothing here: it is said in words that stand anywhere ("right mostly").
    """
    told: list[frozenset[int]] = []
    for phrases in (each for each in lexicon.findings if each.finding not in (*asked, WHICH_LEG)):
        for stated in statements(lexicon, clauses, phrases):
            denied = stated.certainty is Certainty.NOT
            if phrases.is_sign and not denied:
                return frozenset()
            if phrases.is_sign or not denied:
                told.append(stated.at)
    return _covered(told)


def _states_a_sign(utterance: Utterance, asked: Collection[str]) -> bool:
    signs = read_signs(utterance.lexicon, utterance, asked)
    return any(certainty is not Certainty.NOT for certainty in signs.values())


def _spans(patterns: PatternSet, sentence: Sentence) -> list[frozenset[int]]:
    return [sentence.span_of(match) for match in patterns.matches(sentence)]


def _outside(
    spans: Iterable[frozenset[int]], longer: Collection[frozenset[int]]
) -> list[frozenset[int]]:
    """Return the spans that are not a part of a longer one ("see" in "can't see any swelling")."""
    return [span for span in spans if not any(span < other for other in longer)]


def _apart(
    spans: Iterable[frozenset[int]], others: Collection[frozenset[int]]
) -> list[frozenset[int]]:
    """Return the spans that take no word from another span ("all well" in "not at all well")."""
    return [span for span in spans if all(span.isdisjoint(o) or span <= o for o in others)]


def _covered(spans: Iterable[frozenset[int]]) -> frozenset[int]:
    return frozenset(at for span in spans for at in span)
