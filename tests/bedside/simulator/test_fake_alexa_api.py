"""The fake services accept what Amazon documents, and nothing else."""

import json
from collections.abc import Mapping
from copy import deepcopy
from datetime import datetime
from http.client import HTTPConnection
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

import pytest

from bedside.simulator.fake_alexa_api import FakeAlexaApi, HeldReminder
from tests.alexa_api.conftest import NOW, TEXT, TOMORROW, ZONE

PATH = "/v1/alerts/reminders"
TIME_ZONE = "/v2/devices/a-device/settings/System.timeZone"
RIGHT: dict[str, Any] = {
    "requestTime": "2026-01-15T03:00:12.000",
    "trigger": {
        "type": "SCHEDULED_ABSOLUTE",
        "scheduledTime": "2026-01-16T10:00:00.000",
        "timeZoneId": "Europe/London",
    },
    "alertInfo": {"spokenInfo": {"content": [{"locale": "en-GB", "text": TEXT}]}},
    "pushNotification": {"status": "ENABLED"},
}
SPOKEN = ("alertInfo", "spokenInfo", "content", 0)


def call(
    amazon: FakeAlexaApi,
    method: str,
    path: str,
    body: object = None,
    headers: Mapping[str, str] | None = None,
) -> tuple[int, Any]:
    usual = {"Authorization": f"Bearer {amazon.token}", "Content-Type": "application/json"}
    connection = HTTPConnection(urlsplit(amazon.endpoint).netloc)
    sent = body if isinstance(body, bytes) else json.dumps(body).encode()
    connection.request(method, path, sent, {**usual, **(headers or {})})
    response = connection.getresponse()
    content = response.read()
    connection.close()
    return response.status, json.loads(content) if content else None


def changed(value: object, *path: str | int) -> dict[str, Any]:
    """Return the right body with another value at a path; None removes it."""
    body = deepcopy(RIGHT)
    place: Any = body
    for step in path[:-1]:
        place = place[step]
    if value is None:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    return body


def test_what_is_right_is_taken_and_told_of(amazon: FakeAlexaApi) -> None:
    status, made = call(amazon, "POST", PATH, RIGHT)
    assert (status, made["status"]) == (200, "ON")
    one = call(amazon, "GET", f"{PATH}/{made['alertToken']}")[1]
    assert one["trigger"] == RIGHT["trigger"]
    assert one["alertInfo"] == RIGHT["alertInfo"]
    every = call(amazon, "GET", PATH)[1]
    assert every == {"totalCount": "1", "alerts": [one], "links": None}


def test_a_reminder_is_changed_under_its_token_and_deleted(amazon: FakeAlexaApi) -> None:
    token = call(amazon, "POST", PATH, RIGHT)[1]["alertToken"]
    later = changed("2026-01-17T10:00:00", "trigger", "scheduledTime")
    assert call(amazon, "PUT", f"{PATH}/{token}", later)[1]["alertToken"] == token
    assert amazon.reminders[0].when == datetime(2026, 1, 17, 10)
    assert call(amazon, "DELETE", f"{PATH}/{token}") == (200, None)
    assert call(amazon, "DELETE", f"{PATH}/{token}")[0] == 404


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"not json", "INVALID_REQUEST"),
        ([RIGHT], "INVALID_REQUEST"),
        ({**RIGHT, "extra": 1}, "INVALID_REQUEST"),
        (changed(None, "requestTime"), "INVALID_REQUEST"),
        (changed(None, "trigger"), "INVALID_REQUEST"),
        (changed(None, "alertInfo"), "INVALID_REQUEST"),
        (changed("2026-01-15T03:00:12Z", "requestTime"), "INVALID_REQUEST_TIME"),
        (changed("2026-01-15", "requestTime"), "INVALID_REQUEST_TIME"),
        (changed("2026-01-15T03:00:12.123456", "requestTime"), "INVALID_REQUEST_TIME"),
        (
            changed("2026-01-16T10:00:00+00:00", "trigger", "scheduledTime"),
            "INVALID_TRIGGER_SCHEDULED_TIME",
        ),
        (
            changed("2026-02-30T10:00:00", "trigger", "scheduledTime"),
            "INVALID_TRIGGER_SCHEDULED_TIME",
        ),
        (changed(7, "trigger", "scheduledTime"), "INVALID_TRIGGER_SCHEDULED_TIME"),
        (
            changed("2026-01-15T03:00:12", "trigger", "scheduledTime"),
            "TRIGGER_SCHEDULED_TIME_IN_PAST",
        ),
        (changed(None, "trigger", "timeZoneId"), "INVALID_TRIGGER"),
        (changed("Moon/Crater", "trigger", "timeZoneId"), "INVALID_TRIGGER_TIME_ZONE_ID"),
        (changed("SCHEDULED_RELATIVE", "trigger", "type"), "INVALID_TRIGGER_TYPE"),
        (changed([], "alertInfo", "spokenInfo", "content"), "INVALID_ALERT_INFO"),
        (changed(None, *SPOKEN, "locale"), "INVALID_ALERT_INFO"),
        (changed("English", *SPOKEN, "locale"), "INVALID_ALERT_INFO"),
        (changed(" ", *SPOKEN, "text"), "INVALID_ALERT_INFO"),
        (changed("ON", "pushNotification", "status"), "INVALID_PUSH_NOTIFICATION"),
    ],
)
def test_a_body_that_is_not_as_documented_is_refused(
    amazon: FakeAlexaApi, body: object, code: str
) -> None:
    status, error = call(amazon, "POST", PATH, body)
    assert (status, error["code"]) == (400, code)
    assert amazon.reminders == []


