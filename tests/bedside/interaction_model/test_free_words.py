"""Alexa keeps the carrier of free words: the words that are left must mean the same."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from bedside.interaction_model import load_model
from bedside.nlu.normalizer import plain
from leg_comfort.clinic import load_clinic
from leg_comfort.locales import LOCALES
from leg_comfort.nlu import load_lexicon, read_facts
from leg_comfort.nlu.sentence_reader import read_sentence

DATA = Path(__file__).parents[2] / "data"
LEXICON = load_lexicon("en", load_clinic().findings)
FLAGS = frozenset(finding for flag in load_clinic().red_flags.values() for finding in flag.findings)
BEHIND = " {words}"


def carriers(locale: str) -> list[str]:
    intents = load_model(locale)["interactionModel"]["languageModel"]["intents"]
    samples = next(each["samples"] for each in intents if each["name"] == "SayIntent")
    return sorted((sample.removesuffix(BEHIND) for sample in samples), key=len, reverse=True)


def sentences() -> Iterator[str]:
    for told in json.loads((DATA / "utterances.json").read_text(encoding="utf-8")):
        yield plain(told["text"])
    for case in json.loads((DATA / "vignettes.json").read_text(encoding="utf-8")):
        yield from (plain(answer) for answer in case["spoken"].values() if answer)


def warnings_in(words: str) -> set[str]:
    return {finding for finding, fact in read_facts(LEXICON, words).items() if fact is True} & FLAGS


def cut(sentence: str) -> str | None:
    """Return a sentence without the longest carrier that it begins with."""
    heads = (carrier for carrier in carriers("en-US") if sentence.startswith(f"{carrier} "))
    head = next(heads, None)
    return None if head is None else sentence.removeprefix(head).strip()


@pytest.mark.parametrize("locale", LOCALES)
def test_no_carrier_holds_a_no_or_a_part_of_the_body(locale: str) -> None:
    telling = (LEXICON.elsewhere.legs, LEXICON.elsewhere.body)
    for carrier in carriers(locale):
        sentence = read_sentence(LEXICON, carrier)
        assert LEXICON.scopes.negators.isdisjoint(sentence.tokens), carrier
        assert not any(patterns.found_in(sentence) for patterns in telling), carrier


def test_no_warning_sign_is_lost_with_its_carrier() -> None:
    told = {sentence: warnings_in(sentence) for sentence in sentences()}
    left = {sentence: cut(sentence) for sentence, warnings in told.items() if warnings}
    behind = {sentence: words for sentence, words in left.items() if words}
    assert len(behind) > 30
    assert {s for s, words in behind.items() if not told[s] <= warnings_in(words)} == set()


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
