"""Alexa keeps the carrier of free words: the words that are left must mean the same."""

from functools import cache
from pathlib import Path

import pytest

from bedside.interaction_model import load_model
from leg_comfort.clinic import load_clinic
from leg_comfort.locales import LOCALES, language_of
from leg_comfort.nlu import AnswerKind, Lexicon, load_lexicon, read_answer, read_facts
from leg_comfort.nlu.sentence_reader import read_sentence

DATA = Path(__file__).parents[2] / "data"
FLAGS = frozenset(finding for flag in load_clinic().red_flags.values() for finding in flag.findings)
BEHIND = " {words}"


@cache
def lexicon_of(locale: str) -> Lexicon:
    return load_lexicon(language_of(locale), load_clinic().findings)


LEXICON = lexicon_of("en")


def carriers(locale: str, intent: str = "SayIntent") -> list[str]:
    intents = load_model(locale)["interactionModel"]["languageModel"]["intents"]
    samples = next(each["samples"] for each in intents if each["name"] == intent)
    return sorted((sample.removesuffix(BEHIND) for sample in samples), key=len, reverse=True)


def kinds_of_carriers(locale: str, intent: str) -> set[AnswerKind | None]:
    return {read_answer(lexicon_of(locale), carrier) for carrier in carriers(locale, intent)}


def warnings_in(words: str) -> set[str]:
    return {finding for finding, fact in read_facts(LEXICON, words).items() if fact is True} & FLAGS


@pytest.mark.parametrize("locale", LOCALES)
def test_no_carrier_holds_a_no_or_a_part_of_the_body(locale: str) -> None:
    lexicon = lexicon_of(locale)
    telling = (lexicon.elsewhere.legs, lexicon.elsewhere.body)
    for carrier in carriers(locale):
        sentence = read_sentence(lexicon, carrier)
        assert lexicon.scopes.negators.isdisjoint(sentence.tokens), carrier
        assert not any(patterns.found_in(sentence) for patterns in telling), carrier


@pytest.mark.parametrize("locale", LOCALES)
def test_a_carrier_of_a_no_is_a_whole_no(locale: str) -> None:
    assert kinds_of_carriers(locale, "NoWithWordsIntent") == {AnswerKind.NO}


@pytest.mark.parametrize("locale", LOCALES)
def test_a_carrier_of_a_yes_is_a_whole_yes(locale: str) -> None:
    assert kinds_of_carriers(locale, "YesWithWordsIntent") == {AnswerKind.YES}


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
