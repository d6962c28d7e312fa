"""The seal on the documents that are given out: a signature inside the PDF (PAdES), which any reader shows.

Why in the PDF and not as a JWS beside it: the resident keeps one file, and whoever is given it needs nothing
of ours to see that it was not changed. Key and certificate lie in a file of their own. The one that is made
here is self-signed and says that it is a specimen; a district puts the key and certificate of its seal's
authority in its place (P-256, as PEM), or an own `Seal` in front of the module that holds it.
"""

import io
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from central import key_files
from central.errors import CentralError

SEAL = "document-seal.pem"
_YEARS = timedelta(days=10 * 365)
_NAME = "甘井子区政务服务 样张专用章 Specimen seal"


class Seal(Protocol):
    """Signs documents."""

    def sealed(self, pdf: bytes) -> bytes:
        """The same document with a signature over all of it."""
        ...


class FileSeal:
    """Signs with a key and certificate in a file."""

    def __init__(self, file: Path) -> None:
        """Raises CentralError: damaged, readable by others, or no key with its certificate."""
        content = key_files.read(file)
        try:
            self.certificate = x509.load_pem_x509_certificate(content)
            key = serialization.load_pem_private_key(content, None)
        except (ValueError, TypeError) as error:
            raise CentralError(f"{file}: no key with its certificate; restore it from the backup") from error
        self._key = key.private_bytes(
            serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )

    def sealed(self, pdf: bytes) -> bytes:
        """As `Seal.sealed`."""
        # A second of import that only who signs needs.
        from asn1crypto import keys  # noqa: PLC0415
        from asn1crypto import x509 as asn1_x509  # noqa: PLC0415
        from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter  # noqa: PLC0415
        from pyhanko.sign import signers  # noqa: PLC0415
        from pyhanko_certvalidator.registry import SimpleCertificateStore  # noqa: PLC0415

        der = self.certificate.public_bytes(serialization.Encoding.DER)
        signer = signers.SimpleSigner(
            signing_cert=asn1_x509.Certificate.load(der),
            signing_key=keys.PrivateKeyInfo.load(self._key),
            cert_registry=SimpleCertificateStore(),  # type: ignore[no-untyped-call]  # it has no types
        )
        metadata = signers.PdfSignatureMetadata(field_name="Seal", md_algorithm="sha256")
        written = signers.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf)), metadata, signer=signer)
        return bytes(written.getvalue())


def load_or_create(file: Path, now: datetime) -> FileSeal:
    """The seal in `file`, a specimen's where there is none yet.

    Raises:
        CentralError: as `FileSeal`.

    """
    with key_files.alone(file.parent):
        if not file.exists():
            key_files.write(file, _specimen(now))
    return FileSeal(file)


def _specimen(now: datetime) -> str:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, _NAME)])
    usage = x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now.astimezone(UTC) - timedelta(days=1))
        .not_valid_after(now.astimezone(UTC) + _YEARS)
        .add_extension(usage, critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return (private + certificate.public_bytes(pem)).decode("ascii")
