"""What may be an answer to the question that was asked."""

from functools import cache

from leg_comfort.clinic import Clinic, load_clinic


@cache
def answers_to(context: str) -> frozenset[str]:
    """Give the findings and denials that answer a question; none for a check of warning signs.

    Of a warning sign nothing is guessed.
    """
    clinic = _clinic()
    asked = clinic.questions.get(context)
    if asked is None or context.startswith("rf"):
        return frozenset()
    about = set(asked.findings)
    denials = {name for name, each in clinic.denials.items() if about & set(each.findings)}
    return frozenset(about | denials)


@cache
def asked_by(context: str) -> frozenset[str]:
    """Give the findings that a question is about; none where nothing is asked."""
    question = _clinic().questions.get(context)
    return frozenset() if question is None else frozenset(question.findings)


@cache
def _clinic() -> Clinic:
    return load_clinic()
