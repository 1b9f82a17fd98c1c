"""A certificate proves that it is Amazon's, from its first moment to its last."""

from datetime import timedelta

import pytest

from tests.bedside.server.bodies import EVENING, LAUNCH
from tests.bedside.server.places import HOST, PATH, ROOT, Endpoint, is_answered, is_refused, signed
from tests.bedside.server.signing import NOW, Signer, authority, signer

MOMENT = timedelta(seconds=1)
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
