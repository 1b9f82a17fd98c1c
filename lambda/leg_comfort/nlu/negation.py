"""Tell whether a negative beside a phrase denies it.

"no swelling" denies, "not that swollen" only weakens, and in "I've not been to see about my
bladder" the negative is about something else: a denial denies only what it names.
"""

from dataclasses import dataclass

from leg_comfort.nlu.negation_behind import (
    NegationForce,
    doubts_behind,
    is_affirmed_behind,
    is_for_now,
    is_spent,
    negative_behind,
)
from leg_comfort.nlu.patterns import Match
from leg_comfort.nlu.scopes import Clauses

REACH = 5
"""How many words that are not soft a negation reaches over; "or" renews it."""


@dataclass(frozen=True, slots=True)
class Negation:
    """A negative that reaches a phrase. `span`: what lies between the two, with the negator.

    over: what the phrase tells was there and has gone ("the cramp has gone").
    """

    force: NegationForce
    span: frozenset[int]
    over: bool = False


def negation_of(clauses: Clauses, match: Match) -> Negation | None:
    """Return the negation that reaches the phrase's symptom, None if there is none.

    A negator that is a word of the phrase itself negates nothing ("can't feel").
    """
    tokens, negators = clauses.sentence.tokens, clauses.scopes.negators
    if any(tokens[at] in negators for at in match.used) or is_affirmed_behind(clauses, match.end):
        return None
    behind = negative_behind(clauses, match)
    if behind:
        force, end = behind
        return Negation(force, frozenset(range(match.key_end, end)))
    inside = (at for at in range(match.key, match.key_end) if at not in match.used)
    at = next((at for at in inside if _is_negator(clauses, at)), None)
    if at is None:
        at = _reaching(clauses, match)
    if at is not None:
        return _before_words(clauses, match, at)
    return _undoing(clauses, match.key_end) or _undoing(clauses, match.end)


def _before_words(clauses: Clauses, match: Match, at: int) -> Negation:
    """Return a negation by a negator before or amid the words of a phrase.

    Behind the last of them, in a gap at the phrase's end, it only weakens.
    """
    ends = [position for position in range(at, match.key_end) if position in match.used]
    force = _force(clauses, match, at, ends[0]) if ends else NegationForce.WEAKENS
    return Negation(force, frozenset(range(at, ends[0] if ends else match.key_end)))


def denial_force(clauses: Clauses, match: Match) -> NegationForce | None:
    """Return what a negative does to a phrase that denies ("not the same"), None if nothing.

    An answering "no" before it does nothing; "can't walk normally" is weakened to no statement.
    """
    tokens, interjections = clauses.sentence.tokens, clauses.scopes.interjections
    before = [at for at in range(match.key) if tokens[at] in interjections]
    last = max(before, default=-1)
    later = [at for at in range(last + 1, match.key_end) if at not in match.used]
    negation = negation_of(clauses, match) if any(_negates(clauses, at) for at in later) else None
    if negation:
        return NegationForce.DENIES
    stops = [at for at in range(match.key) if at in clauses.cuts or at in clauses.starts]
    if clauses.scopes.predicates and match.key in clauses.starts:
        stops.append(match.key - 1)  # only a negative right before a verb denies it
    near = range(max(stops, default=0), match.key_end)
    weakened = any(_is_negator(clauses, at) for at in later if at in near)
    if weakened:
        return NegationForce.WEAKENS
    return _denial_force_behind(clauses, match)


def _denial_force_behind(clauses: Clauses, match: Match) -> NegationForce | None:
    """Return what a negative behind a phrase that denies does to it ("gleich sind sie nicht")."""
    own = any(_is_negator(clauses, at) for at in match.used)
    behind = None if own else negative_behind(clauses, match)
    if behind:
        return behind[0]
    return NegationForce.WEAKENS if doubts_behind(clauses, match.end) else None


def _is_negator(clauses: Clauses, at: int) -> bool:
    return clauses.sentence.tokens[at] in clauses.scopes.negators


def _negates(clauses: Clauses, at: int) -> bool:
    return _is_negator(clauses, at) and at not in clauses.harmless


def _force(clauses: Clauses, match: Match, negator: int, end: int) -> NegationForce:
    """Return the force of a negator over a phrase whose own words begin at end."""
    sentence, scopes = clauses.sentence, clauses.scopes
    if negator in clauses.harmless:
        return NegationForce.REPLACES
    by_degree = any(sentence.tokens[at] in scopes.degrees for at in range(negator, match.key_end))
    if by_degree or match.end in clauses.exceeded or is_for_now(clauses, negator):
        return NegationForce.WEAKENS
    bridged = scopes.bridges | scopes.renewers | scopes.negators
    between = range(negator + 1, end)
    clean = all(at in sentence.soft or sentence.tokens[at] in bridged for at in between)
    return NegationForce.DENIES if clean else NegationForce.WEAKENS


def _reaching(clauses: Clauses, match: Match) -> int | None:
    """Return the position of the negator before the phrase that reaches it."""
    if match.key in clauses.cuts:
        return None
    left = REACH
    for at in range(match.key - 1, -1, -1):
        if at not in match.used and _negates(clauses, at):
            return None if only_answers(clauses, at) or is_spent(clauses, at, match) else at
        if at in clauses.cuts or at + 1 in clauses.starts:
            return None
        renews = clauses.sentence.tokens[at] in clauses.scopes.renewers
        left = REACH if renews else left
        left -= at not in clauses.sentence.soft
        if left < 0:
            return None
    return None


def only_answers(clauses: Clauses, at: int) -> bool:
    """Return whether it is a "no" after which a new statement begins, soft words ignored.

    What begins with the speaker is one, whatever its verb: nobody says "no my leg" for "no leg".
    """
    tokens, scopes = clauses.sentence.tokens, clauses.scopes
    if tokens[at] not in scopes.interjections:
        return False
    at += 1
    ends = clauses.starts | clauses.cuts
    while at in clauses.sentence.soft and at not in ends and tokens[at] not in scopes.speaker:
        at += 1
    return at in ends or (at < len(tokens) and tokens[at] in scopes.speaker)


def _undoing(clauses: Clauses, at: int) -> Negation | None:
    start = at
    while at not in clauses.undone and at in clauses.sentence.soft:
        at += 1
    if at not in clauses.undone:
        return None
    return Negation(NegationForce.DENIES, frozenset(range(start, clauses.undone[at])), over=True)
