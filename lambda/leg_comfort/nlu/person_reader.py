"""Whose leg it is: the speaker's, a child's or another grown-up's."""

from typing import Literal

from leg_comfort.nlu.fact_reader import found, read_sentence
from leg_comfort.nlu.lexicon import Lexicon
from leg_comfort.nlu.patterns import Sentence

Person = Literal["child", "other"]


def read_person(lexicon: Lexicon, words: str) -> Person | None:
    """Return whom the words are about, or None for the speaker, a pet and whoever is only named.

    "my little girl has a cramp" is a child, "it's for my mum" another; "call my mum" is neither.
    """
    sentence = read_sentence(lexicon, words)
    if found(lexicon.people.unless, sentence) or _other_part(lexicon, sentence):
        return None
    if found(lexicon.people.child, sentence):
        return "child"
    return "other" if found(lexicon.people.other, sentence) else None


def _other_part(lexicon: Lexicon, sentence: Sentence) -> bool:
    """Say whether another part of the body is named, and no leg."""
    elsewhere = lexicon.elsewhere
    return found(elsewhere.body, sentence) and not found(elsewhere.legs, sentence)
