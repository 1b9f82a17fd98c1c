"""Every response and every failure leads to an outcome."""

import json
from collections.abc import Callable
from datetime import datetime
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bedside.simulator.fake_alexa_api import FakeAlexaApi, HeldReminder
from leg_comfort.alexa_api import ReminderApi
from leg_comfort.conversation import Outcome, Result
from tests.alexa_api.conftest import IN_A_WEEK, NOW, TEXT, TOMORROW, ZONE, Making

CarryOut = Callable[[ReminderApi], Outcome]

EFFECTS: dict[str, tuple[str, CarryOut]] = {
    "set": ("POST", lambda reminders: reminders.set(TOMORROW)),
    "next": ("GET", lambda reminders: reminders.next()),
    "move, looking": ("GET", lambda reminders: reminders.move(IN_A_WEEK)),
    "move": ("PUT", lambda reminders: reminders.move(IN_A_WEEK)),
    "cancel, looking": ("GET", lambda reminders: reminders.cancel()),
    "cancel": ("DELETE", lambda reminders: reminders.cancel()),
}
"""Effect → the method of its call that fails, and how it is carried out."""
REFUSALS = {
    400: Result.BROKEN,
    401: Result.NOT_PERMITTED,
    402: Result.BROKEN,
    403: Result.DEVICE_CANNOT,
    404: Result.GONE,
    405: Result.BROKEN,
    408: Result.TOO_SLOW,
    409: Result.NOT_PERMITTED,
    410: Result.BROKEN,
    415: Result.BROKEN,
    418: Result.BROKEN,
    429: Result.BUSY,
    451: Result.BROKEN,
    500: Result.BROKEN,
    502: Result.BROKEN,
    503: Result.BROKEN,
    504: Result.BROKEN,
    511: Result.BROKEN,
    999: Result.BROKEN,
}
BODIES = {
    "documented": b'{"code": "SOME_CODE", "message": "as documented"}',
    "empty": b"",
    "a page": b"<html>Sorry</html>",
    "no object": b'["MAX_REMINDERS_EXCEEDED"]',
    "no code": b'{"code": {"deep": []}}',
    "no text": b"\xff\xfe\x00",
}
NO_ANSWERS = [
    b"",
    b"null",
    b"[]",
    b'"text"',
    b"7",
    b"{}",
    b"<html>Sorry</html>",
    b'{"alertToken": null, "alerts": null}',
    b'{"alertToken": "", "alerts": {}}',
    b'{"alertToken": {}, "alerts": [7]}',
    b'{"alerts": [{"status": "ON"}]}',
    b"[" * 90_000,
]


@pytest.fixture
def with_one(amazon: FakeAlexaApi) -> FakeAlexaApi:
    amazon.reminders = [HeldReminder("a", TOMORROW, ZONE, TEXT, "en-US", NOW)]
    return amazon


@pytest.mark.parametrize(
    ("effect", "status", "body"), list(product(EFFECTS, REFUSALS, ["documented", "a page"]))
)
def test_every_refusal_of_every_call_has_its_result(
    with_one: FakeAlexaApi, reminders: ReminderApi, effect: str, status: int, body: str
) -> None:
    method, do = EFFECTS[effect]
    with_one.answer_with(status, BODIES[body], method=method)
    gone_already = method == "DELETE" and status == 404
    assert do(reminders).result is (Result.DONE if gone_already else REFUSALS[status])


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("status", [401, 403, 404, 429, 500])
def test_a_refusal_has_the_same_meaning_with_any_body(
    amazon: FakeAlexaApi, reminders: ReminderApi, status: int, body: str
) -> None:
    amazon.answer_with(status, BODIES[body])
    assert reminders.set(TOMORROW).result is REFUSALS[status]


@pytest.mark.parametrize("effect", EFFECTS)
def test_too_many_reminders_are_known_by_the_code_alone(
    with_one: FakeAlexaApi, reminders: ReminderApi, effect: str
) -> None:
    method, do = EFFECTS[effect]
    with_one.answer_with(403, b'{"code": "MAX_REMINDERS_EXCEEDED"}', method=method)
    assert do(reminders).result is Result.TOO_MANY


@pytest.mark.parametrize("body", NO_ANSWERS)
@pytest.mark.parametrize("effect", [effect for effect in EFFECTS if effect != "cancel"])
def test_an_answer_that_makes_no_sense_is_garbled(
    with_one: FakeAlexaApi, reminders: ReminderApi, effect: str, body: bytes
) -> None:
    method, do = EFFECTS[effect]
    with_one.answer_with(200, body, method=method)
    outcome = do(reminders)
    assert (outcome.result, outcome.when, outcome.token) == (Result.GARBLED, None, None)


