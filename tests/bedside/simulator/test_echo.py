from datetime import UTC, datetime

import pytest

from bedside.simulator.alexa_requests import FilledSlot
from bedside.simulator.echo import Echo
from leg_comfort.alexa.request import parse
from leg_comfort.locales import LOCALES, usual_time_zone
from leg_comfort.speech import is_night
from tests.bedside.stub_skill import StubNlu, StubSkill


@pytest.fixture
def skill() -> StubSkill:
    return StubSkill()


A_DAY_IN_JANUARY = datetime(2026, 1, 15, 20, 30, tzinfo=UTC)
A_DAY_IN_JULY = datetime(2026, 7, 15, 20, 30, tzinfo=UTC)


def device_on(skill: StubSkill, night: bool = False, screen: bool = False, seed: int = 0) -> Echo:
    clock = A_DAY_IN_JANUARY
    nlu = StubNlu()
    return Echo(skill, "en-GB", night, screen, clock=lambda: clock, nlu=nlu, seed=seed)


def test_a_launch_opens_a_new_session_with_no_attributes(skill: StubSkill) -> None:
    echo = device_on(skill)

    echo.launch()

    event = skill.events[0]
    assert event["version"] == "1.0"
    assert event["request"]["type"] == "LaunchRequest"
    assert event["request"]["locale"] == "en-GB"
    assert event["session"]["new"] is True
    assert event["session"]["attributes"] == {}
    assert echo.open
    assert echo.asking == "feel"


def test_what_the_skill_put_into_the_session_comes_back_in_the_next_request(
    skill: StubSkill,
) -> None:
    echo = device_on(skill)
    launched = echo.launch()

    echo.intend("AMAZON.NoIntent")

    assert skill.events[1]["session"]["new"] is False
    assert skill.events[1]["session"]["attributes"] == launched.attributes
    assert skill.events[1]["session"]["sessionId"] == skill.events[0]["session"]["sessionId"]


def test_every_request_has_an_id_of_its_own(skill: StubSkill) -> None:
    echo = device_on(skill)
    echo.launch()
    echo.intend("AMAZON.NoIntent")
    echo.end()

    assert len({event["request"]["requestId"] for event in skill.events}) == 3


def test_a_slot_with_an_id_is_a_match_and_one_without_is_no_match(skill: StubSkill) -> None:
    echo = device_on(skill)
    echo.launch()

    echo.intend("ReportIntent", {"finding": "red_warm", "other_finding": FilledSlot("all wonky")})

    slots = skill.events[1]["request"]["intent"]["slots"]
    (matched,) = slots["finding"]["resolutions"]["resolutionsPerAuthority"]
    (unmatched,) = slots["other_finding"]["resolutions"]["resolutionsPerAuthority"]
    assert matched["status"] == {"code": "ER_SUCCESS_MATCH"}
    assert matched["values"][0]["value"]["id"] == "red_warm"
    assert unmatched["status"] == {"code": "ER_SUCCESS_NO_MATCH"}
    assert "values" not in unmatched
    assert slots["other_finding"]["value"] == "all wonky"


def test_a_slot_of_amazons_own_type_has_a_value_and_no_resolutions(skill: StubSkill) -> None:
    echo = device_on(skill)
    echo.launch()

    echo.intend("NightsIntent", {"number": "4"})

    slot = skill.events[1]["request"]["intent"]["slots"]["number"]
    assert slot["value"] == "4"
    assert "resolutions" not in slot


