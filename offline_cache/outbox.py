"""The outbox as everybody may read it. Adding is the filer's (`filing_end`), moving rows on the sender's
(`sending_end`).
"""

from datetime import datetime
from pathlib import Path
from uuid import UUID

from offline_cache.database import Database
from offline_cache.errors import DatabaseUnusable, UnknownSubmission
from offline_cache.migrations import OUTBOX
from offline_cache.rows import COLUMNS, Channel, ChannelState, Epoch, OutboxRow
from offline_cache.states import State


class Outbox:
    """The durable queue of sealed submissions. Reads are short and hold no lock afterwards."""

    def __init__(self, database: Database) -> None:
        self.database = database

    @classmethod
    def open(cls, path: Path, *, check: bool = False) -> "Outbox":
        """Open an outbox that enrolment has made; with `check` every page is read once.

        Raises:
            CacheError: missing, damaged, or not an outbox; see `offline_cache.errors`.
        """
        return cls(Database.open(path, OUTBOX, check=check))

    @classmethod
    def create(cls, path: Path) -> "Outbox":
        """Make an outbox, or open the one that is there. Only enrolment may do this: it opens a new epoch in
        it.
        """
        return cls(Database.open(path, OUTBOX, create=True, check=True))

    def begin_epoch(self, epoch: int, terminal: int, public_key: bytes) -> None:
        """Open an epoch; its sequence starts at 1. Once more for the same enrolment changes nothing.

        Raises:
            DatabaseUnusable: this epoch was opened by another enrolment; the file is not this terminal's.
        """
        with self.database.writing() as tables:
            opened = [each for each in self.epochs() if each.epoch == epoch]
            if not opened:
                tables.table("epochs").insert(
                    {"epoch": epoch, "terminal": terminal, "public_key": public_key}
                )
            elif opened != [Epoch(epoch, terminal, public_key, opened[0].last_sequence)]:
                raise DatabaseUnusable(f"{self.database.path}: its epoch {epoch} is of another enrolment")

    def epochs(self) -> list[Epoch]:
        """Every epoch this outbox has seen, oldest first."""
        return [Epoch(**row) for row in self.database.rows("epochs", order_by="epoch")]

    def rows(self, state: State | None = None) -> list[OutboxRow]:
        """All submissions, or those in one state, in the order they were filed."""
        where = ("state = ?", state.value) if state else ("",)
        found = self.database.rows("submissions", *where, select=COLUMNS, order_by="position")
        return [OutboxRow.of(row) for row in found]

    def row(self, submission: UUID) -> OutboxRow:
        """One submission. Raises ``UnknownSubmission``."""
        found = self.database.rows("submissions", "id = ?", str(submission), select=COLUMNS)
        if not found:
            raise UnknownSubmission(
                f"no submission {submission} here; `kiosk outbox list` shows those there are"
            )
        return OutboxRow.of(found[0])

    def envelope(self, submission: UUID) -> bytes:
        """The sealed bytes of one submission, exactly as committed. Raises ``UnknownSubmission``."""
        found = self.database.query(
            "SELECT envelope FROM envelopes JOIN submissions USING (position) WHERE id = ?", str(submission)
        )
        if not found:
            raise UnknownSubmission(f"no submission {submission} here")
        return bytes(found[0]["envelope"])

    def counts(self) -> dict[State, int]:
        """How many submissions are in each state."""
        found = self.database.query("SELECT state, count(*) AS n FROM submissions GROUP BY state")
        return dict.fromkeys(State, 0) | {State(row["state"]): row["n"] for row in found}

    def channel(self) -> Channel:
        """The way to the central service as the sender saw it last; stale when no sender runs
        (`roles.held`).
        """
        found = self.database.query("SELECT state, reason, since, clock_offset_seconds FROM channel")
        if not found:
            return Channel(ChannelState.UNKNOWN, None, None, 0.0)
        row = found[0]
        return Channel(
            ChannelState(row["state"]),
            row["reason"],
            datetime.fromisoformat(row["since"]),
            row["clock_offset_seconds"],
        )

    def close(self) -> None:
        """Give the file back."""
        self.database.close()
