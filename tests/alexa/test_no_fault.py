"""What must not ring the alarm that takes a new version back: it counts every fault that is logged.

Pings and schedules reach the function, Alexa gets new kinds of request, and while a new version
takes over, it and the old one answer in turns within one conversation.
"""

import json
import logging
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lambda_function import lambda_handler
from leg_comfort.alexa import entry, logs
from leg_comfort.alexa.request import parse
from leg_comfort.alexa.request_kinds import RequestKind
from leg_comfort.conversation import Session
from tests.alexa.envelopes import SKILL, envelope, heard, intent, launch, raw, sessionless
from tests.alexa.test_request import ANYTHING
from tests.alexa.validity import plain, problems_in

Json = dict[str, Any]

SCHEDULED = {
    "version": "0",
    "id": "53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa",
    "detail-type": "Scheduled Event",
    "source": "aws.events",
    "account": "123456789012",
    "time": "2026-11-22T03:00:00Z",
    "region": "us-east-1",
    "resources": ["arn:aws:events:us-east-1:123456789012:rule/warm"],
    "detail": {},
}
FOREIGN: list[object] = [
    *({}, None, [], "ping", 0, True, {"warmer": True, "concurrency": 3}, {"warmup": 1}),
    *({"source": "serverless-plugin-warmup"}, {"keep-alive": "x"}, {"key1": "value1"}),
    SCHEDULED,
    {"Records": [{"eventSource": "aws:sns", "Sns": {"Message": "x"}}]},
    {"httpMethod": "GET", "path": "/", "requestContext": {"stage": "x"}, "body": None},
    {"triggerSource": "PreSignUp_SignUp", "request": {"userAttributes": {}}, "response": {}},
    *({"request": {}}, {"request": None}, {"session": None, "context": {}}),
]
SILENCE = {"version": "1.0", "response": {"shouldEndSession": True}}


