"""What Amazon did not sign, just now and for this skill, never reaches it."""

from base64 import b64encode
from collections.abc import Callable
from datetime import timedelta

import pytest

from bedside.alexa_requests import APPLICATION_ID
from bedside.serving.gate import ADDRESS, SIGNATURE
from tests.serving.bodies import EVENING, EVENT, LAUNCH, OLD_EVENT
from tests.serving.conftest import hush
from tests.serving.places import HOST, PATH, ROOT, Endpoint, Shelf, open_endpoint, signed
from tests.serving.signing import NOW, Signer, authority, rsa_key, signer

MOMENT = timedelta(seconds=1)


def is_refused(endpoint: Endpoint, body: bytes, headers: dict[str, str]) -> bool:
    """Whether it got a 400 with nothing in it, and the skill never heard of it."""
    before = len(endpoint.answered)
    answer = endpoint.send(body, headers)
    return (answer.status, answer.body, len(endpoint.answered)) == (400, b"", before)


def is_answered(endpoint: Endpoint, body: bytes, headers: dict[str, str]) -> bool:
    before = len(endpoint.answered)
    return endpoint.send(body, headers).status == 200 and len(endpoint.answered) == before + 1


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


UNKNOWN = authority("A root that nobody trusts")
NAMESAKE = authority("A root of our own", authority("Somebody"))
BETWEEN = authority("Between", ROOT)
CHAINS = {
    "expired a moment ago": signer(ROOT, ends=NOW - MOMENT),
    "valid in a moment": signer(ROOT, begins=NOW + MOMENT),
    "another name": signer(ROOT, names=["evil.example"]),
    "a name that ends alike": signer(ROOT, names=["evil-echo-api.amazon.com"]),
    "a name that begins alike": signer(ROOT, names=["echo-api.amazon.com.evil.example"]),
    "a name above": signer(ROOT, names=["amazon.com"]),
    "an unknown root": signer(UNKNOWN),
    "an unknown root that is sent along": signer(UNKNOWN, others=[UNKNOWN]),
    "a root of the same name": signer(NAMESAKE, others=[NAMESAKE]),
    "a link left out": signer(BETWEEN),
}


@pytest.mark.parametrize("chain", CHAINS.values(), ids=CHAINS)
def test_a_certificate_that_proves_nothing_is_refused(endpoint: Endpoint, chain: Signer) -> None:
    endpoint.shelf.lay(chain.pem)
    assert is_refused(endpoint, LAUNCH, signed(chain, LAUNCH))
    assert endpoint.shelf.asked == [PATH]


SOUND = {
    "until the last moment": signer(ROOT, ends=NOW + MOMENT),
    "from the first moment": signer(ROOT, begins=NOW),
    "one link between": signer(BETWEEN, others=[BETWEEN]),
    "its root beside it": signer(BETWEEN, others=[BETWEEN, ROOT]),
    "one name of several": signer(ROOT, names=["other.amazon.com", "echo-api.amazon.com"]),
}


@pytest.mark.parametrize("chain", SOUND.values(), ids=SOUND)
def test_a_certificate_that_proves_it_is_taken(endpoint: Endpoint, chain: Signer) -> None:
    endpoint.shelf.lay(chain.pem)
    assert is_answered(endpoint, LAUNCH, signed(chain, LAUNCH))


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


def test_a_certificate_is_fetched_once_and_again_when_it_has_expired(
    endpoint: Endpoint, amazon: Signer
) -> None:
    old = signer(ROOT, ends=NOW + timedelta(hours=8))
    endpoint.shelf.lay(old.pem)
    for _ in range(3):
        assert is_answered(endpoint, LAUNCH, signed(old, LAUNCH))
    assert endpoint.shelf.asked == [PATH]

    endpoint.now = NOW + timedelta(hours=9)
    assert is_refused(endpoint, EVENING, signed(old, EVENING))
    endpoint.shelf.lay(amazon.pem)
    assert is_answered(endpoint, EVENING, signed(amazon, EVENING))
    assert endpoint.shelf.asked == [PATH] * 3


def test_a_certificate_written_differently_is_the_same_one(
    endpoint: Endpoint, amazon: Signer
) -> None:
    for address in (HOST + PATH, f"{HOST}:443{PATH}", f"{HOST}/echo.api/..{PATH}"):
        assert is_answered(endpoint, LAUNCH, signed(amazon, LAUNCH, address))
    assert endpoint.shelf.asked == [PATH]
