"""Where submissions go in: sequence, sealing and commit are one transaction."""

from collections.abc import Callable

from offline_cache.errors import StorageFailed, UnknownEpoch
from offline_cache.outbox import Outbox
from offline_cache.roles import Role, RoleLock
from offline_cache.rows import OutboxRow, SealedRow
from offline_cache.states import State

_SEQUENCES = 2**30  # as the schema has it (migrations.OUTBOX)

Build = Callable[[int], SealedRow]
"""Seals a submission under the sequence number it is given."""


class FilingEnd:
    """The filer's side of the outbox. There is one filer; `role` proves it."""

    def __init__(self, outbox: Outbox, role: RoleLock) -> None:
        role.require(Role.FILER)
        self._database = outbox.database

    def put(self, epoch: int, build: Build) -> OutboxRow:
        """Give the next sequence number, let `build` seal under it, commit. On disk when this returns.

        All or nothing: when `build` or the commit raises, the number is not used up and nothing is stored.

        Raises:
            UnknownEpoch: enrolment has not opened `epoch` here (the outbox was lost, or is another
            terminal's). CacheError: the commit failed; no number may be shown.
        """
        made: list[tuple[int, SealedRow]] = []
        try:
            self._commit(epoch, build, made)
        except StorageFailed:
            if not made or not self._stands(epoch, made[0][1]):
                raise
        sequence, sealed = made[0]
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
        )

    def _commit(self, epoch: int, build: Build, made: list[tuple[int, SealedRow]]) -> None:
        with self._database.writing() as tables:
            opened = tables.execute(
                "UPDATE epochs SET last_sequence = last_sequence + 1 WHERE epoch = ? RETURNING last_sequence",
                [epoch],
            ).fetchall()
            if not opened:
                raise UnknownEpoch(f"epoch {epoch} is not open in this outbox; enrol this terminal again")
            sequence: int = opened[0][0]
            sealed = build(sequence)
            made.append((sequence, sealed))
            position = epoch * _SEQUENCES + sequence
            tables.execute(
                "INSERT INTO submissions"
                " (position, id, epoch, sequence, receipt_number, kind, service, created, digest)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    position,
                    str(sealed.id),
                    epoch,
                    sequence,
                    sealed.receipt_number,
                    sealed.kind,
                    sealed.service,
                    sealed.created.isoformat(),
                    sealed.digest,
                ],
            )
            tables.execute("INSERT INTO envelopes VALUES (?, ?)", [position, sealed.envelope])

    def _stands(self, epoch: int, sealed: SealedRow) -> bool:
        """After a commit that failed: whether it happened all the same.

        The last step of a commit makes the removal of the journal durable. When only that fails, SQLite
        reports the failure although the submission is in the file and will be sent. A further commit makes
        both durable, or fails.
        """
        if not self._database.query("SELECT 1 FROM submissions WHERE id = ?", str(sealed.id)):
            return False
        with self._database.writing() as tables:
            tables.execute("UPDATE epochs SET terminal = terminal WHERE epoch = ?", [epoch])
        return True
