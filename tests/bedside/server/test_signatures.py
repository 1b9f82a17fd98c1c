"""A request that Amazon did not sign, recently and for this skill, never reaches it."""

from base64 import b64encode
from collections.abc import Callable
from datetime import timedelta

import pytest

from bedside.server.verification import ADDRESS, SIGNATURE
from bedside.simulator.alexa_requests import APPLICATION_ID
from tests.bedside.server.bodies import EVENT, LAUNCH, OLD_EVENT
from tests.bedside.server.conftest import hush
from tests.bedside.server.places import (
    HOST,
    PATH,
    Endpoint,
    Shelf,
    is_answered,
    is_refused,
    open_endpoint,
    signed,
)
from tests.bedside.server.signing import NOW, Signer, rsa_key

MOMENT = timedelta(seconds=1)


def test_what_amazon_signed_is_answered(endpoint: Endpoint, amazon: Signer) -> None:
    assert is_answered(endpoint, LAUNCH, signed(amazon, LAUNCH))


def test_what_nobody_signed_is_refused(endpoint: Endpoint) -> None:
    assert is_refused(endpoint, LAUNCH, {})


@pytest.mark.parametrize("missing", [SIGNATURE, ADDRESS])
def test_half_a_signature_is_refused(endpoint: Endpoint, amazon: Signer, missing: str) -> None:
    headers = signed(amazon, LAUNCH)
    del headers[missing]
    assert is_refused(endpoint, LAUNCH, headers)


def test_the_older_header_with_the_weaker_hash_does_not_count(
    endpoint: Endpoint, amazon: Signer
) -> None:
    weak = amazon.sign_as_it_was_done_before(LAUNCH)
    assert is_refused(endpoint, LAUNCH, {"Signature": weak, ADDRESS: HOST + PATH})
    assert is_refused(endpoint, LAUNCH, {SIGNATURE: weak, ADDRESS: HOST + PATH})


def test_a_signature_by_somebody_elses_key_is_refused(endpoint: Endpoint, amazon: Signer) -> None:
    forger = Signer(rsa_key(1), amazon.pem)
    assert is_refused(endpoint, LAUNCH, signed(forger, LAUNCH))


@pytest.mark.parametrize(
    "changed",
    [
        EVENT,
        LAUNCH + b" ",
        b" " + LAUNCH,
        LAUNCH.replace(b"desk", b"DESK"),
        b"\xef\xbb\xbf" + LAUNCH,
    ],
)
def test_a_signature_under_another_body_is_refused(
    endpoint: Endpoint, amazon: Signer, changed: bytes
) -> None:
    assert is_refused(endpoint, changed, signed(amazon, LAUNCH))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: "",
        lambda text: "not base64!",
        lambda text: text[:-1],
        lambda text: text + "=",
        lambda text: text[:10] + "\t" + text[10:],
        lambda text: b64encode(b"short").decode(),
        lambda text: b64encode(b"x" * 4000).decode(),
        lambda text: f"{text}, {text}",
        lambda text: "é" + text,
    ],
)
def test_a_signature_that_is_none_is_refused(
    endpoint: Endpoint, amazon: Signer, spoil: Callable[[str], str]
) -> None:
    headers = signed(amazon, LAUNCH) | {SIGNATURE: spoil(amazon.sign(LAUNCH))}
    assert is_refused(endpoint, LAUNCH, headers)


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/echo.api/certificate.pem",
        "http://s3.amazonaws.com/echo.api/certificate.pem",
        "https://s3.amazonaws.com:8443/echo.api/certificate.pem",
        "https://me@s3.amazonaws.com/echo.api/certificate.pem",
        "https://s3.amazonaws.com/echo.api/../certificate.pem",
        "https://s3.amazonaws.com/echo.api/%2e%2e/certificate.pem",
    ],
)
def test_nothing_is_fetched_from_a_foreign_address(
    endpoint: Endpoint, amazon: Signer, address: str
) -> None:
    endpoint.shelf.lay(amazon.pem, "/certificate.pem")
    assert is_refused(endpoint, LAUNCH, signed(amazon, LAUNCH, address))
    assert endpoint.shelf.asked == []


def test_a_request_sent_once_more_after_a_hundred_and_fifty_seconds_is_refused(
    endpoint: Endpoint, amazon: Signer
) -> None:
    headers = signed(amazon, LAUNCH)
    endpoint.now = NOW + timedelta(seconds=150)
    assert is_answered(endpoint, LAUNCH, headers)
    endpoint.now += MOMENT
    assert is_refused(endpoint, LAUNCH, headers)


def test_a_request_from_the_future_is_refused(endpoint: Endpoint, amazon: Signer) -> None:
    headers = signed(amazon, LAUNCH)
    endpoint.now = NOW - timedelta(seconds=151)
    assert is_refused(endpoint, LAUNCH, headers)


def test_an_event_is_answered_within_its_hour(endpoint: Endpoint, amazon: Signer) -> None:
    assert is_answered(endpoint, EVENT, signed(amazon, EVENT))
    assert is_refused(endpoint, OLD_EVENT, signed(amazon, OLD_EVENT))


def test_only_the_skill_named_is_answered_for(shelf: Shelf, amazon: Signer) -> None:
    headers = signed(amazon, LAUNCH)
    with open_endpoint(shelf, hush, skill_id=APPLICATION_ID) as ours:
        assert is_answered(ours, LAUNCH, headers)
    with open_endpoint(shelf, hush, skill_id="amzn1.ask.skill.another") as another:
        assert is_refused(another, LAUNCH, headers)