@pytest.mark.parametrize("path", [PATH, TIME_ZONE])
@pytest.mark.parametrize("authorization", ["", "Bearer another", "an-access-token", "Basic x"])
def test_the_right_token_is_asked_for(amazon: FakeAlexaApi, path: str, authorization: str) -> None:
    status, error = call(amazon, "GET", path, headers={"Authorization": authorization})
    assert (status, set(error)) == (401, {"code", "message"})


def test_only_the_reminders_need_the_permission(amazon: FakeAlexaApi) -> None:
    amazon.permitted = False
    assert call(amazon, "POST", PATH, RIGHT)[0] == 401
    assert call(amazon, "GET", TIME_ZONE) == (200, amazon.time_zone)


def test_a_body_of_another_type_is_refused(amazon: FakeAlexaApi) -> None:
    assert call(amazon, "POST", PATH, RIGHT, {"Content-Type": "text/plain"})[0] == 400


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/", 404),
        ("GET", "/v1/alerts/timers", 404),
        ("GET", f"{PATH}/unknown", 404),
        ("PUT", f"{PATH}/unknown", 404),
        ("DELETE", f"{PATH}/unknown", 404),
        ("GET", "/v2/devices//System.timeZone", 404),
        ("GET", "/v2/devices/a/b/settings/System.timeZone", 404),
        ("PUT", PATH, 405),
        ("DELETE", PATH, 405),
        ("PATCH", PATH, 405),
        ("POST", f"{PATH}/a", 405),
        ("POST", TIME_ZONE, 405),
    ],
)
def test_only_what_is_documented_is_there(
    amazon: FakeAlexaApi, method: str, path: str, status: int
) -> None:
    assert call(amazon, method, path, RIGHT)[0] == status


def test_there_is_room_for_so_many_and_no_more(amazon: FakeAlexaApi) -> None:
    amazon.room_for = 1
    assert call(amazon, "POST", PATH, RIGHT)[0] == 200
    assert call(amazon, "POST", PATH, RIGHT)[1]["code"] == "MAX_REMINDERS_EXCEEDED"
    assert len(amazon.reminders) == 1


def test_it_misbehaves_so_many_times_and_then_no_more(amazon: FakeAlexaApi) -> None:
    amazon.answer_with(500, times=2)
    assert [call(amazon, "GET", PATH)[0] for _ in range(3)] == [500, 500, 200]


def test_it_misbehaves_until_told_to_behave(amazon: FakeAlexaApi) -> None:
    amazon.answer_with(503, b"{}")
    assert [call(amazon, "GET", PATH)[0] for _ in range(3)] == [503] * 3
    amazon.behave()
    assert call(amazon, "GET", PATH)[0] == 200


def test_what_it_received_is_kept(amazon: FakeAlexaApi) -> None:
    call(amazon, "POST", PATH, RIGHT)
    (received,) = amazon.received
    assert (received.method, received.path, received.body) == ("POST", PATH, RIGHT)


def test_a_reminder_that_was_there_before_is_told_of() -> None:
    before = HeldReminder("a", TOMORROW, ZONE, TEXT, "en-US", NOW, on=False)
    with FakeAlexaApi(reminders=[before]) as amazon:
        assert call(amazon, "GET", PATH)[1]["alerts"][0]["status"] == "COMPLETED"


def test_closing_it_keeps_nobody_waiting() -> None:
    with FakeAlexaApi() as amazon:
        amazon.slowly(3600)
        waiting = Thread(target=_hang_on, args=(amazon.endpoint,), daemon=True)
        waiting.start()
    waiting.join()
    assert not waiting.is_alive()


def test_it_has_no_address_before_it_is_opened() -> None:
    with pytest.raises(RuntimeError, match="not open"):
        _ = FakeAlexaApi().endpoint


def _hang_on(endpoint: str) -> None:
    connection = HTTPConnection(urlsplit(endpoint).netloc)
    try:
        connection.request("GET", PATH)
        connection.getresponse()
    except OSError:
        return
    finally:
        connection.close()
