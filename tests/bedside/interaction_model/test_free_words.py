"""Alexa keeps the carrier of free words: the words that are left must mean the same."""

from pathlib import Path

import pytest

from bedside.interaction_model import load_model
from leg_comfort.clinic import load_clinic
from leg_comfort.locales import LOCALES
from leg_comfort.nlu import AnswerKind, load_lexicon, read_answer, read_facts
from leg_comfort.nlu.sentence_reader import read_sentence

DATA = Path(__file__).parents[2] / "data"
LEXICON = load_lexicon("en", load_clinic().findings)
FLAGS = frozenset(finding for flag in load_clinic().red_flags.values() for finding in flag.findings)
BEHIND = " {words}"


def carriers(locale: str, intent: str = "SayIntent") -> list[str]:
    intents = load_model(locale)["interactionModel"]["languageModel"]["intents"]
    samples = next(each["samples"] for each in intents if each["name"] == intent)
    return sorted((sample.removesuffix(BEHIND) for sample in samples), key=len, reverse=True)


def warnings_in(words: str) -> set[str]:
    return {finding for finding, fact in read_facts(LEXICON, words).items() if fact is True} & FLAGS


@pytest.mark.parametrize("locale", LOCALES)
def test_no_carrier_holds_a_no_or_a_part_of_the_body(locale: str) -> None:
    telling = (LEXICON.elsewhere.legs, LEXICON.elsewhere.body)
    for carrier in carriers(locale):
        sentence = read_sentence(LEXICON, carrier)
        assert LEXICON.scopes.negators.isdisjoint(sentence.tokens), carrier
        assert not any(patterns.found_in(sentence) for patterns in telling), carrier


@pytest.mark.parametrize("locale", LOCALES)
def test_a_carrier_of_a_no_is_a_whole_no(locale: str) -> None:
    kinds = {read_answer(LEXICON, carrier) for carrier in carriers(locale, "NoWithWordsIntent")}
    assert kinds == {AnswerKind.NO}


@pytest.mark.parametrize("locale", LOCALES)
def test_a_carrier_of_a_yes_is_a_whole_yes(locale: str) -> None:
    kinds = {read_answer(LEXICON, carrier) for carrier in carriers(locale, "YesWithWordsIntent")}
    assert kinds == {AnswerKind.YES}


@pytest.mark.parametrize(
    ("left", "whole"),
    [
        ("is red and it started yesterday", "it is red and it started yesterday"),
        ("feels warmer than the other one", "it feels warmer than the other one"),
        ("am puffed", "i am puffed"),
        ("don't feel when i pee", "i don't feel when i pee"),
    ],
)
def test_a_statement_without_its_subject_is_read_with_it(left: str, whole: str) -> None:
    assert warnings_in(left)
    assert read_facts(LEXICON, left) == read_facts(LEXICON, whole)


@pytest.mark.parametrize("question", ["is it swollen", "are they too cold"])
def test_a_question_stays_a_question(question: str) -> None:
    assert read_facts(LEXICON, question) == {}
