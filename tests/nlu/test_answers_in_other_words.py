"""Answers to the questions that look for the cause: a no that leads, words that lean, counts."""

from functools import cache

import pytest

from leg_comfort.clinic import load_clinic
from leg_comfort.nlu import (
    FactValue,
    Lexicon,
    guess_answer,
    load_lexicon,
    read_remark,
    read_text,
)

CLINIC = load_clinic()
DAY, COLD, WALK, NIGHTS = (CLINIC.questions[q].findings for q in ("day", "cold", "walk", "nights"))


@cache
def lexicon(language: str) -> Lexicon:
    return load_lexicon(language, CLINIC.findings)


def told(language: str, words: str, asked: tuple[str, ...]) -> dict[str, FactValue]:
    return dict(read_text(lexicon(language), words, asked).facts)


@pytest.mark.parametrize(
    ("language", "words", "asked"),
    [
        ("de", "nein beim Gehen muss ich nie stehen bleiben", WALK),
        ("de", "nee ich sitz ja meistens", DAY),
        ("de", "nö warm ist es hier", COLD),
        ("es", "qué va estoy bien tapado", COLD),
        ("en", "no I've been sat at a desk", DAY),
        ("en", "nope my legs were warm all night", COLD),
    ],
)
def test_a_no_that_stands_first_answers_whatever_follows(
    language: str, words: str, asked: tuple[str, ...]
) -> None:
    assert guess_answer(lexicon(language), words, asked).answer == "no"
    facts = told(language, words, asked)
    assert not any(facts.get(finding) for finding in asked)


@pytest.mark.parametrize(
    ("language", "words", "finding"),
    [
        ("de", "nein kein Sport aber ich hab den ganzen Tag gestanden", "prolonged_standing"),
        ("en", "no sport but I was on my feet all day", "prolonged_standing"),
        ("es", "qué va pero estuve de pie todo el día", "prolonged_standing"),
    ],
)
def test_what_follows_a_but_counts_for_itself(language: str, words: str, finding: str) -> None:
    assert told(language, words, DAY).get(finding) is True


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", "nein der Rücken tut weh hab ich gesagt"),
        ("en", "no I said my back hurts"),
        ("es", "qué va he dicho que me duele la espalda"),
    ],
)
def test_a_no_before_i_said_takes_back_what_was_heard(language: str, words: str) -> None:
    assert told(language, words, ("back_pain",)).get("back_pain") is True


@pytest.mark.parametrize(
    ("language", "words", "answer"),
    [
        ("en", "eight miles over the hill", "yes"),
        ("en", "a lazy one on the sofa", "no"),
        ("de", "oben am Berg", "yes"),
        ("de", "auf dem Sofa", "no"),
        ("es", "por el monte", "yes"),
        ("es", "en el sofá", "no"),
    ],
)
def test_where_nothing_else_answers_the_words_that_lean_do(
    language: str, words: str, answer: str
) -> None:
    assert guess_answer(lexicon(language), words, DAY).answer == answer
    assert guess_answer(lexicon(language), words, ("chest_pain_or_breathless",)).answer is None


def test_no_word_leans_towards_an_answer_about_a_warning_sign() -> None:
    for language in ("en", "de", "es"):
        signs = {p.finding for p in lexicon(language).findings if p.is_sign}
        assert signs.isdisjoint(each.finding for each in lexicon(language).leanings)


@pytest.mark.parametrize(
    ("language", "words", "nights"),
    [
        ("de", "elf sagt mein Mann und der muss es wissen", 11),
        ("de", "neun von vierzehn", 9),
        ("de", "letzte Woche drei und diese noch zwei macht fünf", 5),
        ("de", "alle bis auf eine", 13),
        ("en", "all but two of them", 12),
        ("es", "todas menos una", 13),
        ("en", "Monday and Friday then twice last week so four", 4),
        ("de", "vorgestern und heute", 2),
        ("de", "um drei bin ich wach geworden", None),
        ("en", "six I reckon and my wife says so too", 6),
        ("en", "it woke me at three", None),
        ("es", "seis que yo me acuerde", 6),
        ("es", "una la semana pasada y hoy", 2),
        ("en", "half of them", 7),
        ("es", "ayer y hoy", 2),
        ("es", "me despertó a las tres", None),
    ],
)
def test_asked_for_the_nights_any_number_is_their_count(
    language: str, words: str, nights: int | None
) -> None:
    assert told(language, words, NIGHTS).get("nights_in_last_two_weeks") == nights


@pytest.mark.parametrize("words", ["elf sagt mein Mann", "six I reckon", "seis que yo me acuerde"])
def test_a_number_is_no_count_of_nights_unless_they_were_asked_for(words: str) -> None:
    for language in ("en", "de", "es"):
        assert "nights_in_last_two_weeks" not in told(language, words, DAY)


@pytest.mark.parametrize(
    ("language", "words", "nights"),
    [
        ("en", "sorry it was five nights not two", 5),
        ("en", "I said three nights but it was five", 5),
        ("de", "halt ich hab mich vertan es waren sechs Nächte nicht drei", 6),
        ("de", "ich sagte zwei Nächte aber es waren vier", 4),
        ("es", "perdón te dije tres noches pero en realidad fueron cinco", 5),
        ("es", "me equivoqué eran dos noches no cinco", 2),
    ],
)
def test_of_two_numbers_the_one_that_puts_right_counts(
    language: str, words: str, nights: int
) -> None:
    assert told(language, words, ())["nights_in_last_two_weeks"] == nights
    assert read_remark(lexicon(language), words) == "wrong"
