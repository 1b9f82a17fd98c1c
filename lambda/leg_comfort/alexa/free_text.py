"""Read facts about the person from slot ids and free text.

The package that reads free text is imported with the first text: most conversations have none.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from leg_comfort.clinic import Clinic, Fact, FindingKind
from leg_comfort.conversation import Act

if TYPE_CHECKING:
    from leg_comfort.nlu import Lexicon

_ACTS = {"yes": Act.YES, "no": Act.NO, "unsure": Act.UNSURE}


@dataclass(frozen=True, slots=True)
class IdReader:
    """Reads slot ids only, and nothing in free text: a reader for when the lexicon is broken."""

    clinic: Clinic

    def facts_named(self, id: str) -> dict[str, Fact]:
        """Return the facts that an id of the FINDING slot states.

        A finding is true, the findings of a denial are false. Empty for an unknown id, and for a
        finding that is not a matter of yes or no.
        """
        if id in self.clinic.denials:
            return dict.fromkeys(self.clinic.denials[id].findings, False)
        finding = self.clinic.findings.get(id)
        return {id: True} if finding and finding.kind is FindingKind.YES_NO else {}

    def facts_in(self, words: str) -> dict[str, Fact]:
        """Return the findings that a text mentions, true or false."""
        return {}

    def warnings_in(self, words: str) -> dict[str, Fact]:
        """Return the findings of red flags that a text affirms."""
        flags = {finding for flag in self.clinic.red_flags.values() for finding in flag.findings}
        return {f: fact for f, fact in self.facts_in(words).items() if fact is True and f in flags}

    def person_in(self, words: str) -> str | None:
        """Return whom a text is about, "child" or "other"; None for the speaker."""
        return None

    def answer_in(self, words: str) -> Act | None:
        """Return the yes, no or unsure in a text, if any."""
        return None


@dataclass(frozen=True, slots=True)
class FreeTextReader(IdReader):
    """Reads slot ids and free text. lexicon: loads the phrases of the person's language."""

    lexicon: "Callable[[], Lexicon]"

    def facts_in(self, words: str) -> dict[str, Fact]:
        """Return the findings that a text mentions, true or false."""
        from leg_comfort.nlu import read_facts

        return dict(read_facts(self.lexicon(), words))

    def person_in(self, words: str) -> str | None:
        """Return whom a text is about, "child" or "other"; None for the speaker."""
        from leg_comfort.nlu import read_person

        return read_person(self.lexicon(), words)

    def answer_in(self, words: str) -> Act | None:
        """Return the yes, no or unsure in a text, if any."""
        from leg_comfort.nlu import read_answer

        return _ACTS.get(read_answer(self.lexicon(), words) or "")
