"""Reading the knowledge folder: TOML in, frozen dataclasses out, or one clear error."""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from leg_comfort.clinic.conditions import Condition
from leg_comfort.clinic.country_lines import by_country, country_line
from leg_comfort.clinic.knowledge import Clinic, KnowledgeError
from leg_comfort.clinic.model import (
    Cause,
    Confidence,
    Denial,
    EngineRule,
    EscalationRule,
    Finding,
    FindingKind,
    Item,
    NeverSay,
    OpenSign,
    Question,
    RedFlag,
    Source,
    Step,
    Triage,
    Way,
)
from leg_comfort.clinic.toml_fields import TableFields
from leg_comfort.clinic.validation import check


def _triage(fields: TableFields, field: str = "triage") -> Triage:
    name = fields.text(field)
    if name not in list(Triage):
        raise ValueError(f"unknown triage {name}")
    return Triage(name)


def _way(fields: TableFields) -> Way:
    name = fields.text("act", Way.CALL)
    if name not in list(Way):
        raise ValueError(f"unknown way to act {name}")
    return Way(name)


def _patterns(fields: TableFields, name: str) -> tuple[str, ...]:
    patterns = fields.texts(name)
    for pattern in patterns:
        try:
            re.compile(pattern)
        except re.error as error:
            raise ValueError(f"{pattern} is no pattern: {error}") from None
    return patterns


def source(fields: TableFields) -> Source:
    """Build a source; its `source` is its address, or the kind of judgement."""
    return Source(**fields.common(), title=fields.text("title"), url=fields.text("url", ""))


def finding(fields: TableFields) -> Finding:
    """Build a finding."""
    return Finding(
        **fields.common(),
        kind=FindingKind(fields.text("kind")),
        label=fields.text("label"),
        words=fields.texts("words"),
        unit=fields.text("unit", ""),
        private=fields.flag("private"),
    )


def question(fields: TableFields) -> Question:
    """Build a question."""
    return Question(
        **fields.common(),
        kind=FindingKind(fields.text("kind")),
        findings=fields.texts("findings"),
        reason=fields.text("reason"),
        adaptive=fields.flag("adaptive"),
        cost=fields.whole("cost", 1),
        not_if=fields.condition("not_if"),
        also_yes=fields.condition("also_yes"),
        implied=fields.words("implied"),
    )


def cause(fields: TableFields) -> Cause:
    """Build a cause; its likelihoods of feel must sum to about one."""
    feel = fields.probabilities("feel")
    if abs(sum(feel.values()) - 1) > 0.011:
        raise ValueError(f"feel sums to {sum(feel.values()):.3f}, not to 1")
    return Cause(
        **fields.common(),
        label=fields.text("label"),
        prior=fields.probability("prior"),
        feel=feel,
        yes=fields.probabilities("yes"),
        named=fields.flag("named", True),
        cap=Confidence(fields.text("cap", Confidence.MOST_LIKE)),
        always_mention_when=fields.text("always_mention_when", "") or None,
    )


def red_flag(fields: TableFields) -> RedFlag:
    """Build a red flag."""
    return RedFlag(
        **fields.common(),
        triage=_triage(fields),
        label=fields.text("label"),
        when=fields.when(),
        worse=fields.texts("worse"),
        act=_way(fields),
    )


def pair(fields: TableFields) -> RedFlag:
    """Build a red flag of findings that raise the level only together."""
    return replace(red_flag(fields), paired=True)


def open_sign(fields: TableFields) -> OpenSign:
    """Build the level of a sign that stays open."""
    return OpenSign(
        **fields.common(),
        triage=_triage(fields),
        unsure=_triage(fields, "unsure") if fields.has("unsure") else None,
        graver=fields.condition("graver"),
    )


def escalation(fields: TableFields) -> EscalationRule:
    """Build a rule that says when to see a doctor; its condition may be a cause alone."""
    causes = fields.texts("causes")
    return EscalationRule(
        **fields.common(),
        triage=_triage(fields),
        label=fields.text("label"),
        when=fields.condition("when") or Condition() if causes else fields.when(),
        causes=causes,
    )


