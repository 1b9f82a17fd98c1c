"""The level of a conversation, and the rules of the clinic that set it, each with its source."""

from collections.abc import Iterator, Sequence

from bedside.console import Json
from leg_comfort.clinic import Clinic, KnowledgeEntry, Triage, conclude, escalate, open_signs
from leg_comfort.conversation import Session


def triaged(clinic: Clinic, session: Session) -> Json:
    """Return the level, whether it was said yet, and the rules that hold, the first one first."""
    told = session.assessment
    cause = told.cause if told else conclude(clinic, session.facts).cause
    found = escalate(clinic, session.facts, cause)
    return {
        "level": told.triage if told else found.triage.value,
        "said": told is not None,
        "rules": [*_fired(clinic, found.reasons), *_left_open(clinic, session)],
    }


def _fired(clinic: Clinic, rules: Sequence[str]) -> Iterator[Json]:
    for id_ in rules:
        flag = clinic.red_flags.get(id_)
        rule = flag or clinic.escalations[id_]
        kind = "red_flag" if flag else "escalation"
        yield _rule(clinic, rule, kind, rule.label, rule.triage)


def _left_open(clinic: Clinic, session: Session) -> Iterator[Json]:
    for id_ in open_signs(clinic, session.facts):
        sign = clinic.open_signs[id_]
        label = clinic.findings[id_].label
        yield _rule(clinic, sign, "open_sign", label, sign.triage)


def _rule(clinic: Clinic, entry: KnowledgeEntry, kind: str, label: str, level: Triage) -> Json:
    return {
        "rule": entry.id,
        "kind": kind,
        "label": label,
        "level": level.value,
        "note": entry.note,
        "checked": entry.checked.isoformat(),
        "sources": [_source(clinic, each) for each in entry.source],
    }


def _source(clinic: Clinic, source: str) -> Json:
    """Return the title and address of a source; of an address that stands by itself, that."""
    known = clinic.sources.get(source)
    return {"title": known.title if known else source, "url": known.url if known else source}
