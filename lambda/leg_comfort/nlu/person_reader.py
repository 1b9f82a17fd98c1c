"""Read whose leg, and whose body, a sentence is about."""

from collections.abc import Iterable
from typing import Literal

from leg_comfort.nlu.lexicon import Lexicon
from leg_comfort.nlu.matcher import PatternSet
from leg_comfort.nlu.patterns import Match, Sentence
from leg_comfort.nlu.sentence_reader import Words, read_utterance

OtherPerson = Literal["child", "other"]


def read_person(lexicon: Lexicon, words: Words) -> OtherPerson | None:
    """Return "child" or "other" for another person's leg, None for the speaker's.

    "my little girl has a cramp" is a child, "it's for my mum" another; "call my mum" is neither,
    nor is a pet.
    """
    sentence = read_utterance(lexicon, words).sentence
    if lexicon.people.unless.found_in(sentence) or names_other_part(lexicon, sentence):
        return None
    if lexicon.people.child.found_in(sentence):
        return "child"
    return "other" if lexicon.people.other.found_in(sentence) else None


def is_about_things(lexicon: Lexicon, sentence: Sentence) -> bool:
    """Return whether the sentence is about an animal, a thing or another skill's business."""
    elsewhere = lexicon.elsewhere
    return elsewhere.others.found_in(sentence) and not elsewhere.own.found_in(sentence)


def is_about_people(lexicon: Lexicon, sentence: Sentence) -> bool:
    """Return whether the sentence is about other people."""
    elsewhere = lexicon.elsewhere
    return elsewhere.people.found_in(sentence) and not elsewhere.own.found_in(sentence)


def names_other_part(lexicon: Lexicon, sentence: Sentence, match: Match | None = None) -> bool:
    """Return whether it names another part of the body, outside the match, and no leg."""
    elsewhere = lexicon.elsewhere
    if elsewhere.legs.found_in(sentence):
        return False
    span = range(match.start, match.end) if match else range(0)
    return any(other.start not in span for other in elsewhere.body.matches(sentence))


def names_leg(lexicon: Lexicon, words: Words) -> bool:
    """Return whether the words name a leg or a part of one."""
    return lexicon.elsewhere.legs.found_in(read_utterance(lexicon, words).sentence)


def read_change(lexicon: Lexicon, words: Words) -> str | None:
    """Return the id of the change that the words tell of: better, worse or no_change, if any."""
    return _first_found(lexicon, lexicon.changes, words)


def read_wish(lexicon: Lexicon, words: Words) -> str | None:
    """Return the id of what is wished of the voice: pause, repeat, next …, if anything."""
    return _first_found(lexicon, lexicon.wishes, words)


def read_remark(lexicon: Lexicon, words: Words) -> str | None:
    """Return the id of the remark that the words make while help is needed, if any."""
    return _first_found(lexicon, lexicon.remarks, words)


def _first_found(
    lexicon: Lexicon, named: Iterable[tuple[str, PatternSet]], words: Words
) -> str | None:
    """Return the first id whose phrases are in the words, or None."""
    sentence = read_utterance(lexicon, words).sentence
    return next((id for id, phrases in named if phrases.found_in(sentence)), None)
