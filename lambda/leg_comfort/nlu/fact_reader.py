"""Read the facts that a sentence states: findings, how it feels, how often and how long."""

from collections.abc import Iterable, Iterator

from leg_comfort.nlu.amounts import read_amounts
from leg_comfort.nlu.lexicon import FindingPhrases, Lexicon
from leg_comfort.nlu.negation import Clauses, read_clauses
from leg_comfort.nlu.patterns import Match, Sentence
from leg_comfort.nlu.person_reader import is_about_people, is_about_things, names_other_part
from leg_comfort.nlu.sentence_reader import nothing_but, read_statement

FactValue = bool | int | str


def read_facts(lexicon: Lexicon, words: str) -> dict[str, FactValue]:
    """Return the facts that the words state: finding id → true or false, "feel" → a feel, counts.

    Questions, doubts, times long past and other people's findings state nothing. The keys of counts
    are nights_in_last_two_weeks, weeks_ongoing and duration_minutes.
    """
    sentence = read_statement(lexicon, words)
    clauses = read_clauses(lexicon.scopes, sentence)
    if is_about_things(lexicon, sentence):
        return {}
    if is_about_people(lexicon, sentence):
        return _findings(lexicon, clauses, [p for p in lexicon.findings if "anybody" in p.marks])
    facts = _findings(lexicon, clauses, lexicon.findings)
    return facts | _feel(lexicon, clauses) | read_amounts(lexicon, sentence)


def _findings(
    lexicon: Lexicon, clauses: Clauses, wanted: Iterable[FindingPhrases]
) -> dict[str, FactValue]:
    told = (phrases for phrases in wanted if phrases.may_be_told(clauses.sentence))
    values = {phrases.finding: _value(lexicon, phrases, clauses) for phrases in told}
    return {finding: value for finding, value in values.items() if value is not None}


def _value(lexicon: Lexicon, phrases: FindingPhrases, clauses: Clauses) -> bool | None:
    """Return true if any phrase affirms the finding, else false if any denies it."""
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
            "of_leg" in phrases.marks and names_other_part(lexicon, clauses.sentence, match)
        ):
            continue
        if clauses.negated(match):
            yield False
        elif not any(used & match.used for used in excluded):
            yield None if clauses.long_past(match) and "ever" not in phrases.marks else True


def _statements(lexicon: Lexicon, phrases: FindingPhrases, sentence: Sentence) -> Iterator[Match]:
    yield from phrases.yes.matches(sentence)
    bare = tuple(phrases.alone.matches(sentence))
    if bare and _only_bare_features(lexicon, sentence):
        yield from bare


def _only_bare_features(lexicon: Lexicon, sentence: Sentence) -> bool:
    """Return whether there are bare features and small words only ("puffy and warm")."""
    covered: set[int] = set()
    for phrases in lexicon.findings:
        for match in phrases.alone.matches(sentence):
            covered |= match.used
    return nothing_but(lexicon, sentence, covered)


def _feel(lexicon: Lexicon, clauses: Clauses) -> dict[str, FactValue]:
    sentence = clauses.sentence
    for feel, patterns in lexicon.feels:
        stated = (m for m in patterns.matches(sentence) if not clauses.negated(m))
        told = (m for m in stated if not names_other_part(lexicon, sentence, m))
        if any(not clauses.silenced(match) for match in told):
            return {"feel": feel}
    return {}
