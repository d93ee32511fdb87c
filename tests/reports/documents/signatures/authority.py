"""Tổ chức chứng thực để kiểm thử: a root of our own and certificates it issues, made once a run. All names invented."""

from datetime import UTC, datetime, timedelta
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

PASSWORD = "mật khẩu thử"
NOW = datetime(2022, 1, 5, 8, 30, tzinfo=UTC)


@cache
def private_key(_owner: str):
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def name(common, agency=""):
    parts = [x509.NameAttribute(NameOID.COMMON_NAME, common)]
    if agency:
        parts.insert(0, x509.NameAttribute(NameOID.ORGANIZATION_NAME, agency))
    return x509.Name(parts)


@cache
def root(common="Tổ chức chứng thực thử"):
    """(chứng thư gốc, PEM)."""
    key, subject = private_key(common), name(common)
    certificate = (
        _started(subject, subject, key.public_key())
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(key_cert_sign=True, crl_sign=True), critical=True)
        .sign(key, hashes.SHA256())
    )
    return certificate, certificate.public_bytes(serialization.Encoding.PEM)


@cache
def signer(common="Nguyễn Văn U1 (thử)", agency="Sở Thử U1", issuer="Tổ chức chứng thực thử", days=3650):
    """Tệp PKCS#12 của một người ký."""
    key, (authority, _) = private_key(common), root(issuer)
    certificate = (
        _started(name(common, agency), authority.subject, key.public_key(), days)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(digital_signature=True, content_commitment=True), critical=True)
        .sign(private_key(issuer), hashes.SHA256())
    )
    locked = serialization.BestAvailableEncryption(PASSWORD.encode())
    return pkcs12.serialize_key_and_certificates(b"thu", key, certificate, [authority], locked)


def _started(subject, issuer, public_key, days=3650):
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(public_key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW - timedelta(days=365))
        .not_valid_after(NOW + timedelta(days=days))
    )


def _usage(**changes):
    kinds = (
        "digital_signature content_commitment key_encipherment data_encipherment key_agreement key_cert_sign"
    )
    usage = dict.fromkeys([*kinds.split(), "crl_sign", "encipher_only", "decipher_only"], False)
    return x509.KeyUsage(**usage | changes)
