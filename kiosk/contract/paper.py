"""What the QR code of a receipt carries: a terminal that has lost its disk can still be served from paper.

``GJZ1:`` and Base45 of a small submission, sealed and signed, from which the very envelope is made again,
byte for byte: it has the same digest, so it does not matter whether paper or network comes first.
``GJZ2:`` and Base45 of a signed digest, for what is too large for a code that an old telephone can read: it
proves what was filed, and tells the central service which submission to expect.
"""

import hashlib
import struct
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import Self
from uuid import UUID

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from kiosk.contract import base45, jws
from kiosk.contract.envelope import (
    ENVELOPE_TYPE,
    BadEnvelope,
    EnvelopeHeader,
    SubmissionKind,
    UntrustedEnvelope,
    named_headers,
)
from kiosk.contract.receipt_number import BadReceiptNumber, ReceiptNumber

MAX_CHARACTERS = 1000
"""A code of so many has 4 dots a module on 80 mm paper (reliability.md, promise 5)."""
WHOLE, DIGEST = "GJZ1:", "GJZ2:"

_KINDS = tuple(SubmissionKind)
_SUITES = ("hpke-x25519-sha256-aes256gcm",)
"""Both by place: a new one is added at the end."""
_HEAD = struct.Struct(">16sIHI3sBBqh8sBB")
"""id, terminal, epoch, sequence, MAC, kind, suite, microseconds since 1970, zone in minutes, key id, flags,
length of the service's name."""
_PACKED, _AFTER = 1, 2
_SIGNATURE = 64
_STATEMENT = struct.Struct(">16sIHI3s32s")
_STATEMENT_CONTEXT = b"kiosk-paper-digest/1|"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class BadPaper(ValueError):
    """Not what a receipt's code carries; the message is a sentence for who holds the photo."""


@dataclass(frozen=True)
class DigestOnPaper:
    """A signed digest, not verified yet."""

    id: UUID
    number: ReceiptNumber
    digest: str
    """SHA-256 of the envelope, 64 hex digits."""
    _signed: bytes
    _signature: bytes

    def verify(self, terminal_key: Ed25519PublicKey) -> None:
        """Check that the terminal printed it. Raises BadPaper."""
        try:
            terminal_key.verify(self._signature, _STATEMENT_CONTEXT + self._signed)
        except InvalidSignature as error:
            raise BadPaper("this code was not made by the terminal it names") from error

    @classmethod
    def unpack(cls, raw: bytes) -> Self:
        """From the bytes behind `DIGEST`. Raises BadPaper."""
        if len(raw) != _STATEMENT.size + _SIGNATURE:
            raise BadPaper("this code is cut off, or is of another program")
        signed, signature = raw[: _STATEMENT.size], raw[_STATEMENT.size :]
        id_, terminal, epoch, sequence, mac, digest = _STATEMENT.unpack(signed)
        number = ReceiptNumber(terminal, epoch, sequence, int.from_bytes(mac))
        return cls(UUID(bytes=id_), number, digest.hex(), signed, signature)


def text_for(envelope: bytes, signer: Ed25519PrivateKey) -> str:
    """What the receipt of this envelope carries: the whole where it fits, else the signed digest.

    Raises:
        BadEnvelope: these bytes are no envelope.

    """
    whole = _whole(envelope)
    if whole is not None and len(whole) <= MAX_CHARACTERS:
        return whole
    header = UntrustedEnvelope.read(envelope).header
    statement = _STATEMENT.pack(
        header.id.bytes,
        header.terminal,
        header.epoch,
        header.sequence,
        _mac(header),
        hashlib.sha256(envelope).digest(),
    )
    return DIGEST + base45.encode(statement + signer.sign(_STATEMENT_CONTEXT + statement))


def read(untrusted_text: str) -> bytes | DigestOnPaper:
    """The envelope, to be verified as any other, or a signed digest.

    Raises:
        BadPaper: of another program, cut off, or altered.

    """
    prefix, text = untrusted_text[: len(WHOLE)], untrusted_text[len(WHOLE) :]
    if prefix not in (WHOLE, DIGEST) or len(untrusted_text) > MAX_CHARACTERS:
        raise BadPaper("this code is not one of our receipts")
    try:
        raw = base45.decode(text)
    except ValueError as error:
        raise BadPaper("this code is cut off or altered") from error
    return _envelope(raw) if prefix == WHOLE else DigestOnPaper.unpack(raw)


def _whole(envelope: bytes) -> str | None:
    """None where the envelope cannot be made again from less than itself: attachments, a foreign spelling."""
    read_ = UntrustedEnvelope.read(envelope)
    header, zone = read_.header, read_.header.created.utcoffset()
    if header.parts or header.suite not in _SUITES or zone is None:
        return None
    service = header.service.encode("ascii")
    head = _HEAD.pack(
        header.id.bytes,
        header.terminal,
        header.epoch,
        header.sequence,
        _mac(header),
        _KINDS.index(header.kind),
        _SUITES.index(header.suite),
        (header.created - _EPOCH) // timedelta(microseconds=1),
        zone // timedelta(minutes=1),
        bytes.fromhex(header.key_id),
        (_PACKED if header.zip else 0) | (_AFTER if header.after else 0),
        len(service),
    )
    after = header.after.bytes if header.after else b""
    raw = head + service + after + read_.signature + read_.sealed
    try:
        again = _envelope(raw)
    except BadPaper:
        return None
    return WHOLE + base45.encode(raw) if again == envelope else None


def _envelope(untrusted_raw: bytes) -> bytes:
    """The JWS made again. What was altered gives another one, which no key has signed."""
    try:
        id_, terminal, epoch, sequence, mac, kind, suite, created, zone, key, flags, length = (
            _HEAD.unpack_from(untrusted_raw)
        )
        at = _HEAD.size + length
        service = untrusted_raw[_HEAD.size : at].decode("ascii")
        after = UUID(bytes=untrusted_raw[at : at + 16]) if flags & _AFTER else None
        at += 16 if after else 0
        signature, sealed = untrusted_raw[at : at + _SIGNATURE], untrusted_raw[at + _SIGNATURE :]
        moment = (_EPOCH + timedelta(microseconds=created)).astimezone(timezone(timedelta(minutes=zone)))
        header = EnvelopeHeader(
            id=UUID(bytes=id_),
            terminal=terminal,
            epoch=epoch,
            sequence=sequence,
            kind=_KINDS[kind],
            service=service,
            receipt_number=str(ReceiptNumber(terminal, epoch, sequence, int.from_bytes(mac))),
            created=moment,
            suite=_SUITES[suite],
            key_id=key.hex(),
            zip="deflate" if flags & _PACKED else None,
            after=after,
        )
    except (struct.error, ValueError, IndexError, OverflowError) as error:
        raise BadPaper("this code is cut off or altered") from error
    if len(signature) != _SIGNATURE:
        raise BadPaper("this code is cut off or altered")
    return jws.compact(sealed, signature, kind=ENVELOPE_TYPE, headers=named_headers(header)).encode("ascii")


def _mac(header: EnvelopeHeader) -> bytes:
    try:
        return ReceiptNumber.parse(header.receipt_number).mac.to_bytes(3)
    except BadReceiptNumber as error:
        raise BadEnvelope("its receipt number is none") from error
