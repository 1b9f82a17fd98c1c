"""Over https only a server with a valid certificate is called, and within the time limit."""

import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from bedside.simulator.fake_alexa_api import FakeAlexaApi
from leg_comfort.alexa_api import http_call
from leg_comfort.conversation import Result
from tests.alexa_api.conftest import IMPATIENT, TOMORROW, Making


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with a certificate for this machine and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "this machine")])
    now = datetime.now(UTC)
    signed = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([_loopback()]), critical=False)
        .sign(key, hashes.SHA256())
    )
    file = tmp_path_factory.mktemp("https") / "certificate.pem"
    file.write_bytes(_pem(key) + signed.public_bytes(serialization.Encoding.PEM))
    return file


@pytest.fixture
def secured(certificate: Path) -> Iterator[FakeAlexaApi]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with FakeAlexaApi(certificate=context) as amazon:
        yield amazon


@pytest.fixture
def _trusted(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    context = ssl.create_default_context(cafile=str(certificate))
    monkeypatch.setattr(http_call, "_trusting", lambda: context)


@pytest.mark.usefixtures("_trusted")
def test_a_server_with_a_valid_certificate_is_called(secured: FakeAlexaApi, making: Making) -> None:
    made = making(endpoint=secured.endpoint).set(TOMORROW)
    assert secured.endpoint.startswith("https://")
    assert made.result is Result.DONE
    assert secured.reminders[0].token == made.token


def test_a_server_with_an_untrusted_certificate_is_sent_nothing(
    secured: FakeAlexaApi, making: Making
) -> None:
    assert making(endpoint=secured.endpoint).set(TOMORROW).result is Result.BROKEN
    assert secured.received == []


@pytest.mark.usefixtures("_trusted")
def test_a_server_with_another_name_is_sent_nothing(secured: FakeAlexaApi, making: Making) -> None:
    endpoint = secured.endpoint.replace("127.0.0.1", "localhost")
    assert making(endpoint=endpoint).set(TOMORROW).result is Result.BROKEN
    assert secured.received == []


@pytest.mark.usefixtures("_trusted")
def test_a_secured_answer_that_drips_is_too_slow(secured: FakeAlexaApi, making: Making) -> None:
    secured.dripping(IMPATIENT.call / 5)
    made = making(endpoint=secured.endpoint, limits=IMPATIENT).set(TOMORROW)
    assert made.result is Result.TOO_SLOW


def _loopback() -> x509.IPAddress:
    return x509.IPAddress(ip_address("127.0.0.1"))


def _pem(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