@pytest.mark.parametrize(
    ("locale", "day", "night", "sent"),
    [
        ("en-GB", A_DAY_IN_JANUARY, True, "2026-01-15T03:30:00Z"),
        ("en-GB", A_DAY_IN_JANUARY, False, "2026-01-15T14:30:00Z"),
        ("en-GB", A_DAY_IN_JULY, True, "2026-07-15T02:30:00Z"),
        ("en-US", A_DAY_IN_JANUARY, True, "2026-01-15T09:30:00Z"),
        ("en-US", A_DAY_IN_JULY, True, "2026-07-15T08:30:00Z"),
        ("en-US", A_DAY_IN_JULY, False, "2026-07-15T19:30:00Z"),
    ],
)
def test_night_and_day_reach_the_skill_as_the_hour_of_the_locales_clocks(
    skill: StubSkill, locale: str, day: datetime, night: bool, sent: str
) -> None:
    echo = Echo(skill, locale, night, clock=lambda: day, nlu=StubNlu())

    echo.launch()

    assert skill.events[0]["request"]["timestamp"] == sent


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("day", [A_DAY_IN_JANUARY, A_DAY_IN_JULY])
@pytest.mark.parametrize("night", [True, False])
def test_what_is_night_at_the_desk_is_night_to_the_skill(
    skill: StubSkill, locale: str, day: datetime, night: bool
) -> None:
    Echo(skill, locale, night, clock=lambda: day, nlu=StubNlu()).launch()

    sent = parse(skill.events[0])
    assert is_night(sent.local_time(usual_time_zone(locale))) is night


@pytest.mark.parametrize(
    ("screen", "interfaces"), [(True, {"Alexa.Presentation.APL"}), (False, set())]
)
def test_only_an_echo_with_a_screen_says_that_it_can_show_something(
    skill: StubSkill, screen: bool, interfaces: set[str]
) -> None:
    device_on(skill, screen=screen).launch()

    assert set(skill.events[0]["context"]["System"]["device"]["supportedInterfaces"]) == interfaces


def test_the_desk_hands_the_skill_no_token_for_amazons_services(skill: StubSkill) -> None:
    device_on(skill).launch()

    assert "apiAccessToken" not in skill.events[0]["context"]["System"]


def test_words_are_understood_in_the_light_of_what_was_asked(skill: StubSkill) -> None:
    echo = device_on(skill)
    echo.launch()
    for words in ("cramp", "no", "no", "no", "no", "yes"):
        echo.say(words)

    assert echo.nlu.contexts == ["feel", "rf1", "day", "meds", "nights", "advice"]


def test_words_with_no_session_open_are_a_one_shot(skill: StubSkill) -> None:
    echo = device_on(skill)

    exchange = echo.say("yes")

    assert echo.nlu.contexts == ["open"]
    assert skill.events[0]["session"]["new"] is True
    assert exchange.intent == "AMAZON.YesIntent"


def test_after_silence_the_reprompt_is_played_and_after_more_silence_the_session_ends(
    skill: StubSkill,
) -> None:
    echo = device_on(skill)
    launched = echo.launch()

    first = echo.silence()
    assert first.speech == launched.reprompt
    assert (first.heard, first.intent, echo.open, len(skill.events)) == ("", None, True, 1)

    echo.silence()
    assert skill.events[1]["request"]["type"] == "SessionEndedRequest"
    assert skill.events[1]["request"]["reason"] == "EXCEEDED_MAX_REPROMPTS"
    assert not echo.open


def test_an_answer_after_the_reprompt_goes_on_where_it_was(skill: StubSkill) -> None:
    echo = device_on(skill)
    echo.launch()
    echo.silence()

    echo.say("no")

    assert skill.events[1]["session"]["attributes"]["asking"] == "feel"
    assert echo.silence().intent is None


def test_a_session_that_the_skill_ended_is_forgotten(skill: StubSkill) -> None:
    echo = device_on(skill)
    echo.launch()
    echo.say("stop")

    assert not echo.open
    assert (echo.asking, echo.stage, echo.attributes) == (None, None, {})
    with pytest.raises(RuntimeError, match="no session is open"):
        echo.silence()


def test_the_next_session_is_another_one(skill: StubSkill) -> None:
    echo = device_on(skill, seed=7)
    echo.launch()
    echo.launch()

    first, second = (event["session"]["sessionId"] for event in skill.events)
    assert first != second


def test_a_turn_as_json_has_ids_or_else_the_raw_values_of_its_slots(skill: StubSkill) -> None:
    echo = device_on(skill)
    echo.launch()

    turn = echo.say("all wonky").as_json()

    assert list(turn) == ["heard", "intent", "slots", "response"]
    assert turn["heard"] == "all wonky"
    assert turn["slots"] == {"words": "all wonky"}
