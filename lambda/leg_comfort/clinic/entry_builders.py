"""Build each kind of entry from the fields of its table; ValueError says what is wrong with one."""

import re
from dataclasses import replace

from leg_comfort.clinic.conditions import Condition
from leg_comfort.clinic.kinds import Confidence, FindingKind, Triage, Way
from leg_comfort.clinic.model import (
    Cause,
    Denial,
    EngineRule,
    EscalationRule,
    Finding,
    Item,
    NeverSay,
    OpenSign,
    Question,
    RedFlag,
    Source,
    Step,
)
from leg_comfort.clinic.toml_fields import TableFields


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


def _patterns(fields: TableFields, name: str) -> dict[str, tuple[str, ...]]:
    """Take the patterns of each language."""
    by_language = fields.lists(name)
    for pattern in (each for patterns in by_language.values() for each in patterns):
        try:
            re.compile(pattern)
        except re.error as error:
            raise ValueError(f"{pattern} is no pattern: {error}") from None
    return by_language


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
        asked_if=fields.condition("asked_if"),
        also_yes=fields.condition("also_yes"),
        not_of_the_leg=frozenset(fields.texts("not_of_the_leg")),
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
