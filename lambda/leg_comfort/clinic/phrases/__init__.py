"""Free words to facts: what a person said, looked up in the findings' own phrases.

    lexicon = load_lexicon("en")
    read_facts(lexicon, "no chest pain but my left calf has puffed up")
    # {"one_leg_swollen": True, "chest_pain_or_breathless": False}

The words stand in ../words/LANGUAGE.toml; its head explains how a phrase is written.
"""

from leg_comfort.clinic.phrases.answers import Answer, read_answer
from leg_comfort.clinic.phrases.lexicon import Lexicon, LexiconError
from leg_comfort.clinic.phrases.loading import load_lexicon
from leg_comfort.clinic.phrases.people import Person, read_person
from leg_comfort.clinic.phrases.reader import Fact, read_facts

__all__ = [
    "Answer",
    "Fact",
    "Lexicon",
    "LexiconError",
    "Person",
    "load_lexicon",
    "read_answer",
    "read_facts",
    "read_person",
]