@pytest.mark.parametrize("event", FOREIGN, ids=lambda event: json.dumps(event)[:40])
@pytest.mark.parametrize("skill", ["", SKILL])
def test_an_event_that_is_none_of_alexas_is_answered_and_nothing_is_logged(
    event: object, skill: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv(entry.SKILL_ID, skill)
    with caplog.at_level(logging.DEBUG):
        assert lambda_handler(event, None) == SILENCE
    assert caplog.records == []


@given(st.dictionaries(st.text().filter(lambda key: key not in ("session", "context")), ANYTHING))
@settings(deadline=None)
def test_any_object_without_a_request_is_none_of_alexas(event: Json) -> None:
    faults = logs.total()
    event.pop("request", None)
    assert lambda_handler(event, None) == SILENCE
    assert logs.total() == faults


def without(event: Json, *path: str) -> Json:
    *way, last = path
    holder = event
    for key in way:
        holder = holder[key]
    del holder[last]
    return event


BROKEN = {
    "no type": without(envelope(launch()), "request", "type"),
    "no request": without(envelope(launch()), "request"),
    "no type without a session": without(sessionless(launch()), "request", "type"),
    **{f"type {told}": envelope({"type": told}) for told in (None, 7, "", " ", [], {})},
}


@pytest.mark.parametrize("event", BROKEN.values(), ids=BROKEN)
def test_a_broken_request_of_alexas_is_a_fault_and_is_answered_aloud(event: Json) -> None:
    faults = logs.total()
    answer = lambda_handler(event, None)
    assert logs.total() == faults + 1
    assert "call" in plain(answer["response"]["outputSpeech"]["ssml"])


NEW_TYPES = [
    *("SomethingNew.Happened", "Alexa.SomethingNew", "LaunchRequest2", "Tasks.Begun"),
    *("AlexaSkillEvent.SomethingNew", "Reminders.SomethingNew", "AudioPlayer.SomethingNew"),
    *("Alexa.Presentation.NEW.Thing", "Connections.SomethingNew", "Dialog.SomethingNew"),
    *("Messaging.SomethingNew", "CustomInterfaceController.SomethingNew"),
]
FRESH = Session().to_attributes()


@pytest.mark.parametrize("type", NEW_TYPES)
@pytest.mark.parametrize("attributes", [{}, {**FRESH, "asking": "day", "stage": "questions"}])
def test_a_type_of_request_that_is_new_is_no_fault(
    type: str, attributes: Json, caplog: pytest.LogCaptureFixture
) -> None:
    for event in (envelope({"type": type}, attributes), sessionless({"type": type})):
        assert problems_in(lambda_handler(event, None), event) == []
    assert caplog.records == []


def test_amid_a_conversation_a_type_that_is_new_leads_back_to_the_question() -> None:
    asked = {**FRESH, "asking": "day", "stage": "questions", "findings": {"feel": "ache"}}
    answer = lambda_handler(envelope({"type": "SomethingNew.Happened"}, asked), None)
    assert answer["sessionAttributes"]["asking"] == "day"


def test_at_the_beginning_a_type_that_is_new_opens_the_skill() -> None:
    opened = lambda_handler(envelope({"type": "SomethingNew.Happened"}), None)
    assert opened == lambda_handler(envelope(launch()), None)


def test_outside_a_session_a_type_that_is_new_is_met_with_silence() -> None:
    event = sessionless({"type": "SomethingNew.Happened"})
    assert parse(event).kind is RequestKind.NOTICE
    assert lambda_handler(event, None)["response"] == {"shouldEndSession": True}


NEW_IDS = {
    "stage": "of_tomorrow",
    "asking": "of_tomorrow",
    "resume": "of_tomorrow",
    "offer": "of_tomorrow",
    "findings": {"of_tomorrow": True, "feel": "of_tomorrow", "nights_in_last_two_weeks": "many"},
    "assessment": {"cause": "of_tomorrow", "triage": "of_tomorrow", "also": ["of_tomorrow"]},
    "times": {"of_tomorrow": 2},
    "last": [["of.tomorrow", {"of": "tomorrow"}]],
    "manner": {"rate": "of_tomorrow", "of": "tomorrow"},
    "remembered": {"helped_before": "of_tomorrow", "time_zone": "Moon/Copernicus", "of": 1},
    "helped": "of_tomorrow",
    "about": "of_tomorrow",
    "wish": "of_tomorrow",
    "of_tomorrow": {"of": ["tomorrow"]},
    **{k: ["of_tomorrow"] for k in ("asked", "unsure", "bare", "flags", "set_aside")},
}
"""Attributes as a version to come might write them."""
REPLIES = [
    *(launch(), intent("AMAZON.YesIntent"), intent("AMAZON.NoIntent"), intent("NotSureIntent")),
    *(intent("AMAZON.RepeatIntent"), intent("AMAZON.NextIntent"), intent("AMAZON.PreviousIntent")),
    *(intent("AMAZON.HelpIntent"), intent("OfTomorrowIntent"), intent("RemindMeIntent")),
    *(intent("RecallIntent"), intent("DoctorSummaryIntent"), intent("AskWhyYouThinkIntent")),
    intent("SayIntent", words=raw("it hurts")),
    intent("ReportIntent", finding=heard("x", "of_tomorrow"), of_tomorrow=heard("x", "y")),
    {"type": "SessionResumedRequest", "cause": {"result": {"status": "OF_TOMORROW"}}},
    {"type": "Alexa.Presentation.APL.UserEvent", "arguments": ["of_tomorrow", {"of": 1}]},
]


@given(
    request_=st.sampled_from(REPLIES), keys=st.sets(st.sampled_from(sorted(NEW_IDS)), min_size=1)
)
@settings(
    deadline=None,
    max_examples=400,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_attributes_of_a_newer_version_are_no_fault(
    request_: Json, keys: set[str], caplog: pytest.LogCaptureFixture
) -> None:
    event = envelope(request_, {**FRESH, **{key: NEW_IDS[key] for key in keys}})
    assert problems_in(lambda_handler(event, None), event) == []
    assert caplog.records == []
