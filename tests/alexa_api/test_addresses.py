"""The token is only sent over https or to this machine, and never to a redirect."""

import socket

import pytest

from bedside.simulator.fake_alexa_api import FakeAlexaApi
from leg_comfort.alexa_api.call_policy import UNINTELLIGIBLE
from leg_comfort.alexa_api.http_call import MAX_BYTES, HttpRequest, HttpResponse, send
from leg_comfort.conversation import Result
from tests.alexa_api.conftest import PATIENT, TOMORROW, Making

SECONDS = PATIENT.call


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://api.amazonalexa.com",
        "HTTP://api.amazonalexa.com",
        "http://127.0.0.1.example.com",
        "http://localhost.example.com",
        "http://127.0.0.1@example.com",
        "http://127.0.0.2",
        "http://0.0.0.0",
        "ftp://127.0.0.1",
        "file:///etc/hosts",
        "api.amazonalexa.com",
        "//api.amazonalexa.com",
        "https://:443",
        "https://[::1",
        "https://api.amazonalexa.com:port",
        "",
        "\x00",
    ],
)
def test_an_address_that_is_not_to_be_trusted_is_not_even_looked_up(
    making: Making, monkeypatch: pytest.MonkeyPatch, endpoint: str
) -> None:
    looked_up: list[object] = []
    monkeypatch.setattr(socket, "getaddrinfo", lambda *given: looked_up.append(given))
    assert making(endpoint=endpoint).set(TOMORROW).result is Result.BROKEN
    assert looked_up == []


def test_amazons_own_address_is_called_on_the_port_of_https(
    making: Making, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_up: list[tuple[object, ...]] = []

    def nowhere(*given: object) -> object:
        looked_up.append(given)
        raise socket.gaierror("no such name")

    monkeypatch.setattr(socket, "getaddrinfo", nowhere)
    outcome = making(endpoint="https://api.amazonalexa.com").set(TOMORROW)
    assert outcome.result is Result.BROKEN
    assert looked_up[0][:2] == ("api.amazonalexa.com", 443)


def test_a_server_without_a_certificate_never_sees_the_token(
    amazon: FakeAlexaApi, making: Making
) -> None:
    endpoint = amazon.endpoint.replace("http:", "https:")
    assert making(endpoint=endpoint).set(TOMORROW).result is Result.BROKEN
    assert not any(amazon.token in str(received) for received in amazon.received)


def test_this_machine_may_be_called_by_name(amazon: FakeAlexaApi, making: Making) -> None:
    endpoint = amazon.endpoint.replace("127.0.0.1", "localhost")
    assert making(endpoint=endpoint).set(TOMORROW).result is Result.DONE


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_no_redirect_is_followed(amazon: FakeAlexaApi, making: Making, status: int) -> None:
    with FakeAlexaApi() as elsewhere:
        amazon.answer_with(status, Location=f"{elsewhere.endpoint}/v1/alerts/reminders")
        assert making().set(TOMORROW).result is Result.BROKEN
        assert elsewhere.received == []
    assert len(amazon.received) == 1


def test_a_huge_answer_is_cut(amazon: FakeAlexaApi, making: Making) -> None:
    amazon.answer_with(200, b'{"alertToken": "a", "more": "' + b"x" * 5_000_000 + b'"}')
    assert len(send(HttpRequest("GET", amazon.endpoint, {}), SECONDS).body) == MAX_BYTES
    assert making().set(TOMORROW).result is Result.GARBLED


def test_huge_headers_are_refused(amazon: FakeAlexaApi) -> None:
    amazon.answer_with(200, b"{}", **{"X": "x" * 1_000_000})
    assert send(HttpRequest("GET", amazon.endpoint, {}), SECONDS).status == UNINTELLIGIBLE


def test_the_repr_of_a_request_contains_no_token() -> None:
    assert "secret" not in repr(HttpRequest("GET", "https://x", {"Authorization": "secret"}))


def test_bytes_that_are_no_text_are_still_an_answer(amazon: FakeAlexaApi) -> None:
    amazon.answer_with(200, b"\xff")
    assert send(HttpRequest("GET", amazon.endpoint, {}), SECONDS) == HttpResponse(200, "\ufffd")
