"""What a person has to listen to: no turn is too long, and nothing is said again and again."""

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache

import pytest

from bedside.simulator.exchange import Exchange, words_of
from bedside.simulator.fake_alexa_api import FakeAlexaApi
from leg_comfort.speech import load_words, read_sources
from tests.languages import ONE_OF_EACH
from tests.wanderers import Wanderer
from tests.word_budget import too_long

WALKS = 500
MOST_OF_TURNS = 0.1
STAGES = ("relief", "safety", "questions", "advice", "emergency")
ONCE = ("system.welcome", "system.information")
NUMBERS = ("emergency_number", "nurse_line")


@dataclass
class Walks:
    """What all wanderers heard. said: how many turns of a stage held each sentence."""

    locale: str
    turns: Counter[str] = field(default_factory=Counter)
    said: dict[str, Counter[str]] = field(default_factory=dict)
    long: dict[str, str] = field(default_factory=dict)

    def hear(self, exchange: Exchange) -> None:
        stage = str(exchange.attributes.get("stage"))
        for counted in (stage, "any"):
            self.turns[counted] += 1
            self.said.setdefault(counted, Counter()).update(sentences(words_of(exchange.speech)))
        if problem := too_long(exchange, self.locale):
            self.long.setdefault(problem.partition(":")[0], problem)

    def over(self, stage: str) -> list[str]:
        """Every sentence that is in too many turns of a stage, and in how many."""
        turns = self.turns[stage]
        return [
            f"{stage}: {count} of {turns} turns ({count / turns:.0%}), {sentence}"
            for sentence, count in self.said[stage].most_common()
            if count > turns * MOST_OF_TURNS and not may_be_heard_often(sentence, self.locale)
        ]


def sentences(text: str) -> set[str]:
    """The sentences of a speech, each once, without a count or a single word."""
    found = re.split(r"(?<=[.?!])\s+", text)
    return {each for each in found if len(each.split()) > 1}


@cache
def once_or_at_the_end(locale: str) -> set[str]:
    """The line of every ending, what is said once at the beginning, what leads into a question."""
    words, lines = load_words(locale), read_sources(locale).lines
    doctor = "doctor.ending.line"
    ending = [words.text(doctor, {}, seed) for seed in range(len(lines[doctor]))]
    asked = [line for line in lines if line.startswith("ask.") and line.endswith(".full")]
    once = [each for line in (*ONCE, *asked) for each in lines[line] if "{{" not in each]
    return {sentence for text in (*ending, *once) for sentence in sentences(text)}


def may_be_heard_often(sentence: str, locale: str) -> bool:
    """Whether it is a number to call, a question, the welcome, or the line of every ending."""
    region = load_words(locale).region
    return (
        sentence.endswith("?")
        or sentence in once_or_at_the_end(locale)
        or any(region[number] in sentence for number in NUMBERS)
    )


@pytest.fixture(scope="module", params=ONE_OF_EACH)
def walks(request: pytest.FixtureRequest) -> Walks:
    heard = Walks(request.param)
    with FakeAlexaApi() as amazon:
        for seed in range(WALKS):
            for exchange in Wanderer(seed, amazon, heard.locale).walk():
                heard.hear(exchange)
    return heard


@pytest.mark.slow
def test_the_walks_reach_every_stage(walks: Walks) -> None:
    assert walks.turns["any"] > 5_000
    assert min(walks.turns[stage] for stage in STAGES) > 300


@pytest.mark.slow
@pytest.mark.parametrize("stage", ["any", *STAGES])
def test_no_sentence_is_said_in_more_than_one_turn_of_ten(stage: str, walks: Walks) -> None:
    over = walks.over(stage)
    assert over == [], "\n".join(over)


@pytest.mark.slow
def test_no_turn_of_the_walks_is_longer_than_a_person_can_take_in(walks: Walks) -> None:
    assert walks.long == {}, "\n".join(walks.long.values())
