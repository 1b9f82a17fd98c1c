"""The probabilities of the causes, and the question that would tell most."""

import math
from collections.abc import Collection, Mapping

from leg_comfort.clinic.facts import Facts, is_true, word
from leg_comfort.clinic.knowledge import Clinic
from leg_comfort.clinic.model import Cause

FEEL = "feel"

Odds = dict[str, float]


def evidence(clinic: Clinic, question_id: str, facts: Facts) -> bool | None:
    """Return the answer to a question in the facts: True, False, or None if there is none.

    What a question is needless for is no evidence: a diet without milk, or dialysis.
    """
    question = clinic.questions[question_id]
    if question.not_if is not None and question.not_if.holds(facts):
        return None
    told = [facts.get(finding) for finding in question.findings]
    if any(fact is True for fact in told):
        return True
    if question.also_yes is not None and question.also_yes.holds(facts):
        return True
    return False if any(fact is False for fact in told) else None


def clue_value(clinic: Clinic, clue: str, facts: Facts) -> bool | None:
    """Return the answer to a clue (a question or a finding that has likelihoods), or None."""
    if clue in clinic.questions:
        return evidence(clinic, clue, facts)
    fact = facts.get(clue)
    return fact if isinstance(fact, bool) else None


def felt(clinic: Clinic, facts: Facts) -> str | None:
    """Return how it feels: the word told, else the one that a finding implies, else None."""
    told = word(facts, FEEL)
    if told is not None:
        return told
    implied = clinic.questions[FEEL].implied
    return next((feel for feel, finding in implied.items() if is_true(facts, finding)), None)


def clues(clinic: Clinic) -> tuple[str, ...]:
    """Return the questions and findings that every cause has a likelihood for."""
    return tuple(next(iter(clinic.causes.values())).yes)


def posterior(clinic: Clinic, facts: Facts) -> dict[str, float]:
    """Return the probability of every cause; the sum is 1, and an unknown fact changes nothing."""
    known = {clue: clue_value(clinic, clue, facts) for clue in clues(clinic)}
    feel = felt(clinic, facts)
    return _shares({cause.id: _weight(cause, feel, known) for cause in clinic.causes.values()})


def _weight(cause: Cause, feel: str | None, known: Mapping[str, bool | None]) -> float:
    likelihoods = [_likelihood(cause, clue, yes) for clue, yes in known.items() if yes is not None]
    return cause.prior * (1.0 if feel is None else cause.feel[feel]) * math.prod(likelihoods)


def _likelihood(cause: Cause, clue: str, yes: bool) -> float:
    return cause.yes[clue] if yes else 1 - cause.yes[clue]


def _shares(weights: Odds) -> Odds:
    total = sum(weights.values())
    return {id_: weight / total for id_, weight in weights.items()}


def next_question(clinic: Clinic, facts: Facts, asked: Collection[str], room: int) -> str | None:
    """Return the question about the cause that is expected to tell most, or None.

    None is returned when a named cause stands out, when as many questions were asked as are
    allowed, and when none of the others would tell much or is asked of somebody like this.

    asked: ids of the questions asked already. room: how many more may be asked.
    """
    odds = posterior(clinic, facts)
    if _stands_out(clinic, odds) or _asked_enough(clinic, asked):
        return None
    open_ = [
        question.id
        for question in clinic.questions.values()
        if question.adaptive
        and question.id not in asked
        and question.cost <= room
        and evidence(clinic, question.id, facts) is None
        and not (question.not_if and question.not_if.holds(facts))
    ]
    best = max(open_, key=lambda id_: _information(clinic, odds, id_), default=None)
    if best is not None and _information(clinic, odds, best) >= clinic.threshold("worth_asking_at"):
        return best
    return next((id_ for id_ in open_ if _is_asked_of(clinic, id_, facts)), None)


def _is_asked_of(clinic: Clinic, question_id: str, facts: Facts) -> bool:
    """Return whether a question is asked though it is not expected to tell much."""
    condition = clinic.questions[question_id].asked_if
    return condition is not None and condition.holds(facts)


def _stands_out(clinic: Clinic, odds: Odds) -> bool:
    named = (odds[cause.id] for cause in clinic.causes.values() if cause.named)
    return max(named) >= clinic.threshold("stop_at")


def _asked_enough(clinic: Clinic, asked: Collection[str]) -> bool:
    adaptive = [id_ for id_ in asked if clinic.questions[id_].adaptive]
    return len(adaptive) >= clinic.threshold("most_questions")


def _information(clinic: Clinic, odds: Odds, clue: str) -> float:
    """Return by how many bits the answer is expected to reduce the entropy."""
    doubt = _entropy(odds)
    for yes in (True, False):
        weights = {
            id_: share * _likelihood(clinic.causes[id_], clue, yes) for id_, share in odds.items()
        }
        doubt -= sum(weights.values()) * _entropy(_shares(weights))
    return doubt


def _entropy(odds: Odds) -> float:
    return -sum(share * math.log2(share) for share in odds.values() if share > 0)
