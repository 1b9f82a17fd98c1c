"""What a sentence states: findings affirmed or denied, how it feels, how often and how long."""

from collections.abc import Iterable, Iterator

from leg_comfort.clinic.phrases.amounts import read_amounts
from leg_comfort.clinic.phrases.clauses import Clauses, read_clauses
from leg_comfort.clinic.phrases.lexicon import FindingPhrases, Lexicon
from leg_comfort.clinic.phrases.patterns import Match, Pattern, Sentence
from leg_comfort.clinic.phrases.quantities import read_quantities

Fact = bool | int | str


def read_facts(lexicon: Lexicon, words: str) -> dict[str, Fact]:
    """Return what the words state: finding id → true or false, "feel" → a feel, counts.

    Nothing is returned for what is asked, doubted, long past or said of somebody else.
    The keys for counts are nights_in_last_two_weeks, weeks_ongoing and duration_minutes.
    """
    sentence = read_sentence(lexicon, words)
    clauses = read_clauses(lexicon.scopes, sentence)
    elsewhere = _speaks_of_others(lexicon, sentence)
    facts: dict[str, Fact] = {}
    for phrases in lexicon.findings:
        value = _value(lexicon, phrases, clauses) if phrases.anybody or not elsewhere else None
        if value is not None:
            facts[phrases.finding] = value
    if not elsewhere:
        facts |= _feel(lexicon, clauses)
        facts |= read_amounts(lexicon, sentence)
    return facts


def read_sentence(lexicon: Lexicon, words: str) -> Sentence:
    """Return the tokens with what patterns need to know of them."""
    tokens = lexicon.spelling.tokens(words)
    return Sentence(
        tokens,
        frozenset(at for at, token in enumerate(tokens) if token in lexicon.soft),
        frozenset(at for at, token in enumerate(tokens) if token in lexicon.breaks),
        read_quantities(lexicon.numbers, tokens),
    )


def matches(patterns: Iterable[Pattern], sentence: Sentence) -> Iterator[Match]:
    """Yield every match of every pattern."""
    for pattern in patterns:
        yield from pattern.find(sentence)


def found(patterns: Iterable[Pattern], sentence: Sentence) -> bool:
    """Say whether any of the patterns stands in the sentence."""
    return next(matches(patterns, sentence), None) is not None


def _speaks_of_others(lexicon: Lexicon, sentence: Sentence) -> bool:
    elsewhere = lexicon.elsewhere
    return found(elsewhere.others, sentence) and not found(elsewhere.own, sentence)


def _value(lexicon: Lexicon, phrases: FindingPhrases, clauses: Clauses) -> bool | None:
    """Return true where anything affirms the finding, false where something denies it."""
    verdicts = {verdict for verdict in _verdicts(lexicon, phrases, clauses) if verdict is not None}
    return max(verdicts) if verdicts else None


def _verdicts(lexicon: Lexicon, phrases: FindingPhrases, clauses: Clauses) -> Iterator[bool | None]:
    sentence = clauses.sentence
    if phrases.of_leg and _other_part(lexicon, sentence):
        return
    excluded = [match.used for match in matches(phrases.unless, sentence)]
    for match in _statements(lexicon, phrases, sentence):
        if clauses.negated(match):
            yield None if clauses.silenced(match) else False
        elif not any(used & match.used for used in excluded) and not (
            clauses.long_past(match) and not phrases.ever
        ):
            yield None if clauses.silenced(match) else True
    for match in matches(phrases.no, sentence):
        yield None if clauses.silenced(match) else clauses.denial_negated(match)
    for match in matches(phrases.mention, sentence):
        yield False if clauses.negated(match) and not clauses.silenced(match) else None


def _statements(lexicon: Lexicon, phrases: FindingPhrases, sentence: Sentence) -> Iterator[Match]:
    yield from matches(phrases.yes, sentence)
    bare = tuple(matches(phrases.alone, sentence))
    if bare and _nothing_else(lexicon, sentence):
        yield from bare


def _nothing_else(lexicon: Lexicon, sentence: Sentence) -> bool:
    """Say whether the sentence holds bare features and small words only ("puffy and warm")."""
    covered: set[int] = set()
    for phrases in lexicon.findings:
        for match in matches(phrases.alone, sentence):
            covered |= match.used
    rest = (token for at, token in enumerate(sentence.tokens) if at not in covered)
    return all(token in lexicon.small or token in lexicon.soft for token in rest)


def _other_part(lexicon: Lexicon, sentence: Sentence) -> bool:
    elsewhere = lexicon.elsewhere
    return found(elsewhere.body, sentence) and not found(elsewhere.legs, sentence)


def _feel(lexicon: Lexicon, clauses: Clauses) -> dict[str, Fact]:
    sentence = clauses.sentence
    if _other_part(lexicon, sentence):
        return {}
    for feel, patterns in lexicon.feels:
        stated = (m for m in matches(patterns, sentence) if not clauses.negated(m))
        if any(not clauses.silenced(match) for match in stated):
            return {"feel": feel}
    return {}
