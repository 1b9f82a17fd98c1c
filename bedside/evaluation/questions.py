"""Answers to the questions that look for the cause: what the skill hears in each."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bedside.console import InputError, Json, read_records, table, text_at
from bedside.simulator.echo import Echo, Nlu, SkillHandler
from leg_comfort.clinic import Clinic, FindingKind, evidence, felt, load_clinic
from leg_comfort.locales import DEFAULT_LOCALE

FEEL = "feel"
RISK = "risk"
"""Stands for the question that asks for the first half of the risks."""
ONE_LEG = "one_leg"
YES_OR_NO = ("yes", "no", "unsure")
ONE_OR_BOTH = {"one": False, "both": True}
UNSURE, NOTHING = "unsure", "nothing"
WHOLE_NIGHTS = range(15)
Answer = str | int


@dataclass(frozen=True, slots=True)
class HeardAnswer:
    """An answer to a question, and what was heard: "nothing" if the question is put again.

    A yes to the risks is heard if one of them is noted, or asked for by itself.
    """

    text: str
    asked: str
    answer: Answer
    heard: Answer

    @property
    def right(self) -> bool:
        """Return whether the answer was heard."""
        return self.heard == self.answer

    @property
    def wrong(self) -> bool:
        """Return whether something else was heard than what was said."""
        return not self.right and self.heard not in (UNSURE, NOTHING)


def read_answers(path: Path) -> list[dict[str, Any]]:
    """Read labelled answers: {"text", "asked", "answer"}.

    asked: the id of a question, or "risk". answer: "yes", "no" or "unsure"; for one_leg "one",
    "both" or "unsure"; a feel; or a whole number of nights. Raises InputError with the record
    that is invalid.
    """
    records, clinic = read_records(path), load_clinic()
    for number, record in enumerate(records, 1):
        where = f"{path}: record {number}"
        text_at(record, "text", where)
        asked = text_at(record, "asked", where)
        if asked != RISK and asked not in clinic.questions:
            raise InputError(f'{where}: "asked" must be the id of a question')
        if record.get("answer") not in _answers_to(asked, clinic):
            raise InputError(f'{where}: "answer" is none to {asked}')
    return records


def _answers_to(asked: str, clinic: Clinic) -> Sequence[Answer]:
    kind = FindingKind.YES_NO if asked == RISK else clinic.questions[asked].kind
    if asked == ONE_LEG:
        return (*ONE_OR_BOTH, UNSURE)
    if kind is FindingKind.YES_NO:
        return YES_OR_NO
    return WHOLE_NIGHTS if asked == "nights" else (*clinic.findings[FEEL].words, UNSURE)


def judge(
    records: Iterable[Mapping[str, Any]],
    handler: SkillHandler,
    nlu: Nlu,
    locale: str = DEFAULT_LOCALE,
) -> list[HeardAnswer]:
    """Say each answer, at a device of a locale, while its question is pending."""
    return [_heard(record, Echo(handler, locale, nlu=nlu)) for record in records]


def _heard(record: Mapping[str, Any], echo: Echo) -> HeardAnswer:
    asked, clinic = record["asked"], load_clinic()
    question = "risk_still" if asked == RISK else asked
    echo.attributes, echo.open = _pending(question, clinic), True
    before = set(echo.attributes["findings"])
    after = echo.say(record["text"]).attributes
    facts = after.get("findings") or {}
    new = {finding: fact for finding, fact in facts.items() if finding not in before}
    which = str(after.get("asking")).removeprefix("which_")
    if asked == RISK and which in _findings_of(RISK, clinic):
        new[which] = True
    return HeardAnswer(record["text"], asked, record["answer"], _answer_in(new, asked, clinic))


def _answer_in(facts: Mapping[str, Any], asked: str, clinic: Clinic) -> Answer:
    """Return the answer to a question that new facts hold."""
    findings = _findings_of(asked, clinic)
    if asked == "nights":
        nights = facts.get(findings[0])
        return nights if isinstance(nights, int) else UNSURE if nights else NOTHING
    if asked == FEEL:
        return felt(clinic, facts) or (UNSURE if FEEL in facts else NOTHING)
    told = [facts.get(finding) for finding in findings]
    if asked == ONE_LEG:
        return {True: "both", False: "one", None: NOTHING}.get(told[0], UNSURE)
    if (asked != RISK and evidence(clinic, asked, facts) is True) or True in told:
        return "yes"
    return "no" if False in told else UNSURE if any(told) else NOTHING


def _findings_of(asked: str, clinic: Clinic) -> Sequence[str]:
    if asked != RISK:
        return clinic.questions[asked].findings
    return [f for name in ("risk_still", "risk_clot") for f in clinic.questions[name].findings]


def _pending(asked: str, clinic: Clinic) -> Json:
    """Return the session attributes in which a question is pending; a calf aches, if it is not it.

    The checks are passed, for an answer about a risk or a leg to be noted and no more.
    """
    late = asked in ("meds", "nights")
    known: Json = {} if asked == FEEL else {FEEL: "ache"}
    known |= {"both_legs": False} if asked == "risk_still" else {}
    return {
        "stage": "advice" if late else "questions",
        "asking": asked,
        "asked": [asked],
        "findings": known,
        "assessment": _ASSESSED if late else None,
    }


_ASSESSED: Json = {"cause": "idiopathic", "also": [], "triage": "self_care"}


def as_json(heard: Sequence[HeardAnswer]) -> Json:
    """Return the counts by question, and the answers that were not heard or heard as others."""
    return {
        "answers": len(heard),
        "heard": sum(each.right for each in heard),
        "wrong": [each.text for each in heard if each.wrong],
        "missed": [each.text for each in heard if not each.right and not each.wrong],
        "questions": {
            asked: {"answers": all_, "heard": right, "wrong": wrong}
            for asked, all_, right, wrong in _by_question(heard)
        },
    }


def as_text(heard: Sequence[HeardAnswer]) -> str:
    """Return a table of what was not heard, and the counts by question."""
    rows = [(h.asked, f"{h.answer}", f"{h.heard}", h.text) for h in heard if not h.right]
    shown = [table(("asked", "said", "heard", "answer"), rows), ""] if rows else []
    counts = table(("question", "answers", "heard", "wrong"), _by_question(heard))
    right, wrong = (sum(getattr(h, kind) for h in heard) for kind in ("right", "wrong"))
    figures = f"heard: {right} of {len(heard)}, heard as something else: {wrong}"
    return "\n".join([*shown, counts, "", figures])


def _by_question(heard: Sequence[HeardAnswer]) -> list[tuple[str, int, int, int]]:
    each = Counter(h.asked for h in heard)
    right = Counter(h.asked for h in heard if h.right)
    wrong = Counter(h.asked for h in heard if h.wrong)
    return [(asked, each[asked], right[asked], wrong[asked]) for asked in each]
