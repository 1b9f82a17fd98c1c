"""The records of an evaluation: the locale that each is said in, and the ids that it names."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from bedside.console import InputError
from bedside.evaluation.utterances.judging import BESIDE, NAMED
from leg_comfort.clinic import Clinic
from leg_comfort.locales import KNOWN_LOCALES

EvaluationRecord = Mapping[str, Any]
Record = TypeVar("Record")
NO_CAUSE = "none"
_LISTS = ("so", "not", "findings", "answers", "acceptable_causes")


def by_locale(
    records: Iterable[Record], locale_of: Callable[[Record], str | None], default: str
) -> dict[str, list[Record]]:
    """Return the records of each locale; one that names none is in the default.

    Raises InputError for a locale that the skill does not have.
    """
    found: dict[str, list[Record]] = {}
    for record in records:
        locale = locale_of(record) or default
        if locale not in KNOWN_LOCALES:
            raise InputError(f"unknown locale {locale!r}: choose from {', '.join(KNOWN_LOCALES)}")
        found.setdefault(locale, []).append(record)
    return found


def told_of_unknown_ids(records: Sequence[EvaluationRecord], clinic: Clinic) -> str:
    """Return one line about ids that the knowledge does not have, "" if there are none.

    Those who write sentences without seeing the project guess some. Nothing can be right for such
    an id, so the line tells how far the figures can be trusted.
    """
    known = _known(clinic)
    unknown = [{id_ for id_ in _ids(record) if id_ not in known} for record in records]
    guessed = Counter(id_ for each in unknown for id_ in each)
    if not guessed:
        return ""
    named = ", ".join(f"{id_} ({count})" for id_, count in guessed.most_common())
    which = sum(map(bool, unknown))
    return f"{which} of {len(unknown)} records name an id that does not exist: {named}"


def _ids(record: EvaluationRecord) -> Iterator[str]:
    slots = record.get("slots") or {}
    yield from (
        name for name, value in slots.items() if isinstance(value, bool) and name not in BESIDE
    )
    yield from (str(slots[name]) for name in NAMED if name in slots)
    yield from (str(id_) for key in _LISTS for id_ in record.get(key) or ())
    yield from filter(None, [record.get("cause")])


def _known(clinic: Clinic) -> set[str]:
    steps = {step.group for step in clinic.steps.values()}
    named = (clinic.methods, clinic.medicines, clinic.supplements, clinic.steps, clinic.denials)
    ids = {id_ for each in (clinic.findings, clinic.causes, *named) for id_ in each}
    return {NO_CAUSE, *ids, *(group for group in steps if group)}
