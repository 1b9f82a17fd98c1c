"""Find a negative that stands behind the sign it denies: "Fieber habe ich nicht", "fiebre no".

Such a negative is easily about something else: in "das linke Bein ist dick, das rechte nicht" it
denies no swelling. So it reaches back over nothing, or over the verb that follows the sign and that
verb's subject, and only if its statement ends with it.
"""

from enum import Enum, auto

from leg_comfort.nlu.patterns import Match
from leg_comfort.nlu.scopes import Clauses


class NegationForce(Enum):
    """What a negative does to the phrase it reaches."""

    DENIES = auto()
    WEAKENS = auto()
    """It leaves the phrase open ("not that swollen", "rot nicht so")."""
    REPLACES = auto()
    """It makes another statement of the phrase ("it won't come up")."""


NOTHING: frozenset[int] = frozenset()


def negative_behind(clauses: Clauses, match: Match) -> tuple[NegationForce, int] | None:
    """Return what a negative behind the phrase does, and where its words end."""
    if not clauses.scopes.behind:
        return None
    ends = (match.key_end, match.end)
    found = (_reaching_back(clauses, start, match) for start in ends)
    return next((each for each in found if each), None)


def is_affirmed_behind(clauses: Clauses, end: int) -> bool:
    """Return whether the words that end here are affirmed: "rot nicht, dick ist sie schon"."""
    tokens, affirmers = clauses.sentence.tokens, clauses.scopes.affirmers
    at = next((at for at in range(end, len(tokens)) if tokens[at] in affirmers), None)
    if at is None or _link(clauses, end, at, NOTHING) is None:
        return False
    return _is_new(clauses, at + 1)


def is_spent(clauses: Clauses, negator: int, match: Match) -> bool:
    """Return whether the negator before a phrase belongs to what is before it.

    It does at the end of a statement, if it denies a sign there, if the rest of its own verb closes
    the statement ("ich krieg sie nicht auf und …"), or if it is a bare "nein" and a verb and its
    subject follow the sign: "nein, Schmerzen hab ich".
    """
    scopes, token = clauses.scopes, clauses.sentence.tokens[negator]
    if token not in scopes.behind:
        return False
    fronted = token in scopes.interjections and _is_fronted(clauses, match.key_end)
    ended = negator + 1 in clauses.starts or _is_closed(clauses, negator)
    return ended or fronted or _is_taken(clauses, negator)


def _is_closed(clauses: Clauses, negator: int) -> bool:
    """Return whether the other half of a verb follows the negator, and then something new."""
    particle = clauses.sentence.tokens[negator + 1 : negator + 2]
    return not clauses.scopes.particles.isdisjoint(particle) and _is_new(clauses, negator + 2)


def _is_fronted(clauses: Clauses, end: int) -> bool:
    tokens, scopes = clauses.sentence.tokens, clauses.scopes
    while _is_empty(clauses, end):
        end += 1
    about = scopes.subjects | scopes.possessives
    verb, subject = (*tokens[end : end + 2], "", "")[:2]
    return verb in scopes.verbs and subject in about


def _is_taken(clauses: Clauses, negator: int) -> bool:
    for at in range(negator - 1, -1, -1):
        if at in clauses.cuts or at + 1 in clauses.starts:
            return False
        if clauses.sentence.tokens[at] in clauses.scopes.signs:
            return _closing(clauses, at + 1, negator, NOTHING) is not None
    return False


def is_for_now(clauses: Clauses, negator: int) -> bool:
    """Return whether a word such as "noch" right before the negator makes it less than a denial."""
    tokens, scopes = clauses.sentence.tokens, clauses.scopes
    if tokens[negator] not in scopes.behind - scopes.renewers:
        return False
    return negator > 0 and tokens[negator - 1] in scopes.renewers


def doubts_behind(clauses: Clauses, end: int) -> bool:
    """Return whether a negative behind words that end here may be about them.

    One that goes before a sign of its own is not ("beide gleich, nicht rot").
    """
    tokens, scopes = clauses.sentence.tokens, clauses.scopes
    at = _first_negator(clauses, end, NOTHING)
    if at is None or any(token in scopes.enders for token in tokens[end:at]):
        return False
    at += 1
    while at in clauses.sentence.soft:
        at += 1
    return at >= len(tokens) or tokens[at] not in scopes.signs


