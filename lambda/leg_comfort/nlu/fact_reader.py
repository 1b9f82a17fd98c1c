"""What a sentence states: findings affirmed or denied, how it feels, how often and how long."""

from collections.abc import Iterable, Iterator

from leg_comfort.nlu.amounts import read_amounts
from leg_comfort.nlu.lexicon import FindingPhrases, Lexicon
from leg_comfort.nlu.negation import Clauses, read_clauses
from leg_comfort.nlu.pattern_index import Patterns
from leg_comfort.nlu.patterns import Match, Sentence, places_of
from leg_comfort.nlu.quantities import read_quantities
from leg_comfort.nlu.tokens import Tokens

Fact = bool | int | str
LONGEST = 120
"""Words of a sentence that are read; nobody says more in one turn."""


def read_facts(lexicon: Lexicon, words: str) -> dict[str, Fact]:
    """Return what the words state: finding id → true or false, "feel" → a feel, counts.

    Nothing is returned for what is asked, doubted, long past or said of somebody else.
    The keys for counts are nights_in_last_two_weeks, weeks_ongoing and duration_minutes.
    """
    sentence = _sentence(lexicon, _with_subject(lexicon, _tokens(lexicon, words)))
    clauses = read_clauses(lexicon.scopes, sentence)
    if _told_of(lexicon.elsewhere.others, lexicon, sentence):
        return {}
    if _told_of(lexicon.elsewhere.people, lexicon, sentence):
        return _findings(lexicon, clauses, [p for p in lexicon.findings if "anybody" in p.marks])
    facts = _findings(lexicon, clauses, lexicon.findings)
    return facts | _feel(lexicon, clauses) | read_amounts(lexicon, sentence)


def read_sentence(lexicon: Lexicon, words: str) -> Sentence:
    """Return the tokens with what patterns need to know of them."""
    return _sentence(lexicon, _tokens(lexicon, words))


def _tokens(lexicon: Lexicon, words: str) -> Tokens:
    return lexicon.spelling.tokens(words)[:LONGEST]


def _with_subject(lexicon: Lexicon, tokens: Tokens) -> Tokens:
    """Put in the subject that a statement begins without.

    Of "my leg is red" no more than "is red" may have come through. A question ("is it red") has its
    subject behind the verb.
    """
    first, second, *_ = (*tokens, "", "")
    asks = second in lexicon.scopes.subjects or second in lexicon.scopes.possessives
    return (lexicon.unsaid[first], *tokens) if first in lexicon.unsaid and not asks else tokens


def _sentence(lexicon: Lexicon, tokens: Tokens) -> Sentence:
    places = places_of(tokens)
    openings = frozenset(places)
    return Sentence(
        tokens,
        frozenset(at for at, token in enumerate(tokens) if token in lexicon.soft),
        frozenset(at for at, token in enumerate(tokens) if token in lexicon.breaks),
        read_quantities(lexicon.numbers, tokens),
        openings,
        places,
        lexicon.index.likely(openings),
    )


def found(patterns: Patterns, sentence: Sentence) -> bool:
    """Say whether any of the patterns stands in the sentence."""
    return any(True for _ in patterns.matches(sentence))


def _told_of(them: Patterns, lexicon: Lexicon, sentence: Sentence) -> bool:
    return found(them, sentence) and not found(lexicon.elsewhere.own, sentence)


def _findings(
    lexicon: Lexicon, clauses: Clauses, asked: Iterable[FindingPhrases]
) -> dict[str, Fact]:
    told = (phrases for phrases in asked if phrases.may_be_told(clauses.sentence))
    values = {phrases.finding: _value(lexicon, phrases, clauses) for phrases in told}
    return {finding: value for finding, value in values.items() if value is not None}


def _value(lexicon: Lexicon, phrases: FindingPhrases, clauses: Clauses) -> bool | None:
    """Return true where anything affirms the finding, false where something denies it."""
    verdicts = {verdict for verdict in _verdicts(lexicon, phrases, clauses) if verdict is not None}
    return max(verdicts) if verdicts else None


def _verdicts(lexicon: Lexicon, phrases: FindingPhrases, clauses: Clauses) -> Iterator[bool | None]:
    yield from _affirmed(lexicon, phrases, clauses)
    for match in phrases.no.matches(clauses.sentence):
        yield None if clauses.silenced(match) else clauses.denial_negated(match)
    for match in phrases.fine.matches(clauses.sentence):
        yield None if clauses.silenced(match) or clauses.denial_negated(match) else False
    for match in phrases.mention.matches(clauses.sentence):
        yield False if clauses.negated(match) and not clauses.silenced(match) else None


def _affirmed(lexicon: Lexicon, phrases: FindingPhrases, clauses: Clauses) -> Iterator[bool | None]:
    excluded = [match.used for match in phrases.unless.matches(clauses.sentence)]
    for match in _statements(lexicon, phrases, clauses.sentence):
        if clauses.silenced(match) or (
            "of_leg" in phrases.marks and _other_part(lexicon, clauses.sentence, match)
        ):
            continue
        if clauses.negated(match):
            yield False
        elif not any(used & match.used for used in excluded):
            yield None if clauses.long_past(match) and "ever" not in phrases.marks else True


def _statements(lexicon: Lexicon, phrases: FindingPhrases, sentence: Sentence) -> Iterator[Match]:
    yield from phrases.yes.matches(sentence)
    bare = tuple(phrases.alone.matches(sentence))
    if bare and _nothing_else(lexicon, sentence):
        yield from bare


def _nothing_else(lexicon: Lexicon, sentence: Sentence) -> bool:
    """Say whether the sentence holds bare features and small words only ("puffy and warm")."""
    covered: set[int] = set()
    for phrases in lexicon.findings:
        for match in phrases.alone.matches(sentence):
            covered |= match.used
    rest = (token for at, token in enumerate(sentence.tokens) if at not in covered)
    return all(token in lexicon.small or token in lexicon.soft for token in rest)


def _other_part(lexicon: Lexicon, sentence: Sentence, match: Match) -> bool:
    """Say whether another part of the body is named, outside the phrase, and no leg."""
    elsewhere = lexicon.elsewhere
    if found(elsewhere.legs, sentence):
        return False
    others = elsewhere.body.matches(sentence)
    return any(not match.start <= other.start < match.end for other in others)


def _feel(lexicon: Lexicon, clauses: Clauses) -> dict[str, Fact]:
    sentence = clauses.sentence
    for feel, patterns in lexicon.feels:
        stated = (m for m in patterns.matches(sentence) if not clauses.negated(m))
        told = (m for m in stated if not _other_part(lexicon, sentence, m))
        if any(not clauses.silenced(match) for match in told):
            return {"feel": feel}
    return {}
