"""From untrusted bytes to an envelope that its terminal signed: all that is checked without opening it. Pure.

The order matters: what is cheap and what protects comes first.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, datetime
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from central import refusal_of_envelopes as refusals
from central.keys import Keys
from central.signed import Signed
from kiosk.contract import envelope
from kiosk.contract.envelope import UntrustedEnvelope
from kiosk.contract.receipt_number import ReceiptNumber


@dataclass(frozen=True)
class EpochKeys:
    """What a terminal signs envelopes with in one epoch, and what makes its receipt numbers."""

    public: Ed25519PublicKey
    receipt: bytes


def examine(
    untrusted_envelope: bytes,
    *,
    terminal: int,
    submission: UUID | None,
    epochs: Mapping[int, EpochKeys],
    keys: Keys,
) -> Signed:
    """Check all that can be checked without opening.

    Args:
        untrusted_envelope: as it came.
        terminal: which terminal signed the request it came with.
        submission: the id in the path; None in a batch.
        epochs: the terminal's keys in each epoch.
        keys: the central service's own.

    Raises:
        Refusal: 413, 400 or 422.

    """
    if len(untrusted_envelope) > envelope.MAX_ENVELOPE_BYTES:
        raise refusals.too_large()
    try:
        read = UntrustedEnvelope.read(untrusted_envelope)
        claimed = read.header
        if claimed.terminal != terminal:
            raise refusals.malformed()
        if claimed.epoch not in epochs:
            raise refusals.unknown_epoch()
        epoch = epochs[claimed.epoch]
        header, sealed = read.verified(epoch.public)
    except envelope.BadEnvelope as error:
        raise refusals.malformed() from error
    if not _is_moment(header.created):
        raise refusals.malformed()
    if submission is not None and header.id != submission:
        raise refusals.other_id()
    expected = ReceiptNumber.issue(header.terminal, header.epoch, header.sequence, epoch.receipt)
    if header.receipt_number != str(expected):
        raise refusals.forged_number()
    if header.suite != keys.suite.name or header.key_id != keys.sealing_id:
        raise refusals.cannot_open()
    return Signed(header, sealed, envelope.digest(untrusted_envelope))


def _is_moment(created: datetime) -> bool:
    """Whether it names a moment that UTC has: with a zone, and not beyond the first or last year."""
    return created.tzinfo is not None and MINYEAR < created.year < MAXYEAR