def denial(fields: TableFields) -> Denial:
    """Build a denial."""
    return Denial(**fields.common(), label=fields.text("label"), findings=fields.texts("findings"))


def never_say(fields: TableFields) -> NeverSay:
    """Build patterns that must never be spoken; raise ValueError for an invalid expression."""
    return NeverSay(
        **fields.common(),
        label=fields.text("label"),
        patterns=_patterns(fields, "patterns"),
        allowed=_patterns(fields, "allowed"),
    )


def rule(fields: TableFields) -> EngineRule:
    """Build a number or condition of the engine."""
    return EngineRule(
        **fields.common(),
        label=fields.text("label"),
        value=fields.number("value"),
        when=fields.condition("when"),
    )


def step(fields: TableFields) -> Step:
    """Build a comfort step."""
    return Step(
        **fields.common(),
        causes=fields.texts("causes"),
        when=fields.text("when"),
        order=fields.whole("order", 0),
        not_if=fields.texts("not_if"),
        only_if=fields.texts("only_if"),
        warns=fields.flag("warns"),
        group=fields.text("group", ""),
        done_in_relief=fields.flag("done_in_relief"),
        more=fields.rest(),
    )


def item(fields: TableFields) -> Item:
    """Build something that people ask about."""
    return Item(
        **fields.common(),
        step=fields.text("step", ""),
        verdict=fields.text("verdict", ""),
        kind=fields.text("kind", ""),
        not_if=fields.texts("not_if"),
        more=fields.rest(),
    )


_E = TypeVar("_E")


def read_clinic(folder: Path) -> Clinic:
    """Read and check every knowledge file of the folder.

    Raises KnowledgeError, naming file and entry, for anything missing, unknown or impossible.
    """
    clinic = Clinic(
        sources=_load(folder, "sources", source),
        findings=_load(folder, "findings", finding),
        questions=_load(folder, "questions", question),
        causes=_load(folder, "causes", cause),
        red_flags=_flags(folder),
        open_signs=_load(folder, "open_signs", open_sign),
        escalations=_load(folder, "escalation", escalation),
        denials=_load(folder, "denials", denial),
        never_say=_load(folder, "never_say", never_say),
        engine=_load(folder, "engine", rule),
        steps=_load(folder, "steps", step),
        methods=_load(folder, "methods", item),
        medicines=_load(folder, "medicines", item),
        supplements=_load(folder, "supplements", item),
        foods=_load(folder, "foods", item),
        countries=_load(folder, "countries", country_line, by_country),
    )
    check(clinic)
    return clinic


def _flags(folder: Path) -> Mapping[str, RedFlag]:
    """Build the red flags: those of one sign, and after them the pairs."""
    alone, pairs = _load(folder, "red_flags", red_flag), _load(folder, "partners", pair)
    twice = sorted(alone.keys() & pairs.keys())
    if twice:
        raise KnowledgeError(f"partners.toml: [{twice[0]}] is in red_flags.toml too")
    return {**alone, **pairs}


def _load(
    folder: Path,
    name: str,
    build: Callable[[TableFields], _E],
    arrange: Callable[[Mapping[str, object]], Mapping[str, object]] = dict,
) -> Mapping[str, _E]:
    """Build the entries of one file, in its order."""
    return {
        id_: _build(f"{name}.toml", id_, content, build)
        for id_, content in arrange(_read(folder / f"{name}.toml")).items()
    }


def _read(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise KnowledgeError(f"{path.name}: is missing") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{path.name}: is not TOML: {error}") from None


def _build(file: str, id_: str, content: object, build: Callable[[TableFields], _E]) -> _E:
    if not isinstance(content, dict):
        raise KnowledgeError(f"{file}: [{id_}] is no table")
    fields = TableFields(id_, content)
    try:
        entry = build(fields)
        fields.refuse_the_rest()
    except ValueError as error:
        raise KnowledgeError(f"{file}: [{id_}] {error}") from None
    return entry
