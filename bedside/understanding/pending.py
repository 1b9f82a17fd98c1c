"""What may be an answer to the question that was asked."""

from functools import cache

from leg_comfort.clinic import Clinic, FindingKind, load_clinic


@cache
def answers_to(context: str) -> frozenset[str]:
    """Give the findings and denials that answer a question; none for a check of warning signs.

    Of a warning sign nothing is guessed. Whoever is asked which one it is names what is so.
    """
    clinic = known()
    asked = clinic.questions.get(context)
    if asked is None or context.startswith("rf"):
        return frozenset()
    about = set(asked.findings)
    if asked.kind is FindingKind.CHOICE:
        return frozenset(about)
    denials = {name for name, each in clinic.denials.items() if about & set(each.findings)}
    return frozenset(about | denials)


@cache
def asked_by(context: str) -> frozenset[str]:
    """Give the findings that a question is about; none where nothing is asked."""
    question = known().questions.get(context)
    return frozenset() if question is None else frozenset(question.findings)


@cache
def denied_by(name: str) -> frozenset[str]:
    """Give the findings that a denial says are not so; none where it is no denial."""
    denial = known().denials.get(name)
    return frozenset() if denial is None else frozenset(denial.findings)


@cache
def known() -> Clinic:
    """Give the clinic's knowledge, read once in a process."""
    return load_clinic()
