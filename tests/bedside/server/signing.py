"""Authorities that issue certificates, and signers that sign with them."""

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.types import CertificateIssuerPrivateKeyTypes
from cryptography.hazmat.primitives.hashes import SHA1, SHA256, HashAlgorithm
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from bedside.server.certificates import SIGNER

NOW = datetime(2026, 1, 15, 9, 0, tzinfo=UTC)
YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Authority:
    """An authority that issues certificates."""

    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate


@dataclass(frozen=True)
class Signer:
    """A signer. pem holds its certificate and the chain up to the root."""

    key: rsa.RSAPrivateKey
    pem: bytes

    def sign(self, body: bytes, algorithm: HashAlgorithm | None = None) -> str:
        return b64encode(self.key.sign(body, padding.PKCS1v15(), algorithm or SHA256())).decode()

    def sign_as_it_was_done_before(self, body: bytes) -> str:
        return self.sign(body, SHA1())  # noqa: S303 - what must be refused


@cache
def rsa_key(number: int = 0) -> rsa.RSAPrivateKey:
    """Return a key, the same for the same number."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


@cache
def authority(name: str, above: Authority | None = None) -> Authority:
    """Return an authority under another one, or a root."""
    key = ec.generate_private_key(ec.SECP256R1())
    issuer = above.certificate.subject if above else _named(name)
    built = _certificate(_named(name), issuer, key.public_key(), NOW - YEAR, NOW + 9 * YEAR)
    built = built.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    built = built.add_extension(_usage(issues=True), critical=True)
    return Authority(key, _issued(built, above.key if above else key))


def signer(
    issuer: Authority,
    *,
    names: Sequence[str] = (SIGNER,),
    begins: datetime = NOW - timedelta(days=30),
    ends: datetime = NOW + timedelta(days=30),
    others: Sequence[Authority] = (),
    usage: x509.ObjectIdentifier = ExtendedKeyUsageOID.SERVER_AUTH,
) -> Signer:
    """Return a signer with a certificate. others are added to its chain."""
    key = rsa_key()
    built = _leaf(key.public_key(), issuer, names, begins, ends, usage)
    chain = [_issued(built, issuer.key), *(each.certificate for each in others)]
    return Signer(key, b"".join(each.public_bytes(Encoding.PEM) for each in chain))


def signer_with_another_kind_of_key(issuer: Authority) -> bytes:
    """Return the chain of a signer whose key is not an RSA key."""
    public = ec.generate_private_key(ec.SECP256R1()).public_key()
    usage = ExtendedKeyUsageOID.SERVER_AUTH
    built = _leaf(public, issuer, (SIGNER,), NOW - YEAR, NOW + YEAR, usage)
    return _issued(built, issuer.key).public_bytes(Encoding.PEM)


def _leaf(
    public: rsa.RSAPublicKey | ec.EllipticCurvePublicKey,
    issuer: Authority,
    names: Sequence[str],
    begins: datetime,
    ends: datetime,
    usage: x509.ObjectIdentifier,
) -> x509.CertificateBuilder:
    beside = x509.SubjectAlternativeName([x509.DNSName(name) for name in names])
    above = x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer.key.public_key())
    built = _certificate(_named(names[0]), issuer.certificate.subject, public, begins, ends)
    for extension in (beside, above, x509.ExtendedKeyUsage([usage])):
        built = built.add_extension(extension, critical=False)
    return built.add_extension(_usage(issues=False), critical=True)


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def _certificate(
    subject: x509.Name,
    issuer: x509.Name,
    public: rsa.RSAPublicKey | ec.EllipticCurvePublicKey,
    begins: datetime,
    ends: datetime,
) -> x509.CertificateBuilder:
    return x509.CertificateBuilder(
        issuer_name=issuer,
        subject_name=subject,
        public_key=public,
        serial_number=x509.random_serial_number(),
        not_valid_before=begins,
        not_valid_after=ends,
    ).add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)


def _issued(
    built: x509.CertificateBuilder, key: CertificateIssuerPrivateKeyTypes
) -> x509.Certificate:
    return built.sign(key, SHA256())


def _usage(*, issues: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not issues,
        key_cert_sign=issues,
        crl_sign=issues,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )
