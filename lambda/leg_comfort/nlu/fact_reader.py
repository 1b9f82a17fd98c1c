"""Read the facts that a sentence states: findings, how it feels, how often and how long."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum

from leg_comfort.nlu.amounts import read_amounts
from leg_comfort.nlu.lexicon import FindingPhrases, Lexicon
from leg_comfort.nlu.matcher import PatternSet
from leg_comfort.nlu.negation import Negation, denial_force, negation_of, only_answers
from leg_comfort.nlu.negation_behind import NegationForce
from leg_comfort.nlu.patterns import Match, Sentence
from leg_comfort.nlu.person_reader import is_about_people, is_about_things, names_other_part
from leg_comfort.nlu.scopes import Clauses
from leg_comfort.nlu.sentence_reader import Words, nothing_but, read_utterance

FactValue = bool | int | str
FIRST_SAID = frozenset({"burning", "ache"})
"""Feels of which the one said first is meant."""


class Certainty(IntEnum):
    """Whether a finding is so; of several statements the highest counts."""

    NOT = 0
    PERHAPS = 1
    SO = 2


@dataclass(frozen=True, slots=True)
class Statement:
    """What one phrase states of a finding, and the positions of its words."""

    certainty: Certainty
    at: frozenset[int]


Told = Mapping[str, list[Statement]]
"""A finding → everything that a sentence states of it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The facts that a sentence states, and the signs that it makes possible."""

    facts: Mapping[str, FactValue]
    perhaps: frozenset[str] = frozenset()

    @property
    def possible(self) -> dict[str, FactValue]:
        """The facts, with each sign that is only possible taken as so: the safer reading."""
        return {**self.facts, **dict.fromkeys(self.perhaps, True)}


def read_facts(lexicon: Lexicon, words: Words, asked: Collection[str] = ()) -> dict[str, FactValue]:
    """Return the facts that the words state: finding id → true or false, "feel" → a feel, counts.

    Questions, doubts, times long past and other people's findings state nothing, nor does a sign
    that is only possible. The keys of counts are nights_in_last_two_weeks, weeks_ongoing and
    duration_minutes. asked: the findings of the last questions, for phrases without a noun.
    """
    return dict(read_text(lexicon, words, asked).facts)


def read_signs(lexicon: Lexicon, words: Words, asked: Collection[str] = ()) -> dict[str, Certainty]:
    """Return whether each warning sign that the words speak of is so, perhaps or not."""
    reading = read_text(lexicon, words, asked)
    signs = {phrases.finding for phrases in lexicon.findings if phrases.is_sign}
    told = {f: Certainty.SO if v is True else Certainty.NOT for f, v in reading.facts.items()}
    told |= dict.fromkeys(reading.perhaps, Certainty.PERHAPS)
    return {finding: certainty for finding, certainty in told.items() if finding in signs}


def read_text(
    lexicon: Lexicon, words: Words, asked: Collection[str] = (), before: Collection[str] = ()
) -> Reading:
    """Return the facts and the possible signs. before: the findings of the question before."""
    clauses = read_utterance(lexicon, words).statement
    sentence = clauses.sentence
    if is_about_things(lexicon, sentence):
        return Reading({})
    others = is_about_people(lexicon, sentence)
    wanted = [phrases for phrases in lexicon.findings if phrases.is_sign or not others]
    found = _statements(lexicon, clauses, wanted, asked, before)
    if asked and answers_no_first(lexicon, clauses):
        found = _without_what_it_denies(lexicon, clauses, found, asked)
    if not _all_understood(lexicon, clauses, found, asked):
        found = _without_denials(lexicon, found, asked)
    amounts = read_amounts(lexicon, sentence, asked)
    if others:
        counted = {finding: amount for finding, amount in amounts.items() if finding in asked}
        reading = _of_other_people(_strongest(found), lexicon)
        return Reading({**reading.facts, **counted}, reading.perhaps)
    reading = _reading(_strongest(found))
    more = _feel(lexicon, clauses) | amounts
    return Reading({**reading.facts, **more}, reading.perhaps)


def statements(
    lexicon: Lexicon, clauses: Clauses, phrases: FindingPhrases, asked: Collection[str] = ()
) -> Iterator[Statement]:
    """Yield everything that the sentence states of a finding."""
    yield from _affirmed(lexicon, phrases, clauses, asked)
    yield from _suggested(lexicon, phrases, clauses, asked)
    sentence = clauses.sentence
    for match in (*phrases.no.matches(sentence), *phrases.fine.matches(sentence)):
        stated = _denying(phrases, clauses, match)
        if stated and not clauses.silenced(match):
            yield stated
    for match in phrases.mention.matches(sentence):
        denial = _denial(phrases, clauses, match)
        if denial and _denies_all(phrases, asked) and not clauses.silenced(match):
            yield denial


def asked_denials(
    lexicon: Lexicon, clauses: Clauses, phrases: FindingPhrases
) -> Iterator[Statement]:
    """Yield the denials of a finding that only count because it was asked about."""
    told = (each for each in lexicon.answers.denials if phrases.finding in each.findings)
    for denial in told:
        spans = list(_denying_spans(clauses, denial.phrases))
        halves = [[*_denying_spans(clauses, half)] for half in denial.halves]
        if halves and all(halves):
            spans.append(frozenset(at for half in halves for span in half for at in span))
        yield from (Statement(Certainty.NOT, span) for span in spans)


def _denying_spans(clauses: Clauses, phrases: PatternSet) -> Iterator[frozenset[int]]:
    """Yield what each phrase covers that nothing silences, denies or makes conditional."""
    for match in phrases.matches(clauses.sentence):
        held = clauses.silenced(match) or clauses.conditional(match.end)
        if not held and denial_force(clauses, match) is None:
            yield clauses.sentence.span_of(match)


def _statements(
    lexicon: Lexicon,
    clauses: Clauses,
    wanted: Iterable[FindingPhrases],
    asked: Collection[str],
    before: Collection[str],
) -> Told:
    lately = {*asked, *before}
    told = [p for p in wanted if p.finding in lately or p.may_be_told(clauses.sentence)]
    found = {p.finding: [*statements(lexicon, clauses, p, lately)] for p in told}
    for phrases in (phrases for phrases in told if phrases.finding in asked):
        found[phrases.finding] += asked_denials(lexicon, clauses, phrases)
    denied = _denied(found, asked)
    tokens, empty = clauses.sentence.tokens, lexicon.answers.fillers
    more = {at for at, token in enumerate(tokens) if token in empty}
    kept = {
        f: [s for s in each if f in asked or s.at.isdisjoint(denied) or not s.at <= denied | more]
        for f, each in found.items()
    }
    return {finding: each for finding, each in kept.items() if each}


def _strongest(told: Told) -> dict[str, Certainty]:
    return {finding: max(s.certainty for s in each) for finding, each in told.items()}


def answers_no_first(lexicon: Lexicon, clauses: Clauses) -> bool:
    """Return whether a no that only answers stands first, before other words.

    Of "no" in "no tingling" or "no tengo" that cannot be told: it may deny what follows.
    """
    return _leads(lexicon, clauses) and not lexicon.answers.insisting.found_in(clauses.sentence)


def _leads(lexicon: Lexicon, clauses: Clauses) -> bool:
    tokens, carrier = clauses.sentence.tokens, lexicon.answers.no_tokens
    if len(carrier) > 1 and tokens[: len(carrier)] == carrier:
        return len(tokens) > len(carrier)
    first, second, *_ = (*tokens, "", "")
    if not second or first not in lexicon.scopes.interjections:
        return False
    plain = first not in lexicon.scopes.negators or first in lexicon.replies.read.values()
    return plain or second in lexicon.scopes.negators or only_answers(clauses, 0)


def _without_what_it_denies(
    lexicon: Lexicon, clauses: Clauses, told: Told, asked: Collection[str]
) -> Told:
    """Return what is told but for what a no at the beginning answers: "no, walking hurts nothing".

    It answers what was asked, up to a word such as "but", and denies no warning sign.
    """
    end = min(clauses.cuts, default=len(clauses.sentence.tokens))
    signs = {phrases.finding for phrases in lexicon.findings if phrases.is_sign}
    answered = {*asked} - signs
    kept = {
        finding: [s for s in each if s.certainty is Certainty.NOT or 0 in s.at or min(s.at) > end]
        if finding in answered
        else each
        for finding, each in told.items()
    }
    return {finding: each for finding, each in kept.items() if each}


def _all_understood(lexicon: Lexicon, clauses: Clauses, told: Told, asked: Collection[str]) -> bool:
    """Return whether every word of a reply says something that is known, or nothing at all.

    "There's no pain, it's more like somebody sitting on me" denies no sign that was asked for.
    """
    sentence, grammar = clauses.sentence, lexicon.answers
    covered = {at for each in told.values() for stated in each for at in stated.at}
    beside = (d.beside for d in grammar.denials if not d.findings.isdisjoint(asked))
    feels = (patterns for _, patterns in lexicon.feels)
    for patterns in (grammar.no, grammar.tails, grammar.yes, grammar.unsure, *beside, *feels):
        covered.update(at for m in patterns.matches(sentence) for at in sentence.span_of(m))
    empty = grammar.fillers | lexicon.breaks
    tokens = enumerate(sentence.tokens)
    return all(at in covered or token in empty for at, token in tokens)


def _without_denials(lexicon: Lexicon, told: Told, asked: Collection[str]) -> Told:
    """Return what is told without the denials of warning signs that were asked for."""
    signs = {phrases.finding for phrases in lexicon.findings if phrases.is_sign} & {*asked}
    strongest = _strongest(told)
    denied = {finding for finding in signs if strongest.get(finding) is Certainty.NOT}
    return {finding: each for finding, each in told.items() if finding not in denied}


def _denied(found: Mapping[str, list[Statement]], asked: Collection[str]) -> frozenset[int]:
    """Return the positions of words that deny what was asked, and state nothing else."""
    told = (stated for finding in asked for stated in found.get(finding, ()))
    return frozenset(at for s in told if s.certainty is Certainty.NOT for at in s.at)


def _reading(told: Mapping[str, Certainty]) -> Reading:
    sure = {f: c is Certainty.SO for f, c in told.items() if c is not Certainty.PERHAPS}
    return Reading(sure, frozenset(told.keys() - sure.keys()))


def _of_other_people(told: Mapping[str, Certainty], lexicon: Lexicon) -> Reading:
    """Return the reading in which a sign of somebody else is only possible, unless it is grave."""
    grave = {phrases.finding for phrases in lexicon.findings if phrases.is_grave}
    return _reading(
        {
            finding: Certainty.PERHAPS if c is Certainty.SO and finding not in grave else c
            for finding, c in told.items()
        }
    )


def _affirmed(
    lexicon: Lexicon, phrases: FindingPhrases, clauses: Clauses, asked: Collection[str]
) -> Iterator[Statement]:
    sentence = clauses.sentence
    for match in _affirming(lexicon, phrases, sentence, asked):
        if clauses.silenced(match) or (
            phrases.is_of_leg and names_other_part(lexicon, sentence, match)
        ):
            continue
        negation = negation_of(clauses, match)
        if negation and negation.force is NegationForce.DENIES:
            denial = _denial(phrases, clauses, match)
            if denial and _denies_all(phrases, asked):
                yield denial
        elif not _excepted(phrases, sentence, match):
            certainty = _certainty(lexicon, phrases, clauses, match, negation, asked)
            if certainty:
                yield Statement(certainty, match.used)


def _denies_all(phrases: FindingPhrases, asked: Collection[str]) -> bool:
    """Return whether denying one thing that a finding names denies the finding."""
    beside_others = phrases.finding in asked and len(asked) > 1
    return not phrases.is_of_several and not (phrases.is_halved and beside_others)


def _suggested(
    lexicon: Lexicon, phrases: FindingPhrases, clauses: Clauses, asked: Collection[str]
) -> Iterator[Statement]:
    suggesting = [phrases.perhaps, *([phrases.asked] if phrases.finding in asked else ())]
    told = [match for patterns in suggesting for match in patterns.matches(clauses.sentence)]
    for match in (*told, *_bare_beside_what_was_asked(lexicon, phrases, clauses.sentence, asked)):
        held = clauses.silenced(match) or clauses.long_past(match) or negation_of(clauses, match)
        if not held and not _excepted(phrases, clauses.sentence, match):
            yield Statement(Certainty.PERHAPS, match.used)


def _excepted(phrases: FindingPhrases, sentence: Sentence, match: Match) -> bool:
    return any(not each.used.isdisjoint(match.used) for each in phrases.unless.matches(sentence))


def _denying(phrases: FindingPhrases, clauses: Clauses, match: Match) -> Statement | None:
    """Return the statement of a phrase that denies by itself, such as "both the same"."""
    force = denial_force(clauses, match)
    if force is NegationForce.DENIES and match in phrases.no.matches(clauses.sentence):
        return Statement(Certainty.SO, match.used)
    held = force is not None or (phrases.is_sign and clauses.conditional(match.end))
    return None if held else Statement(Certainty.NOT, match.used)


def _denial(phrases: FindingPhrases, clauses: Clauses, match: Match) -> Statement | None:
    """Return the denial of a phrase that a negative beside it denies.

    "It's not cold in here" denies no cold foot: an exception of the phrase excepts its denial too,
    unless the exception is a negative itself.
    """
    negation = negation_of(clauses, match)
    if not negation or negation.force is not NegationForce.DENIES:
        return None
    span = match.used | negation.span
    if phrases.is_sign and clauses.conditional(max(span) + 1):
        return None
    tokens, negators = clauses.sentence.tokens, clauses.scopes.negators
    for exception in phrases.unless.matches(clauses.sentence):
        own = any(tokens[at] in negators for at in exception.used)
        if not own and exception.used & match.used:
            return None
    return Statement(Certainty.NOT, span)


def _certainty(
    lexicon: Lexicon,
    phrases: FindingPhrases,
    clauses: Clauses,
    match: Match,
    negation: Negation | None,
    asked: Collection[str],
) -> Certainty | None:
    """Return how sure a phrase is that nothing denies, or None if it states nothing.

    A sign of long ago that is asked for now is possible: it may be there again.
    """
    if clauses.long_past(match) and "ever" not in phrases.marks:
        return Certainty.PERHAPS if phrases.is_sign and phrases.finding in asked else None
    if "literal" in phrases.marks and clauses.compared(match):
        return None
    if negation:
        weakened = phrases.is_sign and negation.force is NegationForce.WEAKENS
        return Certainty.PERHAPS if weakened else None
    doubtful = clauses.unsure(match) or _is_far_from_the_leg(lexicon, clauses, match)
    if phrases.is_sign and not phrases.is_grave and doubtful:
        return Certainty.PERHAPS
    return Certainty.SO


def _is_far_from_the_leg(lexicon: Lexicon, clauses: Clauses, match: Match) -> bool:
    """Return whether a feature is told before the leg, with another subject between the two.

    "I sleep in red socks, and my calf cramps" says of no leg that it is red.
    """
    sentence, elsewhere = clauses.sentence, lexicon.elsewhere
    legs = {at for m in elsewhere.legs.matches(sentence) for at in m.used} & match.used
    features = match.used - legs
    if not legs or not features:
        return False
    between = range(max(features) + 1, min(legs) + 1)
    things = {match.start for match in elsewhere.others.matches(sentence)}
    return any(at in clauses.cuts | clauses.starts | things for at in between)


def _affirming(
    lexicon: Lexicon, phrases: FindingPhrases, sentence: Sentence, asked: Collection[str]
) -> Iterator[Match]:
    yield from phrases.yes.matches(sentence)
    if not _asks_for_a_cause(lexicon, phrases, asked):
        yield from _bare(lexicon, phrases, sentence)


def _bare(lexicon: Lexicon, phrases: FindingPhrases, sentence: Sentence) -> Iterable[Match]:
    """Return the bare features, if there are no other words but small ones."""
    bare = tuple(phrases.alone.matches(sentence))
    return bare if bare and _only_bare_features(lexicon, sentence) else ()


def _bare_beside_what_was_asked(
    lexicon: Lexicon, phrases: FindingPhrases, sentence: Sentence, asked: Collection[str]
) -> Iterator[Match]:
    """Yield the bare features of a sign that may be told in answer to a question about the cause.

    "Warm", asked whether the legs were cold, is the answer, and tells of no warm leg.
    """
    if _asks_for_a_cause(lexicon, phrases, asked):
        answers = {at for patterns in _leanings(lexicon, asked) for at in _at(patterns, sentence)}
        bare = _bare(lexicon, phrases, sentence)
        yield from (match for match in bare if answers.isdisjoint(match.used))


def _asks_for_a_cause(lexicon: Lexicon, phrases: FindingPhrases, asked: Collection[str]) -> bool:
    """Return whether the finding is a sign, and none was asked for in what was asked."""
    signs = (each.finding for each in lexicon.findings if each.is_sign)
    return phrases.is_sign and bool(asked) and not any(sign in asked for sign in signs)


def _leanings(lexicon: Lexicon, asked: Collection[str]) -> Iterator[PatternSet]:
    for leanings in (each for each in lexicon.leanings if each.finding in asked):
        yield from (leanings.yes, leanings.no)


def _at(patterns: PatternSet, sentence: Sentence) -> Iterator[int]:
    for match in patterns.matches(sentence):
        yield from match.used


def _only_bare_features(lexicon: Lexicon, sentence: Sentence) -> bool:
    """Return whether there are bare features and small words only ("puffy and warm")."""
    covered: set[int] = set()
    for phrases in lexicon.findings:
        for match in phrases.alone.matches(sentence):
            covered |= match.used
    return nothing_but(lexicon, sentence, covered)


def _feel(lexicon: Lexicon, clauses: Clauses) -> dict[str, FactValue]:
    """Return the first feel of the list that is told; what aches and burns is what was said first.

    "My calf aches and my foot tingles" is an ache: how the foot feels is a finding of its own.
    """
    told = {feel: _feel_told_at(lexicon, clauses, patterns) for feel, patterns in lexicon.feels}
    found = {feel: at for feel, at in told.items() if at is not None}
    feel = next(iter(found), None)
    if feel in FIRST_SAID:
        feel = min((each for each in found if each in FIRST_SAID), key=lambda each: found[each])
    return {"feel": feel} if feel else {}


def _feel_told_at(lexicon: Lexicon, clauses: Clauses, patterns: PatternSet) -> int | None:
    """Return where a feel is first told, or None. What has gone was felt."""
    sentence = clauses.sentence
    stated = (m for m in patterns.matches(sentence) if not _is_denied(clauses, m))
    told = (m for m in stated if not names_other_part(lexicon, sentence, m))
    return min((m.start for m in told if not clauses.silenced(m)), default=None)


def _is_denied(clauses: Clauses, match: Match) -> bool:
    negation = negation_of(clauses, match)
    return negation is not None and not negation.over
