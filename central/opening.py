"""From untrusted bytes to a submission that holds together: pure, nothing is stored here.

The order matters: what is cheap and what protects comes first; nothing is opened that its terminal did not
sign.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, datetime
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from pydantic import ValidationError

from central import refusal_of_envelopes as refusals
from central.bodies import field_at_fault
from central.keys import Keys
from kiosk.contract import envelope
from kiosk.contract.envelope import EnvelopeHeader, UntrustedEnvelope
from kiosk.contract.receipt_number import ReceiptNumber
from kiosk.contract.submission import Submission
from kiosk.contract.suite import CannotOpen


@dataclass(frozen=True)
class Signed:
    """An envelope whose signature holds: its header may be believed to be the terminal's own words."""

    header: EnvelopeHeader
    sealed: bytes
    digest: str


def examine(
    untrusted_envelope: bytes,
    *,
    terminal: int,
    submission: UUID | None,
    terminal_keys: Mapping[int, Ed25519PublicKey],
    keys: Keys,
) -> Signed:
    """Check all that can be checked without opening.

    Args:
        untrusted_envelope: as it came.
        terminal: which terminal signed the request it came with.
        submission: the id in the path; None in a batch.
        terminal_keys: the terminal's public key in each epoch.
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
        if claimed.epoch not in terminal_keys:
            raise refusals.unknown_epoch()
        header, sealed = read.verified(terminal_keys[claimed.epoch])
    except envelope.BadEnvelope as error:
        raise refusals.malformed() from error
    if not _is_moment(header.created):
        raise refusals.malformed()
    if submission is not None and header.id != submission:
        raise refusals.other_id()
    expected = ReceiptNumber.issue(
        header.terminal, header.epoch, header.sequence, keys.receipt_key(header.terminal, header.epoch)
    )
    if header.receipt_number != str(expected):
        raise refusals.forged_number()
    return Signed(header, sealed, envelope.digest(untrusted_envelope))


def open_sealed(signed: Signed, keys: Keys) -> Submission:
    """The submission inside, if it is the one the header announces.

    Raises:
        Refusal: 422.

    """
    header = signed.header
    if header.suite != keys.suite.name or header.key_id != keys.sealing_id:
        raise refusals.cannot_open()
    try:
        plaintext = envelope.unseal(header, signed.sealed, suite=keys.suite, private_key=keys.sealing_private)
        submission = Submission.model_validate_json(plaintext)
    except CannotOpen as error:
        raise refusals.cannot_open() from error
    except ValidationError as error:
        # Its text quotes the resident's answers, so neither it nor its chain goes any further.
        raise refusals.bad_content(field_at_fault(Submission, error)) from None
    for field in ("id", "kind", "service"):
        if getattr(submission, field) != getattr(header, field):
            raise refusals.bad_content(field)
    return submission


def _is_moment(created: datetime) -> bool:
    """Whether it names a moment that UTC has: with a zone, and not beyond the first or last year."""
    return created.tzinfo is not None and MINYEAR < created.year < MAXYEAR
