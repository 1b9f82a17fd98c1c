"""Free words to facts: what a person said, looked up in the findings' own phrases.

    lexicon = load_lexicon("en", findings=clinic.findings)
    read_facts(lexicon, "no chest pain but my left calf has puffed up")
    # {"one_leg_swollen": True, "chest_pain_or_breathless": False}

The phrases stand in ../languages/LANGUAGE/lexicon/; its README explains how one is written.
"""

from leg_comfort.nlu.answer_reader import Answer, read_answer
from leg_comfort.nlu.fact_reader import Fact, read_facts
from leg_comfort.nlu.lexicon import Lexicon, LexiconError
from leg_comfort.nlu.lexicon_loader import load_lexicon
from leg_comfort.nlu.person_reader import Person, read_person

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
