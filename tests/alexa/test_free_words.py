"""Free words through the whole skill: no negative, hedge or other word passes a safety check."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bedside.simulator.alexa_requests import FilledSlot
from bedside.simulator.echo import Echo
from lambda_function import lambda_handler
from leg_comfort.clinic import CHECKS, Triage, load_clinic
from tests.alexa.pending_checks import ATTRIBUTES, echo_at

CLINIC = load_clinic()
NOISE = json.loads((Path(__file__).parents[1] / "data" / "noise.json").read_text(encoding="utf-8"))
PLAIN = ("no", "nope", "nah", "none", "not at all", "er", "mm", "thank you", "love", "well")
HEDGES = ("maybe", "i think", "i hope", "only", "sometimes", "mostly", "yet", "at the moment")
CONTENT = (
    *("worse", "bit tight", "when i lie down", "since tea", "coming", "like that one", "warning"),
    *("proper breath", "can't tell", "the other one", "used to be", "right", "make it", "sock on"),
    *("but", "never", "hardly", "doesn't", "can't", "won't", "any more", "feeling", "nothing like"),
    *("the doctor said", "my wife", "in the bath", "on tuesday", "looked", "always", "this colour"),
)
MEANINGLESS = st.sampled_from([*HEDGES, *CONTENT])
SENTENCES = st.builds(
    lambda before, other, after: " ".join([*before, *other, *after]),
    st.lists(st.sampled_from(PLAIN), max_size=3),
    st.lists(MEANINGLESS, min_size=1, max_size=3),
    st.lists(st.sampled_from([*PLAIN, *HEDGES, *CONTENT]), max_size=3),
)
"""Negatives, hedges and content words in any order, with one word at least that is no plain no."""
REPLIES = SENTENCES | st.sampled_from(NOISE)
DENIALS = sorted(d for d in CLINIC.denials if d != "let_go")
CHECKING = {*CHECKS, *(f"which_{sign}" for sign in CLINIC.open_signs)}
ANSWERS = st.sampled_from(["AMAZON.YesIntent", "AMAZON.NoIntent", "NotSureIntent"])
FEELS = st.sampled_from(["ache", "shooting", "restless", "burning"])
TURNS_AT_MOST = 60
COMFORT = ("advice.", "steps.", "causes.")


def replied(check: str, intent: str, slot: str, value: FilledSlot) -> Echo:
    echo = Echo(lambda_handler)
    echo.attributes, echo.open = dict(ATTRIBUTES[check]), True
    echo.intend(intent, {slot: value})
    return echo


def denied(echo: Echo, check: str) -> list[str]:
    """Return the signs of a check that are denied."""
    facts = echo.attributes.get("findings") or {}
    return [sign for sign in CLINIC.questions[check].findings if facts.get(sign) is False]


@given(st.sampled_from(CHECKS), REPLIES)
@settings(max_examples=400, deadline=None)
def test_no_sentence_but_a_plain_no_passes_a_sign(check: str, words: str) -> None:
    assert denied(replied(check, "SayIntent", "words", FilledSlot(words)), check) == []


@pytest.mark.slow
@given(st.sampled_from(CHECKS), REPLIES)
@settings(max_examples=20_000, deadline=None)
def test_of_twenty_thousand_sentences_none_passes_a_sign(check: str, words: str) -> None:
    assert denied(replied(check, "SayIntent", "words", FilledSlot(words)), check) == []


@given(st.sampled_from(CHECKS), REPLIES, st.sampled_from(DENIALS))
@settings(max_examples=200, deadline=None)
def test_nor_does_it_if_alexa_takes_it_for_a_denial(check: str, words: str, id: str) -> None:
    assert denied(replied(check, "ReportIntent", "finding", FilledSlot(words, id)), check) == []


@pytest.mark.parametrize("check", CHECKS)
@pytest.mark.parametrize("words", ["no", "nope", "none of that", "no thank you", "not at all love"])
def test_a_plain_no_passes_a_check(check: str, words: str) -> None:
    echo = replied(check, "SayIntent", "words", FilledSlot(words))
    assert denied(echo, check) == list(CLINIC.questions[check].findings)


def _answer(echo: Echo, reply: str, other: str) -> None:
    if echo.asking in CHECKING:
        echo.intend("SayIntent", {"words": FilledSlot(reply)})
    else:
        echo.intend(other)


@given(FEELS, st.lists(st.tuples(REPLIES, ANSWERS), min_size=TURNS_AT_MOST))
@settings(max_examples=40, deadline=None)
def test_with_nothing_but_noise_to_the_checks_nobody_is_left_at_home(
    feel: str, turns: list[tuple[str, str]]
) -> None:
    echo = Echo(lambda_handler)
    echo.launch()
    echo.intend("FeelIntent", {"feel": feel})
    for reply, other in turns:
        if not echo.open or echo.stage == "emergency":
            break
        _answer(echo, reply, other)
        said = [line[0] for line in echo.attributes.get("last") or []]
        assert [line for line in said if line.startswith(COMFORT)] == []
    told = echo.attributes["assessment"]
    assert told["cause"] == "none"
    assert Triage(told["triage"]).rank >= Triage.URGENT_TODAY.rank


ALARMS = [
    "my chest hurts",
    "my left calf is swollen",
    "my foot is cold and white",
    "i can't pee",
    "both legs are weak",
    "my pee looks like cola",
    "my lips are tingling",
]
TAKEN_BACK = ["no that's wrong", "no i didn't say that", "that's not right", "you got that wrong"]


@pytest.mark.parametrize("words", ALARMS)
@pytest.mark.parametrize("back", TAKEN_BACK)
@pytest.mark.parametrize("check", [*CHECKS, "day"])
def test_an_alarm_that_was_heard_wrong_is_put_right_in_two_turns(
    check: str, words: str, back: str
) -> None:
    echo = echo_at(check)
    echo.intend("SayIntent", {"words": FilledSlot(words)})
    assert echo.stage == "emergency"
    echo.intend("SayIntent", {"words": FilledSlot(back)})
    assert (echo.asking or "").startswith("which_")
    assert echo.stage == "emergency"
    echo.intend("SayIntent", {"words": FilledSlot("no")})
    assert echo.stage != "emergency"
    assert echo.asking is not None
