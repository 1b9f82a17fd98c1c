"""Natural language understanding: free text to facts, by the phrases of a language.

    lexicon = load_lexicon("en", findings=clinic.findings)
    read_facts(lexicon, "no chest pain but my left calf has puffed up")
    # {"one_leg_swollen": True, "chest_pain_or_breathless": False}

The phrases are in ../languages/LANGUAGE/lexicon/; its README explains how one is written.
"""

from leg_comfort.nlu.answer_reader import (
    AnswerKind,
    Guess,
    GuessedAnswer,
    guess_answer,
    read_answer,
)
from leg_comfort.nlu.fact_reader import (
    Certainty,
    FactValue,
    Reading,
    read_facts,
    read_signs,
    read_text,
)
from leg_comfort.nlu.lexicon import LEXICON, Lexicon, LexiconError
from leg_comfort.nlu.lexicon_loader import load_lexicon
from leg_comfort.nlu.matcher import PatternSet
from leg_comfort.nlu.person_reader import (
    OtherPerson,
    names_leg,
    names_other_part,
    read_change,
    read_person,
    read_remark,
    read_wish,
)
from leg_comfort.nlu.sentence_reader import Utterance, read_sentence

__all__ = [
    "LEXICON",
    "AnswerKind",
    "Certainty",
    "FactValue",
    "Guess",
    "GuessedAnswer",
    "Lexicon",
    "LexiconError",
    "OtherPerson",
    "PatternSet",
    "Reading",
    "Utterance",
    "guess_answer",
    "load_lexicon",
    "names_leg",
    "names_other_part",
    "read_answer",
    "read_change",
    "read_facts",
    "read_person",
    "read_remark",
    "read_sentence",
    "read_signs",
    "read_text",
    "read_wish",
]
