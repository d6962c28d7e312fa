"""The submission itself on the paper of its receipt, for the day the terminal's disk is lost: the sealed
envelope, to the last bit, in the characters of a QR code.

``KS1:`` and Base45 of: length of the packed header (2 bytes), the packed protected header, the sealed bytes,
and the signature (64 bytes). From these the compact JWS is put together again as it was, so that its digest,
its acknowledgement and everything else are those of the envelope that was lost.

A larger submission has only its digest there: ``NUMBER:DIGEST``.
"""

import base64
import binascii

from kiosk.contract import base45, packing

PREFIX = "KS1:"
MAX_CHARACTERS = 1000
"""What 80 mm paper carries at four dots a module and more."""
_SIGNATURE = 64
_PACKING: packing.Packing = "deflate-1"


class BadPaper(ValueError):
    """Not the text of a receipt that carries its submission."""


def encode(envelope: bytes) -> str | None:
    """The text for the code; None when the envelope is too large for paper."""
    header, sealed, signature = (_decoded(part) for part in envelope.split(b"."))
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
    if len(rest) <= _SIGNATURE:
        raise BadPaper("the code on this paper is cut off")
    return b".".join(_encoded(part) for part in (header, rest[:-_SIGNATURE], rest[-_SIGNATURE:]))


def digest_text(receipt_number: str, digest: str) -> str:
    """What stands in the code of a submission that is too large: number and SHA-256 of the envelope."""
    return f"{receipt_number}:{digest}".upper()


def _decoded(part: bytes) -> bytes:
    try:
        return base64.urlsafe_b64decode(part + b"=" * (-len(part) % 4))
    except binascii.Error as error:
        raise BadPaper("not an envelope") from error


def _encoded(raw: bytes) -> bytes:
    return base64.urlsafe_b64encode(raw).rstrip(b"=")
