"""The outbox as everybody may read it. Adding is the filer's (`filing_end`), moving rows on the sender's
(`sending_end`).
"""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from offline_cache import chain
from offline_cache.database import Database
from offline_cache.errors import DatabaseUnusable, UnknownEpoch, UnknownSubmission
from offline_cache.insertion import position
from offline_cache.outbox_schema import OUTBOX
from offline_cache.rows import COLUMNS, Channel, ChannelState, Epoch, OutboxRow, PartRow
from offline_cache.states import UNDELIVERED, State
from offline_cache.storage import Limits, Room, room


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
                tables.execute(
                    "INSERT INTO epochs (epoch, terminal, public_key, chain) VALUES (?, ?, ?, ?)",
                    [epoch, terminal, public_key, chain.seed(epoch, terminal, public_key)],
                )
            elif (opened[0].terminal, opened[0].public_key) != (terminal, public_key):
                raise DatabaseUnusable(f"{self.database.path}: its epoch {epoch} is of another enrolment")

    def epochs(self) -> list[Epoch]:
        """Every epoch this outbox has seen, oldest first."""
        return [Epoch(**row) for row in self.database.rows("epochs", order_by="epoch")]

    def present_epoch(self) -> Epoch:
        """The one that issues numbers now.

        Raises:
            UnknownEpoch: every one is closed, or there is none yet.
        """
        opened = [each for each in self.epochs() if each.closed is None]
        if not opened:
            raise UnknownEpoch(f"{self.database.path}: no epoch is open; restart the terminal's programs")
        return opened[-1]

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

    def numbered(self, receipt_number: str) -> OutboxRow:
        """One submission by the number on its receipt, written as there. Raises ``UnknownSubmission``."""
        found = self.database.rows("submissions", "receipt_number = ?", receipt_number, select=COLUMNS)
        if not found:
            raise UnknownSubmission(
                f"no submission numbered {receipt_number} here; `kiosk outbox list` shows those there are"
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

    def envelopes(self, rows: Sequence[OutboxRow], room: int) -> list[bytes]:
        """The sealed bytes of the first of `rows`, which are in the order they were filed: as many as have
        `room`, in bytes, one in any case. Raises ``UnknownSubmission`` for a row whose envelope is gone.
        """
        places = [position(row.epoch, row.sequence) for row in rows]
        used = 0

        def is_full(found: tuple[Any, ...]) -> bool:
            nonlocal used
            used += len(found[1])
            return used > room and found[0] != places[0]

        found = self.database.tuples_until(
            is_full,
            f"SELECT position, envelope FROM envelopes WHERE position IN ({', '.join('?' * len(places))})"
            " ORDER BY position",
            *places,
        )
        if [place for place, _ in found] != places[: len(found) if used > room else None]:
            raise UnknownSubmission(f"{self.database.path}: an envelope to send is no longer here")
        return [envelope for _, envelope in found]

    def parts(self, submission: UUID) -> list[PartRow]:
        """The attachments of one submission, in the order they are sent."""
        found = self.database.query(
            "SELECT number, slot, parts.digest, size, held FROM parts JOIN submissions USING (position)"
            " WHERE id = ? ORDER BY number",
            str(submission),
        )
        return [PartRow(**row | {"held": bool(row["held"])}) for row in found]

    def with_parts_to_send(self, submissions: Sequence[UUID]) -> set[UUID]:
        """Those of which the central service does not hold every part yet."""
        places = ", ".join("?" * len(submissions))
        found = self.database.query(
            "SELECT DISTINCT id FROM submissions JOIN parts USING (position)"
            f" WHERE held = 0 AND id IN ({places})",
            *map(str, submissions),
        )
        return {UUID(row["id"]) for row in found}

    def part(self, number: int) -> bytes:
        """The sealed bytes of one part. Raises ``UnknownSubmission`` when they were purged."""
        found = self.database.query("SELECT sealed FROM part_contents WHERE number = ?", number)
        if not found:
            raise UnknownSubmission(f"the content of part {number} is no longer here")
        return bytes(found[0]["sealed"])

    def voided(self, epoch: int) -> list[int]:
        """The sequences of an epoch that were voided: the central service must not wait for them."""
        sql = "SELECT sequence FROM submissions WHERE state = 'voided' AND epoch = ? ORDER BY position"
        return [row["sequence"] for row in self.database.query(sql, epoch)]

    def void_reasons(self, epoch: int) -> dict[int, str]:
        """Why each of them was, in the words of whoever voided it."""
        sql = (
            "SELECT sequence, reason FROM submissions WHERE state = 'voided' AND epoch = ? ORDER BY position"
        )
        return dict(self.database.tuples(sql, epoch))

    def oldest_undelivered(self) -> datetime | None:
        """When the submission was filed that has waited longest; None when none waits."""
        states = ", ".join(f"'{state.value}'" for state in UNDELIVERED)
        found = self.database.query(
            f"SELECT created FROM submissions WHERE state IN ({states}) ORDER BY position LIMIT 1"
        )
        return datetime.fromisoformat(found[0]["created"]) if found else None

    def next_try(self) -> float | None:
        """When the first postponed row falls due, seconds since 1970; None when none is postponed."""
        ((first,),) = self.database.tuples(
            "SELECT min(next_try) FROM submissions WHERE state = 'committed' AND next_try IS NOT NULL"
        )
        return None if first is None else float(first)

    def counts(self) -> dict[State, int]:
        """How many submissions are in each state."""
        found = self.database.query("SELECT state, count(*) AS n FROM submissions GROUP BY state")
        return dict.fromkeys(State, 0) | {State(row["state"]): row["n"] for row in found}

    def room(self, limits: Limits) -> Room:
        """What it uses of what it may use. Raises ``OSError`` when the disk cannot be asked."""
        empty = self.database.query(
            "SELECT freelist_count * page_size AS bytes FROM pragma_freelist_count, pragma_page_size"
        )[0]["bytes"]
        return room(self.database.path, limits, empty)

    def channel(self) -> Channel:
        """The way to the central service as the sender saw it last; stale when no sender runs
        (`roles.held`).
        """
        found = self.database.tuples("SELECT state, reason, since, clock_offset_seconds FROM channel")
        if not found:
            return Channel(ChannelState.UNKNOWN, None, None, 0.0)
        state, reason, since, offset = found[0]
        return Channel(ChannelState(state), reason, datetime.fromisoformat(since), offset)

    def clock_offset(self) -> float | None:
        """What must be added to this machine's clock, in seconds; None where no sender ever learnt it."""
        found = self.database.tuples("SELECT clock_offset_seconds FROM channel")
        return found[0][0] if found else None

    def close(self) -> None:
        """Give the file back."""
        self.database.close()
