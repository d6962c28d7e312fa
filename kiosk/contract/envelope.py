"""The envelope: a sealed submission as it lies in the outbox and travels, immutable from the moment of
filing.

It is a compact JWS signed by the terminal. The payload is the sealed (HPKE) submission; the protected header
carries what the central service must know before it opens anything. Identity, terminal, epoch and sequence
are bound into the sealing (`info`), so that the ciphertext of one submission cannot be put under the header
of another.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Final, Literal, Self
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from pydantic import Field as Constraint
from pydantic import ValidationError

from kiosk.contract import jws
from kiosk.contract.jws import UntrustedJws
from kiosk.contract.model import Model
from kiosk.contract.packing import CannotUnpack, Packing, pack, unpack
from kiosk.contract.receipt_number import MAX_EPOCH, MAX_SEQUENCE, MAX_TERMINAL
from kiosk.contract.suite import CannotOpen, CryptoSuite, key_id

ENVELOPE_TYPE: Final = "kiosk-envelope+jws"
MEDIA_TYPE = "application/jose"
MAX_ENVELOPE_BYTES = 1024 * 1024
"""A form with signature strokes is 20 kB; attachments travel apart (PUT .../parts). RFC 9110 413 above it."""
MAX_PARTS = 64
MAX_PART_BYTES = 4 * 1024 * 1024
"""One sealed part. A longer attachment is cut into several: a broken transfer goes on with the next."""


class SubmissionKind(StrEnum):
    """What a submission is; all take the same sealed, queued, receipted way."""

    FILING = "filing"
    AMENDMENT = "amendment"
    WITHDRAWAL = "withdrawal"
    OBSTACLE_REPORT = "obstacle_report"
    RATING = "rating"
    POLICY_CLAIM = "policy_claim"
    CALLBACK = "callback"
    APPOINTMENT = "appointment"


class BadEnvelope(ValueError):
    """Not an envelope, or not one this terminal signed."""


class Part(Model):
    """One sealed attachment that travels before the envelope (`PUT /v1/submissions/{id}/parts/{slot}`)."""

    slot: Annotated[str, Constraint(pattern=r"^[a-z0-9_]{1,40}$")]
    digest: Annotated[str, Constraint(pattern=r"^[0-9a-f]{64}$")]
    """SHA-256 of the sealed bytes."""
    size: Annotated[int, Constraint(ge=1, le=MAX_PART_BYTES)]
    """Of the sealed bytes."""


class EnvelopeHeader(Model):
    """What the protected header says; everything the envelope reveals to who holds no key. What stands at its
    default is left out of it.
    """

    id: UUID
    terminal: Annotated[int, Constraint(ge=0, le=MAX_TERMINAL)]
    epoch: Annotated[int, Constraint(ge=0, le=MAX_EPOCH)]
    sequence: Annotated[int, Constraint(ge=1, le=MAX_SEQUENCE)]
    kind: SubmissionKind
    service: Annotated[str, Constraint(pattern=r"^[A-Za-z0-9_]{1,40}$")]
    receipt_number: Annotated[str, Constraint(pattern=r"^[0-9A-Z-]{21}$")]
    created: datetime
    suite: Annotated[str, Constraint(max_length=60)]
    key_id: Annotated[str, Constraint(pattern=r"^[0-9a-f]{16}$")]
    zip: Packing | None = None
    """How the plaintext was packed before it was sealed (`kiosk.contract.packing`); None: not at all."""
    after: UUID | None = None
    """The submission this one depends on (an amendment on its original), which is sent earlier."""
    parts: Annotated[tuple[Part, ...], Constraint(max_length=MAX_PARTS)] = ()
    """The manifest of the attachments; the central service holds each before the envelope comes."""
    # As in every JWS (kiosk.contract.jws), which writes them.
    typ: Annotated[Literal["kiosk-envelope+jws"], Constraint(exclude=True)] = ENVELOPE_TYPE
    alg: Annotated[Literal["EdDSA"], Constraint(exclude=True)] = "EdDSA"

    def info(self) -> bytes:
        """The context the sealing is bound to (RFC 9180 section 5.1)."""
        return info(self.id, self.terminal, self.epoch, self.sequence, self.kind)


def info(submission: UUID, terminal: int, epoch: int, sequence: int, kind: SubmissionKind) -> bytes:
    """The context that a submission's sealing is bound to, known before the rest of its header."""
    return f"kiosk-envelope/1|{submission}|{terminal}|{epoch}|{sequence}|{kind}".encode()


_ALWAYS_NAMED = frozenset({"typ", "alg"})
_LEFT_OUT = (None, ())
"""What stands at its default."""


