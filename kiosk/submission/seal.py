"""Closes the envelope of one submission. What comes in is personal, what goes out may lie on a disk."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import orjson

from kiosk.contract import envelope
from kiosk.contract.envelope import EnvelopeHeader, Part
from kiosk.contract.submission import ClockQuality, Content
from kiosk.contract.suite import CryptoSuite
from kiosk.submission.new_submission import Attachment, NewSubmission
from kiosk.submission.prepared import Prepared
from kiosk.terminal.identity import TerminalIdentity
from offline_cache.rows import SealedPart, SealedRow

PIECE_BYTES = 1024 * 1024


@dataclass(frozen=True)
class Stamp:
    """What filing adds to what the resident gave."""

    id: UUID
    created: datetime
    """In the terminal's own time zone."""
    clock: ClockQuality


def plaintext(content: Content, stamp: Stamp) -> bytes:
    """The `Submission`, as the central service will read it. Its content was checked when it was made."""
    return orjson.dumps({**vars(content), **vars(stamp)}, default=vars)


def seal(new: NewSubmission, prepared: Prepared, created: datetime, clock: ClockQuality) -> SealedRow:
    """Seal to the central service in the context that was `prepared` for it, sign as the terminal. The
    attachments are sealed apart, before; the envelope names them.

    Raises:
        ValueError: it was prepared for another kind, or something was sealed with it already.
    """
    content, identity, suite = new.content, prepared.identity, prepared.suite
    if content.kind is not prepared.kind:
        raise ValueError(f"prepared for a submission of the kind {prepared.kind}")
    parts = tuple(sealed_parts(prepared.id, new.attachments, identity, suite))
    header = EnvelopeHeader(
        id=prepared.id,
        terminal=identity.terminal,
        epoch=identity.epoch,
        sequence=prepared.sequence,
        kind=content.kind,
        service=content.service,
        receipt_number=prepared.receipt_number,
        created=created,
        suite=suite.name,
        key_id=identity.sealing_key_id,
        zip="deflate-2",
        after=new.after,
        parts=tuple(Part(slot=part.slot, digest=part.digest, size=len(part.sealed)) for part in parts),
    )
    packed = envelope.packed(header, plaintext(content, Stamp(prepared.id, created, clock)))
    sealed = envelope.sign(header, prepared.sealing.seal(packed), identity.terminal_key)
    return SealedRow(
        id=prepared.id,
        receipt_number=prepared.receipt_number,
        kind=content.kind.value,
        service=content.service,
        created=created,
        envelope=sealed,
        digest=envelope.digest(sealed),
        after=new.after,
        parts=parts,
    )


def sealed_parts(
    submission_id: UUID, attachments: Sequence[Attachment], identity: TerminalIdentity, suite: CryptoSuite
) -> Iterator[SealedPart]:
    """Each attachment in pieces of 1 MiB, `premises_0`, `premises_1`...: a transfer that breaks off loses no
    more than one.
    """
    for attachment in attachments:
        content = attachment.content
        for number, start in enumerate(range(0, max(1, len(content)), PIECE_BYTES)):
            slot = f"{attachment.slot}_{number}"
            info = envelope.part_info(submission_id, identity.terminal, slot)
            sealed = suite.seal(content[start : start + PIECE_BYTES], identity.sealing_key, info)
            yield SealedPart(slot, sealed, envelope.digest(sealed))
