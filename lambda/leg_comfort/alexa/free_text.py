"""What ids and raw words say about the person, by the knowledge and by the findings' phrases.

What reads raw words is imported by whoever has some to read; most conversations have none.
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
class Ear:
    """Knowledge, and the lexicon of the person's language, loaded when words must be read."""

    clinic: Clinic
    lexicon: "Callable[[], Lexicon]"

    def facts_named(self, id: str) -> dict[str, Fact]:
        """What an id of the FINDING slot says: a finding is so, a denial says what is not so.

        Empty for an id that the knowledge does not hold, or that is no matter of yes or no.
        """
        if id in self.clinic.denials:
            return dict.fromkeys(self.clinic.denials[id].findings, False)
        finding = self.clinic.findings.get(id)
        return {id: True} if finding and finding.kind is FindingKind.YES_NO else {}

    def facts_in(self, words: str) -> dict[str, Fact]:
        """The findings that raw words speak of, true or false."""
        from leg_comfort.nlu import read_facts

        return dict(read_facts(self.lexicon(), words))

    def warnings_in(self, words: str) -> dict[str, Fact]:
        """The findings of red flags that raw words say are so."""
        flags = {finding for flag in self.clinic.red_flags.values() for finding in flag.findings}
        return {f: fact for f, fact in self.facts_in(words).items() if fact is True and f in flags}

    def person_in(self, words: str) -> str | None:
        """Whom raw words speak of, "child" or "other"; None for the person in bed."""
        from leg_comfort.nlu import read_person

        return read_person(self.lexicon(), words)

    def answer_in(self, words: str) -> Act | None:
        """The yes, no or unsure in raw words, None where there is none of these."""
        from leg_comfort.nlu import read_answer

        return _ACTS.get(read_answer(self.lexicon(), words) or "")


class DeafEar(Ear):
    """Understands ids alone: for when words cannot be read."""

    def facts_in(self, words: str) -> dict[str, Fact]:
        """Nothing."""
        return {}

    def answer_in(self, words: str) -> Act | None:
        """Nothing."""
        return None

    def person_in(self, words: str) -> str | None:
        """Nobody, since words cannot be read."""
        return None
