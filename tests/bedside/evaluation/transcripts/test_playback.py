"""Transcripts with a memory, Amazon's services and a clock that moves on."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

import pytest

from bedside.evaluation.transcripts.expectations import EXPECTATIONS, Scene
from bedside.evaluation.transcripts.playback import Playback, play_transcript
from bedside.evaluation.transcripts.transcript import parse_transcript
from bedside.simulator.alexa_requests import USER_ID
from bedside.simulator.exchange import Exchange, faults_of
from bedside.simulator.fake_alexa_api import FakeAlexaApi, HeldReminder
from bedside.simulator.surroundings import STATES, Surroundings
from leg_comfort.alexa import Deployment
from leg_comfort.memory import Night, Preferences
from tests.bedside.stub_skill import StubNlu, StubSkill, hands_over

HEADERS = ("today: 2026-11-23", "hour: 3", "time zone: Europe/London")
NO_ONE = Preferences()


def played(*lines: str, keeps: Callable[[Deployment], None] | None = None) -> Playback:
    """Play lines with a stub; keeps(deployment) is called at each request."""
    return play_transcript(
        parse_transcript("a talk", lines),
        StubSkill(),
        StubNlu(),
        lambda deployment: Keeping(deployment, keeps or (lambda deployment: None)),
    )


@dataclass
class Keeping(StubSkill):
    """A stub that changes its deployment before each response."""

    def __init__(self, deployment: Deployment, keeps: Callable[[Deployment], None]) -> None:
        super().__init__()
        self.deployment, self.keeps = deployment, keeps

    def __call__(self, event: dict[str, Any], context: object) -> dict[str, Any]:
        self.keeps(self.deployment)
        return super().__call__(event, context)


def requests_of(playback: Playback) -> list[dict[str, Any]]:
    handler = playback.echo.handler
    assert isinstance(handler, StubSkill)
    return [event["request"] for event in handler.events]


def test_a_permission_is_asked_allowed_and_the_talk_goes_on() -> None:
    playback = played(
        "permission: nothing",
        "you: remind me",
        "permission: asked",
        "ends",
        "you: (allow)",
        "permission: nothing",
        "asking: feel",
    )

    assert playback.problems == []


@pytest.mark.parametrize(
    ("said", "status"),
    [("(allow)", "ACCEPTED"), ("(refuse)", "DENIED"), ("(no answer)", "NOT_ANSWERED")],
)
def test_alexas_question_can_be_answered_in_every_way(said: str, status: str) -> None:
    playback = played("you: remind me", f"you: {said}")

    (scope,) = requests_of(playback)[-1]["payload"]["permissionScopes"]
    assert scope["status"] == status


def test_the_answer_may_be_of_the_older_version_or_lose_the_session() -> None:
    older = played("you: remind me", "you: (allow: version 1)")
    lost = played("you: remind me", "you: (allow: session lost)", "asking: nothing")

    assert requests_of(older)[-1]["payload"] == {"status": "ACCEPTED"}
    assert lost.problems == []


def test_answering_what_alexa_did_not_ask_is_a_problem() -> None:
    assert played("you: (allow)").problems == ["  line 1: no permission is asked for"]


def test_allowing_it_lets_the_skill_in() -> None:
    playback = played("reminders: not allowed", "you: remind me", "you: (allow)")

    assert playback.surroundings.amazon is not None
    assert playback.surroundings.amazon.permitted


@pytest.mark.parametrize("state", STATES)
def test_amazons_services_are_there_in_every_state(state: str) -> None:
    playback = played(f"reminders: {state}", "reminder: nothing")

    (event,) = playback.echo.handler.events  # type: ignore[attr-defined]
    assert playback.problems == []
    assert event["context"]["System"]["apiEndpoint"].startswith("http://127.0.0.1:")
    assert event["context"]["System"]["apiAccessToken"]


def test_without_a_word_about_them_no_request_brings_access_to_amazons_services() -> None:
    (event,) = played("you: (later: 1 minutes)").echo.handler.events  # type: ignore[attr-defined]

    assert "apiAccessToken" not in event["context"]["System"]


def test_amazon_knows_the_time_zone_of_the_device() -> None:
    told = played("locale: en-GB", "reminders: allowed", "you: no").surroundings.amazon
    put = played("time zone: Asia/Tokyo", "you: no").surroundings.amazon

    assert told is not None
    assert put is not None
    assert (told.time_zone, put.time_zone) == ("Europe/London", "Asia/Tokyo")


def test_day_hour_and_place_are_those_written() -> None:
    (request,) = requests_of(played(*HEADERS, "you: (later: 1 days)"))

    assert request["timestamp"] == "2026-11-23T03:00:00Z"


@pytest.mark.parametrize(
    ("by", "moment"),
    [
        ("40 seconds", "2026-11-23T03:00:40Z"),
        ("5 minutes", "2026-11-23T03:05:00Z"),
        ("2 hours", "2026-11-23T05:00:00Z"),
        ("3 days", "2026-11-26T03:00:00Z"),
        ("next night", "2026-11-24T03:00:00Z"),
    ],
)
def test_time_goes_by_and_the_skill_is_opened_again(by: str, moment: str) -> None:
    playback = played(*HEADERS, "you: stop", f"you: (later: {by})", "you: (open)", "asking: feel")

    assert playback.problems == []
    assert requests_of(playback)[-1]["timestamp"] == moment


def test_a_day_is_understood_from_the_day_by_the_bed() -> None:
    nlu = StubNlu()
    lines = [*HEADERS, "you: (later: 3 days)", "you: no"]

    play_transcript(parse_transcript("a talk", lines), StubSkill(), nlu)

    assert nlu.days == [date(2026, 11, 26)]


def test_who_is_cut_off_can_come_back() -> None:
    playback = played("you: cramp", "you: (cut off)", "ends", "you: (open)", "asking: feel")

    assert playback.problems == []
    assert [each["type"] for each in requests_of(playback)].count("SessionEndedRequest") == 0


def test_who_is_cut_off_cannot_talk_on() -> None:
    assert played("you: (cut off)", "you: no").problems == [
        "  line 2: the session had ended already"
    ]


def test_disabling_the_skill_is_an_event_and_the_end() -> None:
    playback = played("you: (disable)", "ends")

    assert playback.problems == []
    assert requests_of(playback)[-1]["type"] == "AlexaSkillEvent.SkillDisabled"


def remember(deployment: Deployment) -> None:
    assert deployment.memory is not None
    kept = replace(NO_ONE, informed=True, whisper=False, refused_on=date(2026, 11, 1))
    deployment.memory.keep(USER_ID, NO_ONE, kept)
    deployment.memory.keep_night(USER_ID, Night(date(2026, 11, 21)))
    deployment.memory.keep_night(USER_ID, Night(date(2026, 11, 22)))


@pytest.mark.parametrize(
    "kept",
    [
        "informed=true",
        "whisper=false, refused_on=2026-11-01",
        "nights=2",
        "informed=…",
        "rate=nothing",
    ],
)
def test_what_is_kept_is_as_written(kept: str) -> None:
    assert played(*HEADERS, "memory: yes", f"kept: {kept}", keeps=remember).problems == []


@pytest.mark.parametrize(
    "kept",
    [
        "nothing",
        "informed=false",
        "informed=nothing",
        "nights=3",
        "reminder=…",
        "conversation=true",
    ],
)
def test_what_is_not_kept_as_written_is_a_problem_that_says_what_is(kept: str) -> None:
    (problem,) = played(*HEADERS, "memory: yes", f"kept: {kept}", keeps=remember).problems

    assert problem.endswith("but: informed=true, whisper=false, refused_on=2026-11-01, nights=2")


def test_of_somebody_new_nothing_is_kept() -> None:
    assert played("memory: yes", "kept: nothing").problems == []
    assert played("kept: nothing").problems == []


def test_a_conversation_that_was_cut_off_is_kept_for_minutes_by_the_clock_of_the_bed() -> None:
    def keep_once(deployment: Deployment) -> None:
        assert deployment.memory is not None
        if not deployment.memory.preferences(USER_ID).informed:
            deployment.memory.keep(USER_ID, NO_ONE, replace(NO_ONE, informed=True))
            deployment.memory.keep_conversation(USER_ID, {"asking": "rf1"})

    playback = played(
        "memory: yes",
        "kept: conversation=true",
        "you: (later: 11 minutes)",
        "kept: informed=true",
        "kept: conversation=true",
        keeps=keep_once,
    )

    assert playback.problems == [
        "  line 5: kept: conversation=true\n    but: informed=true",
    ]


def test_the_diary_is_there_where_it_is_wanted() -> None:
    deployments: list[Deployment] = []
    played("diary: yes", "memory: yes", "you: no", keeps=deployments.append)

    assert deployments[0].diary
    assert deployments[0].memory is not None


def test_a_reminder_that_amazon_holds_is_known_by_its_local_time() -> None:
    moment = datetime(2026, 11, 24, 10)
    held = HeldReminder("1", moment, "Europe/London", "Hello", "en-GB", moment)
    amazon = FakeAlexaApi(reminders=[held, replace(held, token="2", on=False)])  # noqa: S106
    scene = Scene(Exchange(None, None, {}, {}), Surroundings(amazon=amazon), USER_ID)

    assert EXPECTATIONS["reminder"](scene, "2026-11-24 10:00") is None
    assert EXPECTATIONS["reminder"](scene, "nothing") == "2026-11-24 10:00"


def test_what_is_opened_for_a_transcript_is_closed_after_it() -> None:
    amazon = played("reminders: allowed", "you: no").surroundings.amazon

    assert amazon is not None
    with pytest.raises(RuntimeError, match="not open"):
        _ = amazon.endpoint


def test_handing_over_in_silence_is_no_fault() -> None:
    assert faults_of(Exchange(None, "RemindMeIntent", {}, hands_over({}))) == []


def test_handing_over_with_a_card_is_a_fault() -> None:
    answer = hands_over({})
    answer["response"]["card"] = {"type": "AskForPermissionsConsent"}

    assert "card" in faults_of(Exchange(None, "RemindMeIntent", {}, answer))[0]


def test_what_is_touched_sends_its_arguments_and_needs_a_screen() -> None:
    touched = ("you: (touch: feel ache)",)

    assert "nothing is shown" in played("screen: yes", *touched).problems[0]
    assert played("you: (open)", *touched).problems != []


def test_leaving_ends_the_session_from_outside() -> None:
    playback = played("you: (leave)", "ends")

    assert playback.problems == []
    assert requests_of(playback)[-1]["reason"] == "USER_INITIATED"
    assert "ended already" in played("you: stop", "you: (leave)").problems[0]


def test_a_slot_of_several_words_stands_in_quotes() -> None:
    playback = played("by name: yes", 'you: (SayIntent words="my leg is hot")')

    assert requests_of(playback)[-1]["intent"]["slots"]["words"]["value"] == "my leg is hot"
