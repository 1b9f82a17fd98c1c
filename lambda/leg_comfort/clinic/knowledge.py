"""Everything the skill knows, in one object that cannot be changed."""

from collections.abc import Mapping
from dataclasses import dataclass

from leg_comfort.clinic.model import (
    Cause,
    Denial,
    EscalationRule,
    Finding,
    Item,
    NeverSay,
    Question,
    RedFlag,
    Rule,
    Source,
    Step,
)


class KnowledgeError(ValueError):
    """A knowledge file holds something that does not fit; the message names file and entry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clinic:
    """The knowledge, by id."""

    sources: Mapping[str, Source]
    findings: Mapping[str, Finding]
    questions: Mapping[str, Question]
    causes: Mapping[str, Cause]
    red_flags: Mapping[str, RedFlag]
    escalations: Mapping[str, EscalationRule]
    denials: Mapping[str, Denial]
    never_say: Mapping[str, NeverSay]
    engine: Mapping[str, Rule]
    steps: Mapping[str, Step]
    methods: Mapping[str, Item]
    medicines: Mapping[str, Item]
    supplements: Mapping[str, Item]
    foods: Mapping[str, Item]

    def threshold(self, rule: str) -> float:
        """Give the number of an engine rule; loading made sure that it has one."""
        value = self.engine[rule].value
        if value is None:
            raise KnowledgeError(f"engine.toml: [{rule}] has no value")
        return value
