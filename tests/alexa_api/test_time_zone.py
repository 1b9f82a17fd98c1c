"""The device's time zone is the one in Amazon's response, if there is such a zone."""

import json
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bedside.simulator.fake_alexa_api import FakeAlexaApi
from leg_comfort.alexa_api import time_zone
from tests.alexa_api.conftest import IMPATIENT, PATIENT

DEVICE = "amzn1.ask.device.A/B"


def asked_of(amazon: FakeAlexaApi) -> str | None:
    return time_zone(amazon.endpoint, amazon.token, DEVICE, PATIENT)


@pytest.mark.parametrize(
    "zone", ["Europe/London", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "UTC"]
)
def test_the_time_zone_is_the_devices(amazon: FakeAlexaApi, zone: str) -> None:
    amazon.time_zone = zone
    assert asked_of(amazon) == zone


def test_it_is_asked_as_amazon_documents(amazon: FakeAlexaApi) -> None:
    asked_of(amazon)
    (received,) = amazon.received
    assert received.method == "GET"
    assert received.path == "/v2/devices/amzn1.ask.device.A%2FB/settings/System.timeZone"
    assert received.headers["authorization"] == f"Bearer {amazon.token}"
    assert received.content == b""


def test_it_needs_no_permission(amazon: FakeAlexaApi) -> None:
    amazon.permitted = False
    assert asked_of(amazon) == amazon.time_zone


def test_a_device_without_one_has_none(amazon: FakeAlexaApi) -> None:
    amazon.time_zone = None
    assert asked_of(amazon) is None


@pytest.mark.parametrize("status", [204, 301, 400, 401, 403, 404, 408, 429, 500, 503])
def test_a_failed_call_is_none_with_any_body(amazon: FakeAlexaApi, status: int) -> None:
    amazon.answer_with(status, b'"Europe/London"')
    assert asked_of(amazon) is None


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"Europe/London",
        b'"Moon/Crater"',
        b'"../../etc/passwd"',
        b'"/etc/localtime"',
        b'""',
        b'"Europe"',
        b'"\\u0000"',
        b"null",
        b"7",
        b'["Europe/London"]',
        b"\xff",
    ],
)
def test_an_unknown_time_zone_is_none(amazon: FakeAlexaApi, body: bytes) -> None:
    amazon.answer_with(200, body)
    assert asked_of(amazon) is None


def test_a_slow_answer_is_none(amazon: FakeAlexaApi) -> None:
    amazon.slowly(3600)
    assert time_zone(amazon.endpoint, amazon.token, DEVICE, IMPATIENT) is None


def test_a_refused_connection_is_none() -> None:
    with FakeAlexaApi() as closed:
        endpoint = closed.endpoint
    assert time_zone(endpoint, "a-token", DEVICE, PATIENT) is None


@settings(
    deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(body=st.binary(max_size=40) | st.text().map(lambda text: json.dumps(text).encode()))
def test_any_bytes_are_a_zone_or_none(amazon: FakeAlexaApi, body: bytes) -> None:
    amazon.answer_with(200, body)
    zone = asked_of(amazon)
    assert zone is None or json.loads(body) == zone


def test_service_clients_are_imported_by_the_first_call() -> None:
    code = "import leg_comfort.alexa_api, sys; print(*sys.modules)"
    run = subprocess.run(  # noqa: S603 - our interpreter and code
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    loaded = {module.partition(".")[0] for module in run.stdout.split()}
    assert "leg_comfort" in loaded
    assert loaded & {"ask_sdk_core", "ask_sdk_model", "http", "ssl", "requests"} == set()
