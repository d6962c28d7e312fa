"""Where submissions go in: sequence, sealing and commit are one transaction."""

from collections.abc import Callable

from offline_cache import chain
from offline_cache.errors import StorageFailed, StorageUnwritable, UnknownEpoch
from offline_cache.insertion import insert
from offline_cache.outbox import Outbox
from offline_cache.roles import Role, RoleLock
from offline_cache.rows import OutboxRow, SealedRow
from offline_cache.states import State

Build = Callable[[int], SealedRow]
"""Seals a submission under the sequence number it is given."""

_OPEN_EPOCH = "SELECT last_sequence + 1 AS sequence, chain FROM epochs WHERE epoch = ? AND closed IS NULL"


class FilingEnd:
    """The filer's side of the outbox. There is one filer; `role` proves it."""

    def __init__(self, outbox: Outbox, role: RoleLock) -> None:
        role.require(Role.FILER)
        self._database = outbox.database

    def next_sequence(self, epoch: int) -> int:
        """What the next submission of `epoch` will be given.

        Raises:
            UnknownEpoch: as `put`. CacheError: the file cannot be read.
        """
        opened = self._database.query(_OPEN_EPOCH, epoch)
        if not opened:
            raise _unknown(epoch)
        return int(opened[0]["sequence"])

    def put(self, epoch: int, build: Build) -> OutboxRow:
        """Give the next sequence number, let `build` seal under it, commit. On disk when this returns.

        All or nothing: when `build` or the commit raises, the number is not used up and nothing is stored.

        Raises:
            UnknownEpoch: enrolment has not opened `epoch` here (the outbox was lost, or is another
            terminal's). CacheError: the commit failed; no number may be shown.
        """
        made: list[OutboxRow] = []
        try:
            self._commit(epoch, build, made)
        except (StorageFailed, StorageUnwritable):
            if not made or not self._stands(made[0]):
                raise
        return made[0]

    def _commit(self, epoch: int, build: Build, made: list[OutboxRow]) -> None:
        with self._database.writing() as tables:
            opened = tables.execute(_OPEN_EPOCH, [epoch]).fetchall()
            if not opened:
                raise _unknown(epoch)
            sequence, previous = opened[0]
            sealed = build(sequence)
            row = filed_row(epoch, sequence, previous, sealed)
            made.append(row)
            tables.execute(
                "UPDATE epochs SET last_sequence = ?, chain = ? WHERE epoch = ?", [sequence, row.chain, epoch]
            )
            insert(tables, row, sealed.envelope, sealed.parts)

    def _stands(self, row: OutboxRow) -> bool:
        """After a commit that failed: whether it happened all the same.

        The last step of a commit makes the removal of the journal durable. When only that fails, SQLite
        reports the failure although the submission is in the file and will be sent. A further commit makes
        both durable, or fails.
        """
        if not self._database.query("SELECT 1 FROM submissions WHERE id = ?", str(row.id)):
            return False
        with self._database.writing() as tables:
            tables.execute("UPDATE epochs SET terminal = terminal WHERE epoch = ?", [row.epoch])
        return True


def _unknown(epoch: int) -> UnknownEpoch:
    return UnknownEpoch(f"epoch {epoch} is not open in this outbox; enrol this terminal again")


def filed_row(epoch: int, sequence: int, previous: str, sealed: SealedRow) -> OutboxRow:
    """A row as a filing commits it; ``previous`` is the chain so far."""
    return OutboxRow(
        id=sealed.id,
        epoch=epoch,
        sequence=sequence,
        receipt_number=sealed.receipt_number,
        kind=sealed.kind,
        service=sealed.service,
        state=State.COMMITTED,
        created=sealed.created,
        digest=sealed.digest,
        attempts=0,
        next_try=None,
        reason=None,
        acknowledgement=None,
        acknowledged_at=None,
        after=sealed.after,
        chain=chain.link(previous, epoch, sequence, sealed.id, sealed.receipt_number, sealed.digest),
    )
