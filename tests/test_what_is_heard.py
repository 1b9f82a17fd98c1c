"""What a person has to listen to: no turn is too long, and nothing is said again and again."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from bedside.simulator.exchange import Exchange, words_of
from bedside.simulator.fake_alexa_api import FakeAlexaApi
from leg_comfort.speech import load_words, read_sources
from tests.wanderers import Wanderer
from tests.word_budget import too_long

WALKS = 500
MOST_OF_TURNS = 0.1
STAGES = ("relief", "safety", "questions", "advice", "emergency")


@dataclass
class Walks:
    """What all wanderers heard. said: how many turns of a stage held each sentence."""

    turns: Counter[str] = field(default_factory=Counter)
    said: dict[str, Counter[str]] = field(default_factory=dict)
    long: dict[str, str] = field(default_factory=dict)

    def hear(self, exchange: Exchange) -> None:
        stage = str(exchange.attributes.get("stage"))
        for counted in (stage, "any"):
            self.turns[counted] += 1
            self.said.setdefault(counted, Counter()).update(sentences(words_of(exchange.speech)))
        if problem := too_long(exchange):
            self.long.setdefault(problem.partition(":")[0], problem)

    def over(self, stage: str) -> list[str]:
        """Every sentence that is in too many turns of a stage, and in how many."""
        turns = self.turns[stage]
        return [
            f"{stage}: {count} of {turns} turns ({count / turns:.0%}), {sentence}"
            for sentence, count in self.said[stage].most_common()
            if count > turns * MOST_OF_TURNS and not may_be_heard_often(sentence)
        ]


def sentences(text: str) -> set[str]:
    """The sentences of a speech, each once, without a count or a single word."""
    found = re.split(r"(?<=[.?!])\s+", text)
    return {each for each in found if len(each.split()) > 1}


def ending() -> Iterator[str]:
    for seed in range(len(read_sources("en").lines["doctor.ending.line"])):
        yield load_words("en-US").text("doctor.ending.line", {}, seed)


def once_a_conversation() -> Iterator[str]:
    """What is said once at the beginning, and what leads into a question as a part of it."""
    lines = read_sources("en").lines
    asked = [line for line in lines if line.startswith("ask.") and line.endswith(".full")]
    for line in ("system.welcome", "system.information", *asked):
        yield from (wording for wording in lines[line] if "{{" not in wording)


ENDING = {sentence for text in ending() for sentence in sentences(text)}
ONCE = {sentence for text in once_a_conversation() for sentence in sentences(text)}
NUMBERS = ("nine one one", load_words("en-US").region["nurse_line"])


def may_be_heard_often(sentence: str) -> bool:
    """Whether it is a number to call, a question, the welcome, or the line of every ending."""
    return (
        sentence.endswith("?")
        or sentence in ENDING | ONCE
        or any(number in sentence for number in NUMBERS)
    )


@pytest.fixture(scope="module")
def walks() -> Walks:
    heard = Walks()
    with FakeAlexaApi() as amazon:
        for seed in range(WALKS):
            for exchange in Wanderer(seed, amazon).walk():
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
