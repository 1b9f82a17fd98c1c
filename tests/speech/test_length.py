"""In no country is a question, an alarm or an answer too long for somebody half asleep."""

from collections.abc import Iterator

import pytest

from leg_comfort.clinic import Clinic, RedFlag, Triage, load_clinic
from leg_comfort.conversation.flows.spoken_flags import CHILD_FLAGS
from leg_comfort.locales import LOCALES, language_of, usual_country
from leg_comfort.speech import Words, load_words, read_sources
from tests.languages import LANGUAGES
from tests.word_budget import (
    A_NUMBER_COUNTS,
    MOST_WORDS,
    count_words,
    figures_of,
    most_words_of_a_question,
)

from .template_reading import SAMPLES, Reader

CLINIC: Clinic = load_clinic()
WORDINGS = 6
"""No line of these has more."""
NUMBER = "nine one one"
PLACES = [
    (language, country)
    for language in LANGUAGES
    for country in sorted(read_sources(language).countries)
]
EVERYWHERE = pytest.mark.parametrize(("language", "country"), PLACES)


def words_in(language: str, country: str) -> Words:
    """The words of a language in a country: those of the locale that is usual there, if any."""
    own = (each for each in LOCALES if language_of(each) == language)
    there = [each for each in own if usual_country(each) == country.partition("-")[0]]
    return load_words(there[0] if there else language).in_country(country)


def longest(words: Words, line: str, **values: object) -> int:
    """How many words the longest wording of a line has; the number to call is three of them."""
    texts = (words.text(line, values, seed) for seed in range(WORDINGS))
    number = words.region["emergency_number"]
    counted = (figures_of(words.locale).sub(A_NUMBER_COUNTS, text) for text in texts)
    return max(count_words(text.replace(number, NUMBER)) for text in counted)


@pytest.mark.parametrize("locale", LOCALES)
def test_no_question_takes_more_than_seven_seconds(locale: str) -> None:
    words, reader = load_words(locale), Reader(read_sources(locale))
    asked = [line for line in reader.ids if line.startswith("ask.") and line[-5:] in FORMS]
    values = {name: samples[0] for name, samples in SAMPLES.items()}
    limit = most_words_of_a_question(locale)
    long = {line: count for line in asked if (count := longest(words, line, **values)) > limit}
    assert len(asked) > 150
    assert long == {}


FORMS = (".full", "short")


def signs_of(flag: RedFlag) -> list[str]:
    return [sign for sign in flag.findings if f"safety.{sign}.heard" in load_words("en").ids()]


def alarms(words: Words, flag: RedFlag) -> Iterator[int]:
    """How many words the alarm of a flag has, by the sign that it names."""
    if flag.id in CHILD_FLAGS:
        yield longest(words, f"others.child_alarm.{flag.id}")
        return
    tone = "alarm_kindly" if flag.id == "suicidal" else "alarm"
    for sign in signs_of(flag):
        yield longest(words, f"emergency.lines.{tone}", flag=flag.id, finding=sign)


def questions_after(words: Words, flag: RedFlag) -> Iterator[int]:
    """How many words the question after an alarm has: for a sign of worse, or for the call."""
    yield longest(words, "offer.call.full")
    if flag.triage is Triage.URGENT_TODAY:
        yield from (longest(words, f"ask.which_{sign}.full") for sign in flag.worse)


@EVERYWHERE
def test_an_alarm_and_its_question_can_be_taken_in_at_once(language: str, country: str) -> None:
    words = words_in(language, country)
    found = {
        flag.id: max(alarms(words, flag)) + max(questions_after(words, flag))
        for flag in CLINIC.red_flags.values()
    }
    assert {flag: count for flag, count in found.items() if count > MOST_WORDS} == {}


@EVERYWHERE
def test_what_to_do_today_comes_with_what_would_be_worse(language: str, country: str) -> None:
    words = words_in(language, country)
    action = longest(words, "emergency.lines.today_or_go") + longest(words, "offer.call.full")
    nets = {
        flag.id: action + longest(words, f"emergency.{flag.id}.net")
        for flag in CLINIC.red_flags.values()
        if flag.triage is Triage.URGENT_TODAY
    }
    assert {flag: count for flag, count in nets.items() if count > MOST_WORDS} == {}


ANSWERS = [
    line.removeprefix("emergency.answers.")
    for line in sorted(load_words("en").ids())
    if line.startswith("emergency.answers.") and not line.endswith(".why")
]


@EVERYWHERE
def test_an_answer_in_an_emergency_leaves_room_for_the_action(language: str, country: str) -> None:
    words = words_in(language, country)
    action = max(
        longest(words, "emergency.briefly.urgent_today"),
        longest(words, "emergency.levels.emergency_now"),
    )
    question = longest(words, "offer.again.full")
    whole = {
        answer: longest(words, f"emergency.answers.{answer}") + action + question
        for answer in ANSWERS
    }
    assert {answer: count for answer, count in whole.items() if count > MOST_WORDS} == {}
