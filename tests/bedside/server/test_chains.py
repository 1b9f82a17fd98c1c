"""Keys are kept as long as they are valid, and never too many of them."""

from datetime import timedelta

import pytest
from cryptography.x509.oid import ExtendedKeyUsageOID
from cryptography.x509.verification import Store

from bedside.server.access import RequestRefusedError
from bedside.server.certificates import MOST_KEPT, SigningKeys, well_known_roots
from tests.bedside.server.places import ROOT
from tests.bedside.server.signing import (
    NOW,
    YEAR,
    authority,
    signer,
    signer_with_another_kind_of_key,
)


class Shelf:
    def __init__(self, pem: bytes) -> None:
        self.pem, self.asked = pem, 0

    def fetch(self, path: str) -> bytes:
        self.asked += 1
        return self.pem


def chains(shelf: Shelf) -> SigningKeys:
    return SigningKeys(shelf.fetch, lambda: Store([ROOT.certificate]))


@pytest.mark.parametrize(
    "pem",
    [
        b"",
        b"no certificate",
        b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
        signer(ROOT).pem[:-60],
        signer(ROOT, usage=ExtendedKeyUsageOID.CODE_SIGNING).pem,
        signer_with_another_kind_of_key(ROOT),
    ],
    ids=["nothing", "text", "rubbish", "cut off", "for another use", "another kind of key"],
)
def test_what_is_no_certificate_for_this_is_refused(pem: bytes) -> None:
    with pytest.raises(RequestRefusedError):
        chains(Shelf(pem)).key_at("/echo.api/a", NOW)


def test_what_was_refused_is_not_kept() -> None:
    shelf = Shelf(b"")
    kept = chains(shelf)
    with pytest.raises(RequestRefusedError):
        kept.key_at("/echo.api/a", NOW)
    shelf.pem = signer(ROOT).pem
    kept.key_at("/echo.api/a", NOW)
    assert shelf.asked == 2


def test_a_key_is_kept_no_longer_than_the_shortest_certificate_above_it() -> None:
    between = authority("Between", ROOT)
    shelf = Shelf(signer(between, others=[between], ends=NOW + 20 * YEAR).pem)
    kept = chains(shelf)
    kept.key_at("/echo.api/a", NOW)
    kept.key_at("/echo.api/a", NOW + 9 * YEAR)
    assert shelf.asked == 1
    with pytest.raises(RequestRefusedError):
        kept.key_at("/echo.api/a", NOW + 9 * YEAR + timedelta(seconds=1))
    assert shelf.asked == 2


def test_the_longest_unchanged_key_goes_when_there_are_too_many() -> None:
    shelf = Shelf(signer(ROOT).pem)
    kept = chains(shelf)
    for number in range(MOST_KEPT + 1):
        kept.key_at(f"/echo.api/{number}", NOW)
    assert shelf.asked == MOST_KEPT + 1
    kept.key_at(f"/echo.api/{MOST_KEPT}", NOW)
    assert shelf.asked == MOST_KEPT + 1
    kept.key_at("/echo.api/0", NOW)
    assert shelf.asked == MOST_KEPT + 2


def test_the_roots_that_browsers_trust_do_not_vouch_for_ours() -> None:
    shelf = Shelf(signer(ROOT).pem)
    with pytest.raises(RequestRefusedError):
        SigningKeys(shelf.fetch, well_known_roots).key_at("/echo.api/a", NOW)
