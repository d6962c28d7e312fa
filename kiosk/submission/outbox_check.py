"""Is every submission in the outbox whole, ours, and counted without a gap? One line per finding."""

from collections.abc import Iterator

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from kiosk.contract import acknowledgement, envelope
from kiosk.contract.receipt_number import BadReceiptNumber, ReceiptNumber
from kiosk.terminal.identity import TerminalIdentity
from offline_cache import chain
from offline_cache.errors import UnknownSubmission
from offline_cache.outbox import Outbox
from offline_cache.rows import Epoch, OutboxRow
from offline_cache.states import State


def findings(outbox: Outbox, identity: TerminalIdentity) -> Iterator[str]:
    """Everything that is wrong. The file itself first: what SQLite cannot read cannot be judged further."""
    problems = outbox.database.problems()
    yield from (f"{outbox.database.path.name}: {problem}" for problem in problems)
    if problems:
        return
    # A resident may file while this looks: what was given out before must be there, and what is there must
    # have been given out by now.
    before = {each.epoch: each.last_sequence for each in outbox.epochs()}
    rows = outbox.rows()
    for epoch in outbox.epochs():
        own = [row for row in rows if row.epoch == epoch.epoch]
        yield from _gaps(epoch, before.get(epoch.epoch, 0), own)
        yield from _broken_chain(epoch, own)
        for row in own:
            if row.state is not State.PURGED:
                yield from _wrong_envelope(outbox, row, epoch)
                yield from _wrong_parts(outbox, row)
            yield from _wrong_number(row, epoch, identity)
            if row.state in (State.DELIVERED, State.PURGED):
                yield from _wrong_acknowledgement(row, epoch, identity)


def _gaps(epoch: Epoch, given_out: int, rows: list[OutboxRow]) -> Iterator[str]:
    missing = set(range(1, given_out + 1)) - {row.sequence for row in rows}
    why = f"lost ({epoch.closed})" if epoch.closed else "no such submission, but its number was given out"
    for sequence in sorted(missing):
        yield f"epoch {epoch.epoch} sequence {sequence}: {why}"
    for row in rows:
        if row.sequence > epoch.last_sequence:
            yield f"{row.id}: sequence {row.sequence} was never given out"


def _broken_chain(epoch: Epoch, rows: list[OutboxRow]) -> Iterator[str]:
    """Each row hangs on the one before; after a hole, which is told already, it starts anew."""
    last, sequence = chain.seed(epoch.epoch, epoch.terminal, epoch.public_key), 0
    for row in rows:
        expected = chain.link(last, row.epoch, row.sequence, row.id, row.receipt_number, row.digest)
        if row.sequence == sequence + 1 and row.chain != expected:
            yield f"{row.id}: does not hang together with the submission before it"
        last, sequence = row.chain, row.sequence


def _wrong_parts(outbox: Outbox, row: OutboxRow) -> Iterator[str]:
    for part in outbox.parts(row.id):
        try:
            sealed = outbox.part(part.number)
        except UnknownSubmission:
            yield f"{row.id}: the attachment {part.slot} is gone"
            continue
        if envelope.digest(sealed) != part.digest:
            yield f"{row.id}: the attachment {part.slot} does not have its digest"


def _wrong_envelope(outbox: Outbox, row: OutboxRow, epoch: Epoch) -> Iterator[str]:
    try:
        untrusted_envelope = outbox.envelope(row.id)
    except UnknownSubmission:
        yield f"{row.id}: has no envelope"
        return
    if envelope.digest(untrusted_envelope) != row.digest:
        yield f"{row.id}: the envelope does not have its digest"
    try:
        header, _ = envelope.verify(untrusted_envelope, Ed25519PublicKey.from_public_bytes(epoch.public_key))
    except envelope.BadEnvelope:
        yield f"{row.id}: the envelope is not signed by this terminal"
        return
    listed = (row.id, epoch.terminal, row.epoch, row.sequence, row.kind, row.service, row.receipt_number)
    signed = (
        header.id,
        header.terminal,
        header.epoch,
        header.sequence,
        header.kind,
        header.service,
        header.receipt_number,
    )
    if listed != signed:
        yield f"{row.id}: the listing says something else than the signed envelope"


def _wrong_number(row: OutboxRow, epoch: Epoch, identity: TerminalIdentity) -> Iterator[str]:
    try:
        number = ReceiptNumber.parse(row.receipt_number)
    except BadReceiptNumber as error:
        yield f"{row.id}: {row.receipt_number}: {error}"
        return
    if (number.terminal, number.epoch, number.sequence) != (epoch.terminal, row.epoch, row.sequence):
        yield f"{row.id}: {row.receipt_number} belongs to another submission"
    # The key of a former epoch went with its enrolment; its numbers stand in envelopes signed then.
    if row.epoch == identity.epoch and not number.is_genuine(identity.receipt_key):
        yield f"{row.id}: {row.receipt_number} was not made with this terminal's key"


def _wrong_acknowledgement(row: OutboxRow, epoch: Epoch, identity: TerminalIdentity) -> Iterator[str]:
    if epoch.epoch != identity.epoch:
        return  # the central service may have had another key then
    try:
        acknowledgement.verify(
            row.acknowledgement or "", identity.signing_key, submission=row.id, digest=row.digest
        )
    except acknowledgement.BadAcknowledgement as error:
        yield f"{row.id}: counts as delivered, but {error}"