def _reaching_back(clauses: Clauses, start: int, match: Match) -> tuple[NegationForce, int] | None:
    at = _first_negator(clauses, start, match.used)
    if at is None:
        return None
    if at < match.end:
        apart = _link(clauses, start, at, match.used) is None
        if _is_clean(clauses, range(at + 1, match.end), match.used):
            return None if apart else (NegationForce.DENIES, match.end)
    return _closing(clauses, start, at, match.used)


def _first_negator(clauses: Clauses, start: int, used: frozenset[int]) -> int | None:
    tokens = clauses.sentence.tokens
    for at in range(start, len(tokens)):
        if at in clauses.cuts or at in clauses.starts:
            return None
        if tokens[at] in clauses.scopes.behind and at not in used:
            return None if at in clauses.harmless else at
    return None


def _closing(
    clauses: Clauses, start: int, negator: int, used: frozenset[int]
) -> tuple[NegationForce, int] | None:
    """Return what the negator does to a sign that ends at start, and where its words end."""
    tokens, scopes = clauses.sentence.tokens, clauses.scopes
    with_verb = _link(clauses, start, negator, used)
    if with_verb is None:
        return None
    end = negator + 1
    while _closes(clauses, end):
        end += 1
    if end == len(tokens) == negator + 1 and _asks_for_consent(clauses, negator):
        return None
    if _is_new(clauses, end) or _is_sign_apart(clauses, end):
        weakened = any(token in scopes.degrees for token in tokens[negator + 1 : end])
        weakened |= is_for_now(clauses, negator)
        return (NegationForce.WEAKENS if weakened else NegationForce.DENIES), end
    attributive = tokens[negator] in scopes.renewers
    other_sign = with_verb and not attributive and tokens[end] in scopes.signs
    return (NegationForce.WEAKENS, end) if other_sign else None


def _asks_for_consent(clauses: Clauses, negator: int) -> bool:
    """Return whether a whole statement stands before the negator: "me duele la pierna, ¿no?"."""
    tokens, scopes = clauses.sentence.tokens, clauses.scopes
    ends = {at for at, token in enumerate(tokens) if token in scopes.enders}
    begin = max((at for at in ends | clauses.cuts | clauses.starts if at < negator), default=0)
    told = any(token in scopes.verbs for token in tokens[begin:negator])
    return told and tokens[negator] in scopes.tags


def _link(clauses: Clauses, start: int, negator: int, used: frozenset[int]) -> bool | None:
    """Return whether a verb with its subject joins the sign to the negator.

    False if they stand side by side, None if something else is between them.
    """
    tokens, scopes = clauses.sentence.tokens, clauses.scopes
    at = start
    while (
        at < negator and tokens[at] not in scopes.verbs and (at in used or _is_empty(clauses, at))
    ):
        at += 1
    if at == negator:
        return False
    about = scopes.subjects | scopes.possessives
    whose = any(token in about for token in tokens[at + 1 : negator + 1])
    joined = tokens[at] in scopes.verbs and whose
    return True if joined and _is_clean(clauses, range(at + 1, negator), used) else None


def _is_empty(clauses: Clauses, at: int) -> bool:
    """Return whether it is a soft word and no verb."""
    return at in clauses.sentence.soft and clauses.sentence.tokens[at] not in clauses.scopes.verbs


def _is_clean(clauses: Clauses, between: range, used: frozenset[int]) -> bool:
    tokens, carriers = clauses.sentence.tokens, clauses.scopes.carriers
    soft = clauses.sentence.soft
    return all(at in used or at in soft or tokens[at] in carriers for at in between)


def _closes(clauses: Clauses, at: int) -> bool:
    if _is_new(clauses, at):
        return False
    return at in clauses.sentence.soft or clauses.sentence.tokens[at] in clauses.scopes.closers


def _is_new(clauses: Clauses, at: int) -> bool:
    """Return whether a statement has ended before this position."""
    tokens = clauses.sentence.tokens
    if at >= len(tokens) or at in clauses.cuts or at in clauses.starts:
        return True
    return tokens[at] in clauses.scopes.enders


def _is_sign_apart(clauses: Clauses, at: int) -> bool:
    """Return whether another sign begins here that is affirmed or denied by itself."""
    if clauses.sentence.tokens[at] not in clauses.scopes.signs:
        return False
    if is_affirmed_behind(clauses, at + 1):
        return True
    negator = _first_negator(clauses, at + 1, NOTHING)
    return negator is not None and _closing(clauses, at + 1, negator, NOTHING) is not None
