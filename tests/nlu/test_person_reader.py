"""Whose leg it is: whom the words are about, and who is only named."""

import pytest

from leg_comfort.clinic import load_clinic
from leg_comfort.nlu import load_lexicon, read_person

LEXICON = load_lexicon("en", load_clinic().findings)


@pytest.mark.parametrize(
    "words",
    [
        "my son has a cramp",
        "it's my little girl, her calf hurts",
        "he is six",
        "she's only eight",
        "he's four years old",
        "the kids keep getting cramps",
        "our youngest wakes up with leg pain",
        "my grandson's legs ache at night",
        "it's for my daughter",
        "my ten year old has sore calves",
        "the baby's leg is swollen",
        "i have a son with cramps",
        "about my boy",
        "my toddler is limping",
    ],
)
def test_a_child_is_heard(words: str) -> None:
    assert read_person(LEXICON, words) == "child"


@pytest.mark.parametrize(
    "words",
    [
        "my husband's leg is cramping",
        "it's for my mum",
        "my wife has a cramp",
        "my mom's calf is swollen",
        "no it's my partner",
        "he's eighty",
        "she is in her seventies",
        "his leg hurts",
        "it's not for me",
        "i'm asking for someone else",
        "i care for an old lady and her legs ache",
        "it's my dad, he keeps cramping",
        "asking for a friend",
    ],
)
def test_another_grown_up_is_heard(words: str) -> None:
    assert read_person(LEXICON, words) == "other"


@pytest.mark.parametrize(
    "words",
    [
        "my calf hurts",
        "my dog has a swollen paw",
        "my son's dog is limping",
        "call my mum",
        "text my husband that my leg hurts",
        "my husband is asleep and i've got a cramp",
        "my wife says it's a cramp",
        "play something for the kids",
        "my leg hurts like my dad's did",
        "i'm having a baby and my calves ache",
        "my husband rubs my calf",
        "two nights",
        "it is six",
        "about ten minutes",
        "no",
        "",
    ],
)
def test_the_speaker_a_pet_and_who_is_only_named_are_neither(words: str) -> None:
    assert read_person(LEXICON, words) is None