@pytest.mark.parametrize("raw", [b"", b"SSH-2.0-OpenSSH\r\n", b"HTTP/1.1 abc\r\n\r\n", b"\x00" * 9])
def test_a_response_that_is_not_http_is_garbled(
    amazon: FakeAlexaApi, reminders: ReminderApi, raw: bytes
) -> None:
    amazon.say(raw)
    assert reminders.set(TOMORROW).result is Result.GARBLED


def test_an_answer_cut_short_is_garbled(amazon: FakeAlexaApi, reminders: ReminderApi) -> None:
    amazon.say(b'HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{"alertToken": "a"')
    assert reminders.set(TOMORROW).result is Result.GARBLED


def test_an_unknown_value_does_not_spoil_a_list(
    amazon: FakeAlexaApi, reminders: ReminderApi
) -> None:
    amazon.answer_with(
        200,
        b'{"alerts": [{"alertToken": "x", "status": "SNOOZED"}, {"alertToken": "y", "status": "ON",'
        b' "trigger": {"type": "BY_MOON", "scheduledTime": "2026-01-16T10:00:00.000"}}]}',
    )
    found = reminders.next()
    assert (found.result, found.when, found.token) == (Result.DONE, TOMORROW, "y")


@pytest.mark.parametrize(
    "trigger",
    [
        "null",
        "{}",
        '{"scheduledTime": "soon"}',
        '{"scheduledTime": 7}',
        '{"scheduledTime": "2026-01-16T10:00:00", "timeZoneId": "Moon/Crater"}',
        '{"scheduledTime": "9999-12-31T23:59:59-12:00"}',
    ],
)
def test_a_reminder_of_unknown_time_is_deleted_but_not_found(
    amazon: FakeAlexaApi, reminders: ReminderApi, trigger: str
) -> None:
    listed = f'{{"alerts": [{{"alertToken": "a", "status": "ON", "trigger": {trigger}}}]}}'
    amazon.answer_with(200, listed.encode(), method="GET")
    assert reminders.next().result is Result.NONE_SET
    assert reminders.cancel().result is Result.DONE
    assert amazon.received[-1].path.endswith("/a")


def test_a_time_with_an_offset_is_converted_to_local_time(
    amazon: FakeAlexaApi, reminders: ReminderApi
) -> None:
    listed = (
        b'{"alerts": [{"alertToken": "a", "status": "ON", "trigger": {"scheduledTime": "%s"}}]}'
    )
    amazon.answer_with(200, listed % b"2026-01-16T16:00:00Z")
    assert reminders.next().when == TOMORROW


@pytest.mark.parametrize("effect", EFFECTS)
def test_a_refused_connection_is_broken(making: Making, effect: str) -> None:
    with FakeAlexaApi() as closed:
        endpoint = closed.endpoint
    assert EFFECTS[effect][1](making(endpoint=endpoint)).result is Result.BROKEN


@pytest.mark.parametrize("token", ["a\r\nb: c", "schlüssel\u2028", "", "\x00"])
def test_a_token_of_any_kind_never_raises(
    reminders: ReminderApi, making: Making, token: str
) -> None:
    assert making(token=token).set(TOMORROW).result in {Result.BROKEN, Result.NOT_PERMITTED}


@settings(
    deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(
    effect=st.sampled_from(sorted(EFFECTS)),
    status=st.integers(min_value=100, max_value=999),
    body=st.binary(max_size=60) | st.sampled_from(NO_ANSWERS + list(BODIES.values())),
)
def test_any_bytes_under_any_status_are_an_outcome(
    with_one: FakeAlexaApi, reminders: ReminderApi, effect: str, status: int, body: bytes
) -> None:
    method, do = EFFECTS[effect]
    with_one.answer_with(status, body, method=method)
    assert isinstance(do(reminders), Outcome)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9) | st.just("ON"),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["alerts", "alertToken", "status", "trigger", "scheduledTime", "timeZoneId"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@settings(
    deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(
    effect=st.sampled_from(sorted(EFFECTS)), answer=st.fixed_dictionaries({"alerts": JSON}) | JSON
)
def test_any_json_is_an_outcome(
    with_one: FakeAlexaApi, reminders: ReminderApi, effect: str, answer: object
) -> None:
    method, do = EFFECTS[effect]
    with_one.answer_with(200, json.dumps(answer).encode(), method=method)
    assert isinstance(do(reminders), Outcome)


def test_a_time_long_ago_or_far_off_never_raises(reminders: ReminderApi) -> None:
    assert reminders.set(datetime.min).result is Result.BROKEN
    assert reminders.set(datetime.max).result in {Result.DONE, Result.BROKEN}
