"""The contents of an Echo Show, from the launch to the end of the session."""

import pytest
from ask_sdk_core.response_helper import ResponseFactory

from leg_comfort.alexa.request import AlexaRequest
from leg_comfort.alexa.response import response_of
from leg_comfort.clinic import load_clinic
from leg_comfort.conversation import Line, Reply, Session
from leg_comfort.locales import LOCALES
from leg_comfort.speech import load_words, spoken_seconds
from tests.alexa.screens.show import Show, speech, texts

CLINIC = load_clinic()
LEVELS = "screen.emergency"
EVERY_LOCALE = pytest.mark.parametrize("locale", LOCALES)
SWOLLEN = {"finding": "one_leg_swollen"}
CHEST = {"finding": "chest_pain_or_breathless"}


@pytest.fixture
def show() -> Show:
    return Show()


def test_the_launch_names_the_skill_and_lets_the_feel_be_touched(show: Show) -> None:
    show.launch()
    assert show.shown["caption"] == "Leg Comfort"
    assert show.shown["text"] == "What do you feel?"
    feels = ["Cramp", "Ache", "Shooting pain", "Restless legs"]
    assert [target["label"] for target in show.shown["targets"]] == feels


def test_a_safety_question_is_read_in_its_short_form_with_three_answers(show: Show) -> None:
    show.launch()
    show.says("FeelIntent", {"feel": "ache"})
    assert "breathing" in show.shown["text"]
    assert "safety check" not in show.shown["text"]
    assert show.targets() == [("yes",), ("no",), ("unsure",)]


def test_a_number_of_nights_cannot_be_touched_but_not_knowing_it_can(show: Show) -> None:
    show.reaches_the_advice()
    show.reaches_the_nights()
    assert show.attributes["asking"] == "nights"
    assert show.targets() == [("unsure",)]


def test_a_stretch_is_drawn_and_moves_as_long_as_it_is_counted(show: Show) -> None:
    show.launch()
    show.says("CrampNowIntent")
    count = spoken_seconds(load_words("en-US").line("relief.count.ten", {}))
    assert show.shown["stretch"] is True
    assert show.shown["count"] == round(count * 1000)
    assert show.shown["text"] == "Toes up towards your shin"


def test_the_drawing_waits_until_the_counting_begins(show: Show) -> None:
    show.launch()
    show.says("CrampNowIntent")
    before = speech(show.response).partition("One.")[0].partition("<speak>")[2]
    told = before.replace('<amazon:effect name="whispered">', "")
    told = told.replace('<prosody volume="soft">', "")
    assert show.shown["lead"] == pytest.approx(spoken_seconds(told) * 1000, abs=1)


def test_the_drawing_is_slower_when_the_voice_is(show: Show) -> None:
    show.launch()
    show.says("CrampNowIntent")
    usual = show.shown
    show.says("SpeechIntent", {"manner": "slower"})
    assert show.shown["stretch"] is True
    assert show.shown["count"] > usual["count"]


def test_every_way_to_stretch_says_what_to_do(show: Show) -> None:
    show.launch()
    read = []
    for intent in ("CrampNowIntent", "AMAZON.NoIntent", "AMAZON.NoIntent"):
        show.says(intent)
        read.append(show.shown["text"])
    assert read == [
        "Toes up towards your shin",
        "Pull the foot gently towards you",
        "Press the heel down",
    ]


def test_a_step_is_shown_with_its_number(show: Show) -> None:
    show.reaches_the_advice()
    first = show.shown
    show.reaches_the_nights()
    for intent in ("NotSureIntent", "AMAZON.NextIntent"):
        show.says(intent)
    assert first["caption"].startswith("1 of ")
    assert show.shown["caption"] == first["caption"].replace("1", "2", 1)
    assert show.targets() == [("previous",), ("repeat",), ("next",)]


def test_the_question_about_a_pregnancy_is_not_read(show: Show) -> None:
    show.reaches_the_advice()
    show.says("AMAZON.NoIntent")
    assert show.attributes["asking"] == "which_pregnant"
    assert "Please answer what you heard." in (show.shown["text"], show.shown["note"])


def test_the_reason_of_a_cause_is_shown_with_its_source(show: Show) -> None:
    show.launch()
    show.says("FeelIntent", {"feel": "ache"})
    while show.attributes["asking"] != "day":
        show.denies()
    show.says("AMAZON.YesIntent")
    while show.attributes["stage"] != "advice":
        show.denies()
    show.says("AskWhyYouThinkIntent")
    words, cause = load_words("en-US"), show.attributes["assessment"]["cause"]
    assert show.shown["text"].startswith("Mostly because")
    assert show.shown["note"] == words.text(f"causes.{cause}.source", {})


def test_an_answer_names_the_emergency_number_in_figures(show: Show) -> None:
    show.reaches_the_advice()
    show.says("AskDangerIntent")
    assert "call 911" in show.shown["text"]


def test_a_reminder_is_offered_with_its_day_and_time_large(show: Show) -> None:
    show.reaches_the_advice()
    show.reaches_the_nights()
    show.says("NightsIntent", {"number": "5"})
    assert show.shown["number"] == "On Friday"
    assert show.shown["text"] == "at ten in the morning"
    assert show.targets() == [("yes",), ("no",)]


@pytest.mark.parametrize("day", ["2026-W04", "2026-W04-WE", "2026-02", "2026-WI"])
def test_while_the_day_of_a_reminder_is_asked_for_none_is_shown(show: Show, day: str) -> None:
    show.reaches_the_advice()
    show.says("RemindMeIntent", {"day": day, "time": "09:00"})
    assert show.shown["number"] == ""
    assert show.shown["text"] == "Which day?"
    assert show.targets() == [("no",)]


@EVERY_LOCALE
def test_in_an_emergency_there_is_the_number_and_nothing_else(locale: str) -> None:
    show = Show(locale)
    show.launch()
    show.says("ReportIntent", CHEST)
    words = load_words(locale)
    number, now = words.region["emergency_digits"], words.text(f"{LEVELS}.emergency_now.act", {})
    assert list(texts(show.shown)) == [number, now]
    assert locale[:2] != "en" or now == "Call now"
    assert show.shown["dark"] == 0, "it stays"


@EVERY_LOCALE
def test_an_urgent_red_flag_shows_the_line_to_call(locale: str) -> None:
    show = Show(locale)
    show.launch()
    show.says("ReportIntent", SWOLLEN)
    words = load_words(locale)
    region, today = words.region, words.text(f"{LEVELS}.urgent_today.act", {})
    called = region["nurse_digits"] or region["nurse_line"]
    assert show.shown["number"].lower() == called.lower()
    assert show.shown["text"] == today
    assert locale[:2] != "en" or today == "Call now, to be seen today"


def test_the_end_leaves_a_dark_screen_without_private_text(show: Show) -> None:
    show.reaches_the_advice()
    show.says("AMAZON.StopIntent")
    assert list(texts(show.shown)) in [["Sleep well."], ["Good night."], ["Rest well."]]
    assert 0 < show.shown["dark"] < 5_000


def test_after_an_emergency_the_number_stays_a_while_without_the_reason(show: Show) -> None:
    show.launch()
    show.says("ReportIntent", CHEST)
    show.says("AMAZON.StopIntent")
    assert list(texts(show.shown)) == ["911", "Call now"]
    assert show.shown["dark"] > 30_000


def test_a_screen_goes_dark_when_alexa_stops_listening(show: Show) -> None:
    show.launch()
    spoken = spoken_seconds(speech(show.response))
    again = spoken_seconds(show.response["response"]["reprompt"]["outputSpeech"]["ssml"])
    assert show.shown["dark"] == round((spoken + again + 16) * 1000)


def test_while_alexa_asks_for_a_permission_no_screen_is_shown() -> None:
    asking = Reply((Line("reminder.hand_over"),), ask_permission=True)
    request = AlexaRequest(has_screen=True)
    response = response_of(ResponseFactory(), Session(), asking, request)
    assert [each.object_type for each in response.directives] == ["Connections.SendRequest"]


@EVERY_LOCALE
def test_every_touch_every_feel_and_every_level_has_its_words(locale: str) -> None:
    words = load_words(locale)
    acts = ("yes", "no", "unsure", "next", "previous", "repeat", "resume", "stop")
    levels = ("emergency_now", "urgent_today")
    needed = [
        *(f"touch.{act}" for act in acts),
        *(f"feel.{feel}" for feel in ("cramp", "ache", "shooting", "restless")),
        *(f"stretch.{way}" for way in ("stretch", "towel", "heel", "again")),
        *(f"emergency.{level}.{part}" for level in levels for part in ("number", "act")),
        *("welcome", "private", "step", "reminder.day", "reminder.time"),
    ]
    assert [name for name in needed if not words.has(f"screen.{name}")] == []


def test_every_screen_text_of_a_question_or_a_feel_belongs_to_one_there_is() -> None:
    ids = load_words("en-US").ids()
    asked = {id.removeprefix("screen.ask.") for id in ids if id.startswith("screen.ask.")}
    felt = {id.removeprefix("screen.feel.") for id in ids if id.startswith("screen.feel.")}
    assert asked <= {*CLINIC.questions, "reminder_move"}
    assert felt <= {*CLINIC.findings["feel"].words}
