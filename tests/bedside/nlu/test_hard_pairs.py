"""Pairs of meanings that are easily confused."""

from datetime import UTC, datetime

import pytest

from bedside.nlu import SlotMatch, TrainedNlu, nlu_for
from bedside.simulator.echo import Echo
from lambda_function import lambda_handler

NOON = datetime(2026, 1, 15, 12, tzinfo=UTC)
REFUSED = "AMAZON.FallbackIntent"


@pytest.fixture(scope="module")
def nlu() -> TrainedNlu:
    return nlu_for("en-US").load()


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("would putting some heat on it help", "AskReliefIntent"),
        ("what can i do to ease this", "AskReliefIntent"),
        ("is a warm bath any good", "AskReliefIntent"),
        ("how do i do the stretch exactly", "AskHowToIntent"),
        ("how hard am i supposed to press", "AskHowToIntent"),
        ("how long do i hold the stretch", "AskHowToIntent"),
    ],
)
def test_what_would_help_is_not_how_it_is_done(nlu: TrainedNlu, text: str, intent: str) -> None:
    assert nlu.understand(text, "advice").intent == intent


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("what could be causing this", "AskCauseIntent"),
        ("why do my legs do this", "AskCauseIntent"),
        ("what's brought this on", "AskCauseIntent"),
        ("could it be something serious", "AskDangerIntent"),
        ("is it a blood clot", "AskDangerIntent"),
        ("should i be worried", "AskDangerIntent"),
    ],
)
def test_what_causes_it_is_not_whether_it_is_dangerous(
    nlu: TrainedNlu, text: str, intent: str
) -> None:
    assert nlu.understand(text, "advice").intent == intent


@pytest.mark.parametrize("context", ["advice", "day", "open"])
@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("hang on a second", "AMAZON.PauseIntent"),
        ("wait a minute", "AMAZON.PauseIntent"),
        ("give me a moment", "AMAZON.PauseIntent"),
        ("stop", "AMAZON.StopIntent"),
        ("that's enough now", "AMAZON.StopIntent"),
        ("stop talking", "AMAZON.StopIntent"),
    ],
)
def test_to_wait_is_not_to_stop(nlu: TrainedNlu, text: str, context: str, intent: str) -> None:
    assert nlu.understand(text, context).intent == intent


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("my calf is cramping right now", "CrampNowIntent"),
        ("help my leg has seized up", "CrampNowIntent"),
        ("ow ow my calf", "CrampNowIntent"),
        ("my calf hurts", "StartIntent"),
        ("i had a cramp earlier and now it's sore", "StartIntent"),
        ("my legs keep waking me up", "StartIntent"),
    ],
)
def test_a_cramp_now_is_not_a_leg_that_wants_to_be_talked_of(
    nlu: TrainedNlu, text: str, intent: str
) -> None:
    assert nlu.understand(text).intent == intent


@pytest.mark.parametrize(
    "text",
    [
        "no it's just when it cramps",
        "no only the ache",
        "no not really it's just sore",
        "no nothing like that just the cramp",
    ],
)
def test_a_hedged_no_to_the_safety_check_raises_no_alarm(text: str) -> None:
    echo = Echo(lambda_handler, clock=lambda: NOON, nlu=nlu_for("en-US"))
    echo.say("i've an ache in my calf")
    assert echo.asking == "rf1"
    echo.say(text)
    assert echo.stage != "emergency"
    assert echo.asking != "rf1"


@pytest.mark.parametrize("context", ["open", "advice"])
@pytest.mark.parametrize(
    "text",
    [
        "my dog has a swollen paw",
        "the horse has a swollen leg",
        "play cold by the cure",
        "play the song burning love",
        "the table leg is broken",
        "how long do i roast a leg of lamb",
        "my tummy hurts after that curry",
        "i've got a splitting headache",
        "my wrist is sore from typing",
        "my laptop is burning hot",
        "turn the heating up",
        "set an alarm for seven",
    ],
)
def test_what_only_sounds_like_a_leg_is_refused(nlu: TrainedNlu, text: str, context: str) -> None:
    assert nlu.understand(text, context).intent == REFUSED


@pytest.mark.parametrize(
    "text",
    ["my son has a cramp", "it's for my mum", "my husband's calf is sore"],
)
def test_somebody_elses_leg_reaches_the_skill_as_a_report(nlu: TrainedNlu, text: str) -> None:
    understood = nlu.understand(text)
    assert understood.intent == "ReportIntent"
    assert [slot.value for slot in understood.slots.values()] == [text]


def test_to_call_somebody_is_no_leg_of_theirs(nlu: TrainedNlu) -> None:
    assert nlu.understand("call my mum").intent == "CallForHelpIntent"


@pytest.mark.parametrize(
    "text",
    [
        "my calf hurts",
        "calf pain again",
        "my calves are killing me",
        "my legs are so stiff",
        "sore legs",
        "my leg is playing up",
    ],
)
def test_a_word_of_pain_as_the_opening_is_an_ache(text: str) -> None:
    echo = Echo(lambda_handler, clock=lambda: NOON, nlu=nlu_for("en-US"))
    exchange = echo.say(text)
    assert exchange.intent in ("StartIntent", "ReportIntent")
    assert echo.attributes["findings"].get("feel") == "ache"
    assert echo.asking != "feel"


@pytest.mark.parametrize(
    ("text", "feel"),
    [
        ("i keep getting cramps in my calf", "cramp"),
        ("my legs are restless", "restless"),
        ("shooting pain in my leg", "shooting"),
    ],
)
def test_a_word_that_says_more_than_pain_wins(text: str, feel: str) -> None:
    echo = Echo(lambda_handler, clock=lambda: NOON, nlu=nlu_for("en-US"))
    echo.say(text)
    assert echo.attributes["findings"].get("feel") == feel


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("my chest hurts and i can't breathe", "chest_pain_or_breathless"),
        ("one of my legs is twice the size", "one_leg_swollen"),
        ("my pee is like cola", "dark_urine"),
    ],
)
@pytest.mark.parametrize("noise", ["", "um er ", "well you know the thing is "])
def test_a_warning_is_never_refused(noise: str, text: str, finding: str) -> None:
    echo = Echo(lambda_handler, clock=lambda: NOON, nlu=nlu_for("en-US"))
    echo.say(noise + text)
    assert echo.attributes["findings"].get(finding) is True
    assert echo.stage == "emergency"


def test_a_no_is_not_taken_for_what_it_denies(nlu: TrainedNlu) -> None:
    understood = nlu.understand("i was not on my feet", "advice")
    assert (understood.intent, understood.slots) == (
        "ReportIntent",
        {"finding": SlotMatch("i was not on my feet")},
    )
