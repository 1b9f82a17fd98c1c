"""Written cases (vignettes): a person's answers and sentences, and the right conclusions."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bedside.console import InputError, parse_json, plain_values, read_records, text_at
from leg_comfort.clinic import CHECKS, Clinic, Triage, raised, warning_signs

CaseAnswer = bool | int | float | str


@dataclass(frozen=True, slots=True)
class Case:
    """One written case.

    answers: finding id → true, false, a number, a word or "unknown". spoken: "open" or a question
    id → a sentence. red_flag: the name of the red flag it is about, or None. locale: in which the
    sentences are said, or None for the one that is asked for.
    """

    id: str
    answers: Mapping[str, CaseAnswer]
    spoken: Mapping[str, str]
    cause: str
    acceptable_causes: Sequence[str]
    triage: Triage
    acceptable_triage: Sequence[Triage]
    red_flag: str | None
    locale: str | None = None

    @property
    def lowest_triage(self) -> Triage:
        return min(self.acceptable_triage, key=lambda level: level.rank)

    @property
    def highest_triage(self) -> Triage:
        return max(self.acceptable_triage, key=lambda level: level.rank)


@dataclass(frozen=True, slots=True)
class Guide:
    """The skill's questions, as far as a patient needs to know them.

    kinds and findings are by question id. signs are the findings of red flags. raising returns the
    findings of the red flags that some answers raise, and those that send somebody to a doctor
    within days although no question asks for them.
    """

    kinds: Mapping[str, str]
    findings: Mapping[str, Sequence[str]]
    raising: Callable[[Mapping[str, Any]], Sequence[str]]
    signs: frozenset[str] = frozenset()

    @classmethod
    def of(cls, clinic: Clinic) -> "Guide":
        """Return the guide to a clinic's questions."""
        return cls(
            {id_: question.kind.value for id_, question in clinic.questions.items()},
            {id_: question.findings for id_, question in clinic.questions.items()},
            lambda answers: [
                *(f for flag in raised(clinic, answers) for f in flag.findings),
                *_unasked(clinic, answers),
            ],
            warning_signs(clinic),
        )

    def asks_for_signs(self, question: str) -> bool:
        """Return whether a question asks for warning signs."""
        return not self.signs.isdisjoint(self.findings.get(question, ()))

    def beyond_the_checks(self, answers: Mapping[str, Any]) -> list[str]:
        """Return the true findings that raise the level and that no safety check asks about."""
        asked = {finding for check in CHECKS for finding in self.findings.get(check, ())}
        behind = dict.fromkeys(self.raising(answers))
        return [each for each in behind if each not in asked and answers.get(each) is True]


def _unasked(clinic: Clinic, answers: Mapping[str, Any]) -> list[str]:
    """Return what sends to a doctor within days, and only the user can bring up."""
    rules = (r for r in clinic.escalations.values() if r.triage is Triage.SEE_WITHIN_DAYS)
    told = [term.finding for r in rules if r.when.holds(answers) for term in r.when.all]
    questions = (q for q in clinic.questions.values() if not q.id.startswith("which_"))
    asked = {finding for question in questions for finding in question.findings}
    return [finding for finding in told if finding not in asked]


def read_cases(path: Path) -> list[Case]:
    """Read the cases of a JSON file.

    Raises InputError with the record that is invalid.
    """
    records = read_records(path)
    cases = [_case(record, f"{path}: record {number}") for number, record in enumerate(records, 1)]
    ids = [case.id for case in cases]
    twice = next((id_ for id_ in ids if ids.count(id_) > 1), None)
    if twice is not None:
        raise InputError(f"{path}: two records have the id {twice}")
    return cases


def read_noise(path: Path) -> list[str]:
    """Read a JSON list of sentences.

    Raises InputError if it is something else.
    """
    found = parse_json(path.read_text(encoding="utf-8"))
    if not isinstance(found, list) or not all(isinstance(each, str) for each in found) or not found:
        raise InputError(f"{path}: expected a list of sentences")
    return found


def _case(record: Mapping[str, Any], where: str) -> Case:
    cause, triage = text_at(record, "cause", where), _level(record.get("triage"), where)
    causes = _list(record, "acceptable_causes", [cause], where)
    levels = _list(record, "acceptable_triage", [triage.value], where)
    red_flag = record.get("red_flag")
    return Case(
        id=text_at(record, "id", where),
        answers=plain_values(record, "answers", (bool, int, float, str), where),
        spoken=plain_values({"spoken": {}, **record}, "spoken", (str,), where),
        cause=cause,
        acceptable_causes=causes,
        triage=triage,
        acceptable_triage=[_level(level, where) for level in levels],
        red_flag=None if red_flag is None else text_at(record, "red_flag", where),
        locale=text_at(record, "locale", where) if "locale" in record else None,
    )


def _level(value: object, where: str) -> Triage:
    if not isinstance(value, str) or value not in set(Triage):
        raise InputError(f"{where}: {value!r} is no triage level ({', '.join(Triage)})")
    return Triage(value)


def _list(record: Mapping[str, Any], key: str, default: list[str], where: str) -> list[str]:
    value = record.get(key, default)
    if not isinstance(value, list) or not value or not all(isinstance(each, str) for each in value):
        raise InputError(f'{where}: "{key}" must be a list of texts')
    return value
