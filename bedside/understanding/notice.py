"""What must reach the skill in raw words, whatever a sentence resembles."""

from dataclasses import dataclass
from functools import cache

from leg_comfort.clinic.phrases import Lexicon, load_lexicon, read_facts, read_person


@dataclass(frozen=True, slots=True)
class Notice:
    """Reads with the skill's own lexicon; a language without one notices nothing."""

    lexicon: Lexicon | None

    @classmethod
    def of(cls, language: str) -> "Notice":
        """Load the lexicon of a language, once in a process."""
        return cls(_lexicon(language))

    def needs_words(self, said: str) -> bool:
        """Say whether a warning sign is stated, or it is about somebody else's leg."""
        return self.lexicon is not None and (
            read_person(self.lexicon, said) is not None or self._warns(self.lexicon, said)
        )

    def _warns(self, lexicon: Lexicon, said: str) -> bool:
        facts = read_facts(lexicon, said)
        flags = {each.finding for each in lexicon.findings if "flag" in each.marks}
        return any(facts.get(flag) is True for flag in flags)


@cache
def _lexicon(language: str) -> Lexicon | None:
    try:
        return load_lexicon(language)
    except FileNotFoundError:
        return None
