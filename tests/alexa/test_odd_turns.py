"""No request that is well-formed gets an apology, however odd it is inside."""

import pytest

from lambda_function import lambda_handler
from leg_comfort.alexa import logs
from leg_comfort.locales import LOCALES
from leg_comfort.speech import load_words
from tests.alexa.odd_turns import Json, OddTurns
from tests.alexa.validity import plain, problems_in

FEW, MANY = 3_000, 200_000
CHUNKS = 40
APOLOGIES = {load_words(locale).text("emergency.net.apology", {}) for locale in LOCALES}


def sorry(answer: Json) -> bool:
    """Return whether an answer is the one of a skill that failed."""
    speech = answer["response"].get("outputSpeech") or {}
    return any(apology in plain(speech.get("ssml", "")) for apology in APOLOGIES)


def go_through(seed: int, turns: int) -> int:
    """Answer so many odd turns, and return how many."""
    odd, faults = OddTurns(seed), logs.total()
    for turn in range(turns):
        event = odd.event()
        answer = lambda_handler(event, None)
        place = f"turn {turn} of {seed}: {event} -> {answer}"
        assert problems_in(answer, event) == [], place
        assert logs.total() == faults, place
        assert not sorry(answer), place
        odd.answered(answer.get("sessionAttributes") or {})
    return turns


def test_odd_turns_are_answered_without_an_apology() -> None:
    go_through(0, FEW)


@pytest.mark.slow
@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_two_hundred_thousand_odd_turns_are_answered_without_an_apology(chunk: int) -> None:
    assert go_through(chunk + 1, MANY // CHUNKS) * CHUNKS == MANY