def close(
    header: EnvelopeHeader,
    plaintext: bytes,
    *,
    suite: CryptoSuite,
    recipient: bytes,
    signer: Ed25519PrivateKey,
) -> bytes:
    """Seal `plaintext` to the central service's public key and sign the whole as the terminal.

    Raises:
        ValueError: the header names another suite or key than the ones given.

    """
    if header.suite != suite.name or header.key_id != key_id(recipient):
        raise ValueError("the header must name the suite and the key that are used")
    return sign(header, suite.seal(packed(header, plaintext), recipient, header.info()), signer)


def packed(header: EnvelopeHeader, plaintext: bytes) -> bytes:
    """The plaintext as it is sealed."""
    return pack(plaintext, header.zip) if header.zip else plaintext


def sign(header: EnvelopeHeader, sealed: bytes, signer: Ed25519PrivateKey) -> bytes:
    """The envelope of bytes that are sealed already."""
    return jws.signed(sealed, signer, kind=ENVELOPE_TYPE, headers=named_headers(header))


def named_headers(header: EnvelopeHeader) -> dict[str, object]:
    """The protected header, as `jws.sign` writes it."""
    return {
        name: said
        for name, said in vars(header).items()
        if name not in _ALWAYS_NAMED and said not in _LEFT_OUT
    }


def unseal(header: EnvelopeHeader, sealed: bytes, *, suite: CryptoSuite, private_key: bytes) -> bytes:
    """The plaintext of an envelope that was verified.

    Raises:
        CannotOpen: sealed for another key or context, or what is inside cannot be unpacked.

    """
    opened = suite.open(sealed, private_key, header.info())
    if header.zip is None:
        return opened
    try:
        return unpack(opened, header.zip)
    except CannotUnpack as error:
        raise CannotOpen("what is sealed cannot be unpacked") from error


def part_info(submission: UUID, terminal: int, slot: str) -> bytes:
    """The context that a part is sealed to."""
    return f"kiosk-part/1|{submission}|{terminal}|{slot}".encode()


@dataclass(frozen=True)
class UntrustedEnvelope:
    """An envelope that was read and not verified: `header` is only good to find the terminal's key with."""

    header: EnvelopeHeader
    _jws: UntrustedJws

    @classmethod
    def read(cls, untrusted_envelope: bytes) -> Self:
        """Take an envelope apart.

        Raises:
            BadEnvelope: these bytes are no envelope.

        """
        try:
            parsed = UntrustedJws.parse(untrusted_envelope.decode("ascii"))
        except (jws.BadJws, UnicodeDecodeError) as error:
            raise BadEnvelope(str(error)) from error
        return cls(_header(parsed.header), parsed)

    def verified(self, terminal_key: Ed25519PublicKey) -> tuple[EnvelopeHeader, bytes]:
        """Check the terminal's signature; gives (header, sealed bytes).

        Raises:
            BadEnvelope: not signed by that key.

        """
        try:
            self._jws.verify(terminal_key)
        except jws.BadJws as error:
            raise BadEnvelope(str(error)) from error
        return self.header, self._jws.payload


def untrusted_header(untrusted_envelope: bytes) -> EnvelopeHeader:
    """The header before the signature is checked: for the terminal's own listings.

    Raises:
        BadEnvelope: these bytes are no envelope.

    """
    return UntrustedEnvelope.read(untrusted_envelope).header


def verify(untrusted_envelope: bytes, terminal_key: Ed25519PublicKey) -> tuple[EnvelopeHeader, bytes]:
    """Check the terminal's signature; gives (header, sealed bytes).

    Raises:
        BadEnvelope: no envelope, or not signed by that key.

    """
    return UntrustedEnvelope.read(untrusted_envelope).verified(terminal_key)


def digest(envelope: bytes) -> str:
    """SHA-256 of the exact bytes, 64 hex digits: what an acknowledgement names."""
    return hashlib.sha256(envelope).hexdigest()


def _header(untrusted_json: bytes) -> EnvelopeHeader:
    """Its model knows type and algorithm, and refuses whatever it does not know (`UntrustedJws.headers`)."""
    try:
        header = EnvelopeHeader.model_validate_json(untrusted_json)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        if place in _ALWAYS_NAMED:
            raise BadEnvelope(f"not a JWS of type {ENVELOPE_TYPE}") from error
        raise BadEnvelope(f"header {place}: {first['msg']}") from error
    if not header.model_fields_set >= _ALWAYS_NAMED:
        raise BadEnvelope(f"not a JWS of type {ENVELOPE_TYPE}")
    return header
