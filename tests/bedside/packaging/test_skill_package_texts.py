"""The store's texts keep Amazon's rules, are true of the skill, and promise nothing."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from bedside.interaction_model import invocation_name, load_model
from bedside.nlu import nlu_for
from bedside.packaging.skill_deployment import Deployment
from bedside.packaging.skill_package import manifest
from bedside.simulator.echo import ACCEPTED, Echo
from bedside.simulator.fake_alexa_api import FakeAlexaApi
from lambda_function import lambda_handler
from leg_comfort.clinic import forbidden, load_clinic
from leg_comfort.locales import DEFAULT_LOCALE, LOCALES, language_of
from leg_comfort.speech import load_words
from tests.languages import language

PAGE: dict[str, Any] = manifest(Deployment())["manifest"]["publishingInformation"]
CLINIC = load_clinic()
NAME = invocation_name(DEFAULT_LOCALE)
A_DAY = datetime(2026, 11, 23, 20, tzinfo=UTC)

# As Amazon's services answer to what breaks it; the lengths of the store's texts are second-hand.
NOT_IN_AN_EXAMPLE = re.compile(r"[/*@#$%^&(){}_\[\]|<>:;+=\\]")
LONGEST = {"name": 50, "summary": 160, "description": 4000}
MOST_KEYWORDS = 30
MOST_TESTING = 4000

QUOTED = re.compile(r'"([^"]+)"')

every_locale = pytest.mark.parametrize("locale", LOCALES)


def owners(locale: str) -> dict[str, str]:
    """Return the intent of every sample."""
    model = load_model(locale)
    intents = model["interactionModel"]["languageModel"]["intents"]
    return {sample.lower(): intent["name"] for intent in intents for sample in intent["samples"]}


def utterance(locale: str, phrase: str) -> str | None:
    """Return the utterance in an example phrase, in lower case; None for a launch."""
    pattern = language(locale).store["example"].format(name=invocation_name(locale))
    opened = re.fullmatch(pattern, phrase)
    assert opened, phrase
    return opened[1] and opened[1].lower()


def turns(text: str) -> Iterator[str]:
    return iter(QUOTED.findall(text))


@every_locale
def test_the_texts_are_no_longer_than_amazon_allows(locale: str) -> None:
    texts = PAGE["locales"][locale]
    assert [name for name, most in LONGEST.items() if not 2 <= len(texts[name]) <= most] == []
    assert 0 < len(texts["keywords"]) <= MOST_KEYWORDS
    assert len(set(texts["keywords"])) == len(texts["keywords"])
    assert len(PAGE["testingInstructions"]) <= MOST_TESTING


@every_locale
def test_the_description_says_what_it_is_not_and_whom_to_call(locale: str) -> None:
    description, region = PAGE["locales"][locale]["description"], load_words(locale).region
    named = {"doctor": region["doctor"], "digits": region["emergency_digits"]}
    told = [text.format(**named) for text in language(locale).store["says"]]
    assert [text for text in told if text.lower() not in description.lower()] == []


@every_locale
def test_no_text_says_what_must_never_be_said(locale: str) -> None:
    texts = PAGE["locales"][locale]
    shown, own = (texts["summary"], texts["description"]), language_of(locale)
    assert [forbidden(CLINIC, text, own) for text in shown] == [(), ()]


@every_locale
def test_no_text_claims_to_cure_to_examine_or_to_save(locale: str) -> None:
    texts, own = PAGE["locales"][locale], language(locale).store
    claims = re.compile(own["claims"].strip(), re.IGNORECASE)
    denials = re.compile(own["denials"], re.IGNORECASE)
    for text in (texts["name"], texts["summary"], texts["description"], *texts["keywords"]):
        assert claims.findall(denials.sub("", text)) == []


@every_locale
def test_the_first_of_three_examples_opens_the_skill(locale: str) -> None:
    phrases = PAGE["locales"][locale]["examplePhrases"]
    assert phrases[0] == language(locale).store["open"].format(name=invocation_name(locale))
    assert len(phrases) == len(set(phrases)) == 3
    assert [phrase for phrase in phrases if NOT_IN_AN_EXAMPLE.search(phrase)] == []


@every_locale
def test_every_other_example_is_a_sample_of_the_model(locale: str) -> None:
    _, *others = PAGE["locales"][locale]["examplePhrases"]
    assert [owners(locale)[utterance(locale, phrase) or ""] for phrase in others] == [
        "CrampNowIntent",
        "AskCauseIntent",
    ]


@every_locale
def test_every_example_is_answered_in_its_own_context(locale: str) -> None:
    phrases = PAGE["locales"][locale]["examplePhrases"]
    answers = [answered(locale, phrase) for phrase in phrases]
    assert [echo.asking for echo in answers] == ["feel", "eased", "feel"]
    assert all(echo.open for echo in answers)
    stretch, cause = (answers[place].last.attributes["last"] for place in (1, 2))
    assert stretch[0][0].startswith("relief.")
    assert any("cause" in template for template, _ in cause)


def answered(locale: str, phrase: str) -> Echo:
    """Return an Echo after one example phrase as a one-shot."""
    echo = Echo(lambda_handler, locale, clock=lambda: A_DAY, nlu=nlu_for(locale))
    said = utterance(locale, phrase)
    if said is None:
        echo.launch()
    else:
        echo.intend(owners(locale)[said])
    return echo


def test_the_testers_are_told_of_the_permission_and_that_no_account_is_needed() -> None:
    text = PAGE["testingInstructions"]
    assert text.startswith("No account")
    assert manifest(Deployment())["manifest"]["permissions"][0]["name"] in text


def test_what_the_testers_are_told_to_say_goes_as_they_are_told() -> None:
    with FakeAlexaApi(permitted=False) as amazon:
        echo = Echo(lambda_handler, clock=lambda: A_DAY, nlu=nlu_for("en-US"), amazon=amazon)
        for section, expected in zip(sections(), EXPECTED, strict=True):
            assert played(echo, section) == expected
        spoken = [exchange.speech or "" for exchange in echo.exchanges]
    assert any("I will remind you on Tuesday" in speech for speech in spoken)
    assert any("canceled" in speech for speech in spoken)
    assert any("nine one one" in speech for speech in spoken)


EXPECTED = [
    ["feel", "eased", "rf1", "rf1_leg", "day", "cold", None],
    ["feel", "reminder", "permission", "feel"],
    ["feel", None],
    ["feel", "feel", None, None, None],
]
"""For each part of the instructions, the questions that its turns end with."""


def sections() -> list[list[str]]:
    """Return the turns of each part of the instructions. Each part opens the skill anew."""
    parts = PAGE["testingInstructions"].split(f'"Alexa, open {NAME}"')
    return [list(turns(part)) for part in parts[1:]]


def played(echo: Echo, section: list[str]) -> list[str | None]:
    """Return the questions after the launch and after every turn."""
    echo.launch()
    asked = [echo.asking]
    for words in section:
        echo.say(words)
        if echo.permission_asked:
            asked.append("permission")
            echo.consent(ACCEPTED)
        else:
            asked.append(echo.asking)
    return asked


def test_what_the_description_tells_to_say_is_understood() -> None:
    nlu = nlu_for("en-US")
    told = QUOTED.findall(PAGE["locales"]["en-US"]["description"])
    heard = {words: nlu.understand(words, "advice").intent for words in told}
    assert told
    assert [words for words, intent in heard.items() if intent == "AMAZON.FallbackIntent"] == []
