"""Checks that the knowledge files agree: every id exists, every cause is complete."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from leg_comfort.clinic.conditions import Condition
from leg_comfort.clinic.facts import OPEN
from leg_comfort.clinic.kinds import FindingKind
from leg_comfort.clinic.knowledge import Clinic, KnowledgeError
from leg_comfort.clinic.model import ALL_CAUSES, TIMES, Item, KnowledgeEntry, RedFlag
from leg_comfort.clinic.triage import CHECKS, RISKS_ASKED

JUDGEMENT = ("product-choice", "expert-judgement")
"""Sources that are not texts, so that a note must give the reason."""

VERDICTS = ("yes", "no", "when")
"""The possible answers to the question whether a method helps."""

Problems = Iterator[tuple[str, str, str]]
"""Each problem as the file, the entry and a message."""


def check(clinic: Clinic) -> None:
    """Raise KnowledgeError for the first error in the knowledge."""
    for checker in _CHECKERS:
        for file, entry, problem in checker(clinic):
            raise KnowledgeError(f"{file}.toml: [{entry}] {problem}")


def _files(clinic: Clinic) -> Mapping[str, Mapping[str, KnowledgeEntry]]:
    return {
        "sources": clinic.sources,
        "findings": clinic.findings,
        "questions": clinic.questions,
        "causes": clinic.causes,
        "red_flags": _flags(clinic, paired=False),
        "partners": _flags(clinic, paired=True),
        "open_signs": clinic.open_signs,
        "escalation": clinic.escalations,
        "denials": clinic.denials,
        "never_say": clinic.never_say,
        "engine": clinic.engine,
        "steps": clinic.steps,
        "methods": clinic.methods,
        "medicines": clinic.medicines,
        "supplements": clinic.supplements,
        "foods": clinic.foods,
        "countries": clinic.countries,
    }


def _flags(clinic: Clinic, paired: bool) -> dict[str, RedFlag]:
    return {flag.id: flag for flag in clinic.red_flags.values() if flag.paired is paired}


def _file_of(flag: RedFlag) -> str:
    return "partners" if flag.paired else "red_flags"


def _sources(clinic: Clinic) -> Problems:
    for file, entries in _files(clinic).items():
        for entry in entries.values():
            for source in entry.source:
                name = source.partition(":")[0]
                if not source.startswith(("http://", "https://")) and name not in clinic.sources:
                    yield file, entry.id, f"unknown source {source}"


def _worse(clinic: Clinic) -> Problems:
    for flag in clinic.red_flags.values():
        for sign in flag.worse:
            if f"which_{sign}" not in clinic.questions:
                yield _file_of(flag), flag.id, f"no question asks about {sign} alone"


def _open_signs(clinic: Clinic) -> Problems:
    for check in CHECKS:
        for sign in clinic.questions[check].findings:
            if sign not in clinic.open_signs:
                yield "open_signs", sign, "is missing"
            if f"which_{sign}" not in clinic.questions:
                yield "questions", check, f"no question asks about {sign} alone"


def _asked(clinic: Clinic) -> Mapping[str, Mapping[str, Item]]:
    return {
        "methods": clinic.methods,
        "medicines": clinic.medicines,
        "supplements": clinic.supplements,
        "foods": clinic.foods,
    }


def _unknown(names: Iterable[str], known: Iterable[str]) -> list[str]:
    return sorted(set(names) - set(known))


def _findings(clinic: Clinic) -> Problems:
    named: dict[str, Mapping[str, Iterable[str]]] = {
        "questions": {
            q.id: (*q.findings, *q.implied.values(), *_of(q.also_yes), *_of(q.not_if))
            for q in clinic.questions.values()
        },
        **{
            file: {f.id: _of(f.when) for f in _flags(clinic, paired).values()}
            for file, paired in (("red_flags", False), ("partners", True))
        },
        "open_signs": {s.id: (s.id, *_of(s.graver)) for s in clinic.open_signs.values()},
        "escalation": {r.id: _of(r.when) for r in clinic.escalations.values()},
        "denials": {d.id: d.findings for d in clinic.denials.values()},
        "engine": {r.id: _of(r.when) for r in clinic.engine.values()},
        "steps": {s.id: (*_named(s.not_if), *s.only_if) for s in clinic.steps.values()},
        **{
            file: {i.id: _named(i.not_if) for i in items.values()}
            for file, items in _asked(clinic).items()
        },
    }
    for file, entries in named.items():
        for id_, findings in entries.items():
            for finding in _unknown(findings, clinic.findings):
                yield file, id_, f"unknown finding {finding}"


def _named(not_if: Iterable[str]) -> list[str]:
    return [entry.removeprefix(OPEN) for entry in not_if]


def _of(condition: Condition | None) -> list[str]:
    return [term.finding for term in condition.terms] if condition else []


def _causes(clinic: Clinic) -> Problems:
    named: dict[str, Mapping[str, Iterable[str]]] = {
        "escalation": {r.id: r.causes for r in clinic.escalations.values()},
        "steps": {s.id: [c for c in s.causes if c != ALL_CAUSES] for s in clinic.steps.values()},
    }
    for file, entries in named.items():
        for id_, causes in entries.items():
            for cause in _unknown(causes, clinic.causes):
                yield file, id_, f"unknown cause {cause}"


def _likelihoods(clinic: Clinic) -> Problems:
    adaptive = {q.id for q in clinic.questions.values() if q.adaptive}
    others = {f for q in clinic.questions.values() for f in q.findings}
    clues = {clue for cause in clinic.causes.values() for clue in cause.yes}
    for cause in clinic.causes.values():
        for clue in _unknown(cause.yes, adaptive | others):
            yield "causes", cause.id, f"unknown question {clue}"
        for clue in _unknown(adaptive | clues, cause.yes):
            yield "causes", cause.id, f"has no likelihood for {clue}"
        for feel in _unknown(clinic.findings["feel"].words, cause.feel):
            yield "causes", cause.id, f"has no likelihood for feel {feel}"
        for feel in _unknown(cause.feel, clinic.findings["feel"].words):
            yield "causes", cause.id, f"unknown feel {feel}"
        mention = cause.always_mention_when
        if mention is not None and mention not in clinic.findings:
            yield "causes", cause.id, f"unknown finding {mention}"


def _priors(clinic: Clinic) -> Problems:
    total = sum(cause.prior for cause in clinic.causes.values())
    if abs(total - 1) > 0.01:
        yield "causes", next(iter(clinic.causes), ""), f"the priors sum to {total:.3f}, not to 1"
    if sum(not cause.named for cause in clinic.causes.values()) != 1:
        yield "causes", next(iter(clinic.causes), ""), "exactly one cause must have named = false"


def _rechecks(clinic: Clinic) -> Problems:
    alone = {q.findings[0] for q in clinic.questions.values() if len(q.findings) == 1}
    for flag in clinic.red_flags.values():
        for finding in flag.findings:
            asked = clinic.findings[finding].kind is not FindingKind.YES_NO or finding in alone
            if not asked:
                yield _file_of(flag), flag.id, f"no question asks about {finding} alone"


def _notes(clinic: Clinic) -> Problems:
    own = (
        "questions",
        "causes",
        "red_flags",
        "partners",
        "open_signs",
        "escalation",
        "denials",
        "never_say",
        "engine",
        "countries",
    )
    files = _files(clinic)
    for file in own:
        for entry in files[file].values():
            if not entry.note and any(source in JUDGEMENT for source in entry.source):
                yield file, entry.id, "is a choice or judgement and has no note that says why"


def _times(clinic: Clinic) -> Problems:
    for step in clinic.steps.values():
        if step.when not in TIMES:
            yield "steps", step.id, f"unknown time {step.when}"


def _verdicts(clinic: Clinic) -> Problems:
    for method in clinic.methods.values():
        if method.verdict not in VERDICTS:
            yield "methods", method.id, f"unknown verdict {method.verdict}"


def _countries(clinic: Clinic) -> Problems:
    for line in clinic.countries.values():
        if not line.confirmed and not line.note:
            yield "countries", line.id, "is not confirmed and has no note that says why"


def _engine(clinic: Clinic) -> Problems:
    numbers = ("stop_at", "most_questions", "most_spoken", "worth_asking_at", "most_like_at")
    wording = ("could_be_at", "mention_at", "most_reasons", "call_after_days")
    for rule in (*numbers, *wording, "second_bundle_skipped", *RISKS_ASKED):
        if rule not in clinic.engine:
            yield "engine", rule, "is missing"
        elif clinic.engine[rule].value is None and clinic.engine[rule].when is None:
            yield "engine", rule, "has neither a value nor a condition"


_CHECKERS: tuple[Callable[[Clinic], Problems], ...] = (
    _sources,
    _findings,
    _causes,
    _likelihoods,
    _priors,
    _worse,
    _open_signs,
    _rechecks,
    _notes,
    _times,
    _verdicts,
    _engine,
    _countries,
)
