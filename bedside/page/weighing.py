"""What the answers weigh: every cause with its share, and which answer moved it how far."""

from collections.abc import Iterator, Mapping

from bedside.console import Json
from leg_comfort.clinic import Clinic, Fact, Facts, conclude, posterior, raised

CAUSES_SHOWN = 5
LEAST_TOLD = 1.05
"""What moves the odds by less than this factor is not worth a line."""
ALL_BUT = 1e-9
"""How near to never and to always a share is taken to come."""


def weighed(clinic: Clinic, facts: Facts) -> Json:
    """The likeliest causes, what they rest on, how sure the skill is, and any warning signs."""
    odds = posterior(clinic, facts)
    likeliest = sorted(odds, key=lambda id_: -odds[id_])[:CAUSES_SHOWN]
    without = {id_: posterior(clinic, _but(facts, id_)) for id_ in facts}
    return {
        "confidence": conclude(clinic, facts).confidence.value,
        "warnings": [flag.label for flag in raised(clinic, facts)],
        "causes": [
            {
                "cause": id_,
                "label": clinic.causes[id_].label,
                "share": round(odds[id_], 4),
                "moved": list(_moved(clinic, facts, id_, odds[id_], without)),
            }
            for id_ in likeliest
        ],
    }


def told(clinic: Clinic, finding: str, value: Fact) -> Json:
    """A finding for people to read: its id, what it is, and what was said of it."""
    known = clinic.findings.get(finding)
    return {"finding": finding, "label": known.label if known else finding, "value": value}


def _moved(
    clinic: Clinic,
    facts: Facts,
    cause: str,
    share: float,
    without: Mapping[str, Mapping[str, float]],
) -> Iterator[Json]:
    """What moved the odds of a cause, the strongest first, each with the factor."""
    factors = {id_: _odds(share) / _odds(others[cause]) for id_, others in without.items()}
    strength = {id_: max(factor, 1 / factor) for id_, factor in factors.items()}
    for id_ in sorted(factors, key=lambda each: -strength[each]):
        if strength[id_] >= LEAST_TOLD:
            yield {**told(clinic, id_, facts[id_]), "factor": round(factors[id_], 2)}


def _odds(share: float) -> float:
    within = min(max(share, ALL_BUT), 1 - ALL_BUT)
    return within / (1 - within)


def _but(facts: Facts, finding: str) -> Facts:
    return {id_: fact for id_, fact in facts.items() if id_ != finding}
