"""Closes the envelope of one submission. What comes in is personal, what goes out may lie on a disk."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from uuid import UUID

from pydantic import TypeAdapter

from kiosk.contract import envelope
from kiosk.contract.envelope import EnvelopeHeader, Part
from kiosk.contract.receipt_number import ReceiptNumber
from kiosk.contract.submission import ClockQuality, Submission
from kiosk.contract.suite import CryptoSuite
from kiosk.submission.new_submission import Attachment, NewSubmission
from kiosk.terminal.identity import TerminalIdentity
from offline_cache.rows import SealedPart, SealedRow

PIECE_BYTES = 1024 * 1024
_AS_JSON = TypeAdapter(Submission)
"""Writes bytes: those of a text with Chinese in it would be made twice."""


def submission(
    new: NewSubmission, *, submission_id: UUID, created: datetime, clock: ClockQuality
) -> Submission:
    """The whole submission, as the central service will read it.

    Raises:
        pydantic.ValidationError: something is missing or too long; its text quotes the resident and goes
        nowhere.
    """
    return Submission(
        id=submission_id,
        kind=new.kind,
        service=new.service,
        catalogue_version=new.catalogue_version,
        language=new.language,
        created=created,
        clock=clock,
        applicant=new.applicant,
        assurance=new.assurance,
        assurance_evidence=new.assurance_evidence,
        answers=new.answers,
        form=new.form,
        materials=new.materials,
        commitment=new.commitment,
        signature=new.signature,
        signed_by=new.signed_by,
        signature_pad=new.signature_pad,
    )


def seal(
    whole: Submission, new: NewSubmission, sequence: int, identity: TerminalIdentity, suite: CryptoSuite
) -> SealedRow:
    """Seal to the central service, sign as the terminal, give it its receipt number. The attachments are
    sealed apart, before; the envelope names them.
    """
    parts = tuple(sealed_parts(whole.id, new.attachments, identity, suite))
    number = str(ReceiptNumber.issue(identity.terminal, identity.epoch, sequence, identity.receipt_key))
    header = EnvelopeHeader(
        id=whole.id,
        terminal=identity.terminal,
        epoch=identity.epoch,
        sequence=sequence,
        kind=whole.kind,
        service=whole.service,
        receipt_number=number,
        created=whole.created,
        suite=suite.name,
        key_id=identity.sealing_key_id,
        zip="deflate-2",
        after=new.after,
        parts=tuple(Part(slot=part.slot, digest=part.digest, size=len(part.sealed)) for part in parts),
    )
    sealed = envelope.close(
        header,
        _AS_JSON.dump_json(whole),
        suite=suite,
        recipient=identity.sealing_key,
        signer=identity.terminal_key,
    )
    return SealedRow(
        id=whole.id,
        receipt_number=number,
        kind=whole.kind.value,
        service=whole.service,
        created=whole.created,
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
