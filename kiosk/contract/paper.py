"""The submission itself on the paper of its receipt, for the day the terminal's disk is lost: the sealed
envelope, to the last bit, in the characters of a QR code.

``KS1:`` and Base45 of: length of the packed header (2 bytes), the packed protected header, the sealed bytes,
and the signature (64 bytes). From these the compact JWS is put together again as it was, so that its digest,
its acknowledgement and everything else are those of the envelope that was lost.

A larger submission has only its digest there, signed by the terminal: ``NUMBER:DIGEST:SIGNATURE`` (SHA-256 of
the envelope in hex digits; Ed25519 in Base45). Before November 2026: unsigned, ``NUMBER:DIGEST``.
"""

import base64
import binascii
import re
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from kiosk.contract import base45, packing
from kiosk.contract.ed25519 import SIGNATURE_BYTES, is_signed

PREFIX = "KS1:"
MAX_CHARACTERS = 1000
"""What 80 mm paper carries at four dots a module and more."""
_PACKING: packing.Packing = "deflate-1"
_NAMED = re.compile(r"([0-9A-Z-]{21}):([0-9A-F]{64})(?::([0-9A-Z $%*+./:-]{96}))?")
"""Number, digest, and the 64 bytes of an Ed25519 signature in Base45."""


class BadPaper(ValueError):
    """Not the text of a receipt that carries its submission."""


def encode(envelope: bytes) -> str | None:
    """The text for the code; None when the envelope is too large for paper."""
    parts = envelope.split(b".")
    if any(len(part) > MAX_CHARACTERS for part in parts):
        return None  # three bytes are four characters there, and four and a half here
    header, sealed, signature = map(_decoded, parts)
    packed = packing.pack(header, _PACKING)
    raw = len(packed).to_bytes(2) + packed + sealed + signature
    if len(PREFIX) + (len(raw) * 3 + 1) // 2 > MAX_CHARACTERS:
        return None
    return PREFIX + base45.encode(raw)


def decode(untrusted_text: str) -> bytes:
    """The envelope, exactly as it was filed. Nothing of it is believed yet: verify it like any other.

    Raises:
        BadPaper: the text of something else, or damaged.
    """
    if not untrusted_text.startswith(PREFIX) or len(untrusted_text) > MAX_CHARACTERS:
        raise BadPaper("the code on this paper carries no submission")
    try:
        raw = base45.decode(untrusted_text[len(PREFIX) :])
        length = int.from_bytes(raw[:2])
        header = packing.unpack(raw[2 : 2 + length], _PACKING)
    except (base45.BadBase45, packing.CannotUnpack) as error:
        raise BadPaper("the code on this paper is damaged") from error
    rest = raw[2 + length :]
    if len(rest) <= SIGNATURE_BYTES:
        raise BadPaper("the code on this paper is cut off")
    return b".".join(_encoded(part) for part in (header, rest[:-SIGNATURE_BYTES], rest[-SIGNATURE_BYTES:]))


def digest_text(receipt_number: str, digest: str, signer: Ed25519PrivateKey) -> str:
    """What stands in the code of a submission that is too large: number and SHA-256 of the envelope, signed
    by the terminal. Who has lost the envelope still has its word that it filed exactly this one.
    """
    signature = base45.encode(signer.sign(_signed(receipt_number, digest)))
    return f"{receipt_number}:{digest.upper()}:{signature}"


@dataclass(frozen=True)
class UntrustedDigest:
    """What the code of a larger submission says; nothing of it is believed yet."""

    receipt_number: str
    digest: str
    """64 hex digits, small letters as everywhere else."""
    signature: bytes | None
    """None on the paper of an older terminal."""

    def is_signed_by(self, key: Ed25519PublicKey) -> bool:
        """Whether the terminal with that key said this of this very number."""
        if self.signature is None:
            return False
        return is_signed(_signed(self.receipt_number, self.digest), self.signature, key)


def untrusted_digest(untrusted_text: str) -> UntrustedDigest | None:
    """What `digest_text` made, signed or of an older terminal; None for any other text."""
    named = _NAMED.fullmatch(untrusted_text)
    if named is None:
        return None
    number, digest, signature = named.groups()
    try:
        return UntrustedDigest(number, digest.lower(), base45.decode(signature) if signature else None)
    except base45.BadBase45:
        return None


def _signed(receipt_number: str, digest: str) -> bytes:
    """What the signature covers; no envelope and no request begins like this."""
    return f"kiosk-receipt/1|{receipt_number}|{digest.lower()}".encode("ascii")


def _decoded(part: bytes) -> bytes:
    try:
        return base64.urlsafe_b64decode(part + b"=" * (-len(part) % 4))
    except binascii.Error as error:
        raise BadPaper("not an envelope") from error


def _encoded(raw: bytes) -> bytes:
    return base64.urlsafe_b64encode(raw).rstrip(b"=")
