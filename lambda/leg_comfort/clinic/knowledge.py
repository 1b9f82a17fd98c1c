"""All medical knowledge in one frozen object."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from leg_comfort.clinic.model import (
    Cause,
    CountryLine,
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


class KnowledgeError(ValueError):
    """A knowledge file has an error; the message names file and entry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clinic:
    """The knowledge, each file by the ids of its entries."""

    sources: Mapping[str, Source]
    findings: Mapping[str, Finding]
    questions: Mapping[str, Question]
    causes: Mapping[str, Cause]
    red_flags: Mapping[str, RedFlag]
    open_signs: Mapping[str, OpenSign]
    escalations: Mapping[str, EscalationRule]
    denials: Mapping[str, Denial]
    never_say: Mapping[str, NeverSay]
    engine: Mapping[str, EngineRule]
    steps: Mapping[str, Step]
    methods: Mapping[str, Item]
    medicines: Mapping[str, Item]
    supplements: Mapping[str, Item]
    foods: Mapping[str, Item]
    countries: Mapping[str, CountryLine]

    def threshold(self, rule: str) -> float:
        """Return the number of an engine rule; loading checked that it has one."""
        value = self.engine[rule].value
        if value is None:
            raise KnowledgeError(f"engine.toml: [{rule}] has no value")
        return value


def forbidden(clinic: Clinic, speech: str, language: str) -> tuple[str, ...]:
    """Return the ids of the never-say entries that the plain text of a speech breaks.

    Raises KeyError for a language that has no patterns.
    """
    entries = clinic.never_say.values()
    return tuple(entry.id for entry in entries if _breaks(entry, speech, language))


def _breaks(entry: NeverSay, speech: str, language: str) -> bool:
    for pattern in entry.allowed.get(language, ()):
        speech = re.sub(pattern, " ", speech, flags=re.IGNORECASE)
    return any(re.search(pattern, speech, re.IGNORECASE) for pattern in entry.patterns[language])
