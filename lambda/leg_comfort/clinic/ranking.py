"""What the answers say about the causes, and which question would say most."""

import math
from collections.abc import Collection, Mapping

from leg_comfort.clinic.facts import Facts, is_false, is_true, word
from leg_comfort.clinic.knowledge import Clinic
from leg_comfort.clinic.model import Cause, Question

FEEL = "feel"

Odds = dict[str, float]


def evidence(clinic: Clinic, question_id: str, facts: Facts) -> bool | None:
    """Give the answer the facts hold to a question: yes, no, or None where they hold none."""
    question = clinic.questions[question_id]
    if any(is_true(facts, finding) for finding in question.findings):
        return True
    if question.also_yes is not None and question.also_yes.holds(facts):
        return True
    return False if any(is_false(facts, finding) for finding in question.findings) else None


def answer(clinic: Clinic, clue: str, facts: Facts) -> bool | None:
    """Give the answer to a clue of the likelihood table: a question, or else a finding."""
    if clue in clinic.questions:
        return evidence(clinic, clue, facts)
    return True if is_true(facts, clue) else False if is_false(facts, clue) else None


def felt(clinic: Clinic, facts: Facts) -> str | None:
    """Give how it feels: the word told, or the one that a finding stands for, or None."""
    told = word(facts, FEEL)
    if told is not None:
        return told
    implied = clinic.questions[FEEL].implied
    return next((feel for feel, finding in implied.items() if is_true(facts, finding)), None)


def clues(clinic: Clinic) -> tuple[str, ...]:
    """Give the questions and findings that every cause has a likelihood for."""
    return tuple(next(iter(clinic.causes.values())).yes)


def posterior(clinic: Clinic, facts: Facts) -> dict[str, float]:
    """Give the probability of every cause; the sum is 1, and what is unknown changes nothing."""
    known = {clue: answer(clinic, clue, facts) for clue in clues(clinic)}
    feel = felt(clinic, facts)
    return _shares(
        {cause.id: _weight(cause, feel, known) for cause in clinic.causes.values()},
    )


def _weight(cause: Cause, feel: str | None, known: Mapping[str, bool | None]) -> float:
    likelihoods = [_likelihood(cause, clue, yes) for clue, yes in known.items() if yes is not None]
    return cause.prior * (1.0 if feel is None else cause.feel[feel]) * math.prod(likelihoods)


def _likelihood(cause: Cause, clue: str, yes: bool) -> float:
    return cause.yes[clue] if yes else 1 - cause.yes[clue]


def _shares(weights: Odds) -> Odds:
    total = sum(weights.values())
    return {id_: weight / total for id_, weight in weights.items()}


def next_question(clinic: Clinic, facts: Facts, asked: Collection[str], room: int) -> str | None:
    """Give the cause question that is expected to tell most, or None when enough is known.

    Enough is a named cause that stands out, four questions, or none left that would tell much.

    asked: ids of the questions asked already. room: how many more may be spoken.
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
    ]
    best = max(open_, key=lambda id_: _information(clinic, odds, id_), default=None)
    if best is None or _information(clinic, odds, best) < clinic.threshold("worth_asking_at"):
        return None
    return best


def _stands_out(clinic: Clinic, odds: Odds) -> bool:
    named = (odds[cause.id] for cause in clinic.causes.values() if cause.named)
    return max(named) >= clinic.threshold("stop_at")


def _asked_enough(clinic: Clinic, asked: Collection[str]) -> bool:
    adaptive = [id_ for id_ in asked if _question(clinic, id_).adaptive]
    return len(adaptive) >= clinic.threshold("most_questions")


def _question(clinic: Clinic, id_: str) -> Question:
    return clinic.questions[id_]


def _information(clinic: Clinic, odds: Odds, clue: str) -> float:
    """Give the bits by which the answer is expected to reduce the doubt."""
    doubt = _entropy(odds)
    for yes in (True, False):
        weights = {
            id_: share * _likelihood(clinic.causes[id_], clue, yes) for id_, share in odds.items()
        }
        doubt -= sum(weights.values()) * _entropy(_shares(weights))
    return doubt


def _entropy(odds: Odds) -> float:
    return -sum(share * math.log2(share) for share in odds.values() if share > 0)
