"""Where submissions are moved on. Every move is checked against `states.TRANSITIONS` inside its own
transaction.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import sqlite_utils

from offline_cache.errors import UnknownSubmission
from offline_cache.outbox import Outbox
from offline_cache.outcomes import Delivered, Outcome, Postponed, Quarantined
from offline_cache.roles import Role, RoleLock
from offline_cache.rows import COLUMNS, ChannelState, OutboxRow
from offline_cache.states import State, before, require

_NEXT_DUE = f"""
    SELECT {COLUMNS} FROM submissions AS row
    WHERE state = 'committed' AND (next_try IS NULL OR next_try <= ?)
    AND (after IS NULL OR NOT EXISTS (
        SELECT 1 FROM submissions AS original
        WHERE original.id = row.after AND original.state IN ('committed', 'sending', 'quarantined')
    ))
    ORDER BY position LIMIT ?
"""

_BEFORE = {after: ", ".join(f"'{each}'" for each in before(after)) for after in State}
"""From which states a row may be moved there, as SQL."""

_SENDING = "attempts = attempts + 1"
_DELIVERED = "acknowledgement = ?, acknowledged_at = ?, reason = NULL, next_try = NULL"

ORIGINAL_VOIDED = "original_voided"


class SendingEnd:
    """The sender's side of the outbox. There is one sender; `role` proves it."""

    def __init__(self, outbox: Outbox, role: RoleLock) -> None:
        role.require(Role.SENDER)
        self.outbox = outbox
        self._database = outbox.database

    def own_what_was_in_flight(self) -> int:
        """At the start: rows a former sender died with are sent again. Gives how many."""
        return self._move_all(State.SENDING, State.COMMITTED, "1", (), "the sender was restarted")

    def next_due(self, now: float, limit: int) -> list[OutboxRow]:
        """Up to `limit` rows to send at `now` (seconds since 1970), first in first out; a waiting one blocks
        nobody but those that depend on it.
        """
        return [OutboxRow.of_columns(row) for row in self._database.tuples(_NEXT_DUE, now, limit)]

    def next_try(self) -> float | None:
        """As `Outbox.next_try`."""
        return self.outbox.next_try()

    def mark_sending(self, submissions: Iterable[UUID]) -> None:
        """In flight from here on: whatever happens now, they are sent again until they are acknowledged."""
        with self._database.writing() as tables:
            self._move_each(tables, State.SENDING, _SENDING, [(each,) for each in submissions])

    def delivered(self, submission: UUID, acknowledgement: str, at: datetime) -> None:
        """Store the central service's acknowledgement, which the caller has verified."""
        self.settle([Delivered(submission, acknowledgement, at)])

    def quarantine(self, submission: UUID, reason: str) -> None:
        """Set one aside for a person; the rest go on."""
        self.settle([Quarantined(submission, reason)])

    def set_aside_again(self, submission: UUID, reason: str) -> OutboxRow | None:
        """The central service holds one that counts as delivered here, and cannot open it: for a person, and
        kept until then. Gives the row, None where it is not delivered here or not known.
        """
        found = self._database.rows(
            "submissions", "id = ? AND state = 'delivered'", str(submission), select=COLUMNS
        )
        if not found:
            return None
        with self._database.writing() as tables:
            self._move(tables, submission, State.QUARANTINED, {"reason": reason, "next_try": None})
        return OutboxRow.of(found[0])

    def postpone(self, submissions: Iterable[UUID], reason: str, until: float | None = None) -> None:
        """Back to the queue, not to be sent before `until` (seconds since 1970)."""
        self.settle([Postponed(each, reason, until) for each in submissions])

    def settle(self, outcomes: Iterable[Outcome], leaving: Iterable[UUID] = ()) -> None:
        """What became of those that were in flight, and that those `leaving` are from here on, in one
        transaction.
        """
        delivered: list[tuple[str, str, UUID]] = []
        with self._database.writing() as tables:
            for outcome in outcomes:
                match outcome:
                    case Delivered(submission, acknowledgement, at):
                        delivered.append((acknowledgement, at.astimezone(UTC).isoformat(), submission))
                    case Quarantined(submission, reason):
                        self._move(
                            tables, submission, State.QUARANTINED, {"reason": reason, "next_try": None}
                        )
                    case Postponed(submission, reason, until):
                        self._move(tables, submission, State.COMMITTED, {"reason": reason, "next_try": until})
            self._move_each(tables, State.DELIVERED, _DELIVERED, delivered)
            self._move_each(tables, State.SENDING, _SENDING, [(each,) for each in leaving])

    def release(self, submissions: Iterable[UUID], reason: str, until: float) -> None:
        """Those that were set aside, or put back, for a fault that was the channel's: not before `until`."""
        with self._database.writing() as tables:
            for submission in submissions:
                if self._state(tables, submission) is State.QUARANTINED:
                    self._move(tables, submission, State.COMMITTED, {})
                tables.execute(
                    "UPDATE submissions SET reason = ?, next_try = ? WHERE id = ? AND state = 'committed'",
                    [reason, until, str(submission)],
                )

    def retry(self, submission: UUID) -> None:
        """Send a quarantined one again. Raises ``IllegalTransition`` for one that waits or is under way."""
        with self._database.writing() as tables:
            self._move(tables, submission, State.COMMITTED, {"reason": None, "next_try": None})

    def void(self, submission: UUID, reason: str) -> list[UUID]:
        """Give a quarantined one up for ever. Those that depend on it are set aside too, for a person to look
        at; gives them. Raises ``IllegalTransition`` for one that is not quarantined.
        """
        with self._database.writing() as tables:
            self._move(tables, submission, State.VOIDED, {"reason": reason, "next_try": None})
            dependants = tables.execute(
                "SELECT id FROM submissions WHERE after = ? AND state = 'committed'", [str(submission)]
            ).fetchall()
            moved = [UUID(dependant) for (dependant,) in dependants]
            for each in moved:
                self._move(tables, each, State.QUARANTINED, {"reason": ORIGINAL_VOIDED, "next_try": None})
        return moved

    def part_is_held(self, number: int, held: bool = True) -> None:
        """The central service has this part: it is not sent again; or it has lost it."""
        with self._database.writing() as tables:
            tables.execute("UPDATE parts SET held = ? WHERE number = ?", [int(held), number])

    def send_parts_again(self, submission: UUID) -> None:
        """The central service does not hold what the manifest names."""
        with self._database.writing() as tables:
            tables.execute(
                "UPDATE parts SET held = 0 WHERE position = (SELECT position FROM submissions WHERE id = ?)",
                [str(submission)],
            )

    def purge(self, epoch: int, through: int, before: datetime, limit: int = 100) -> int:
        """Drop the envelopes of rows that were acknowledged before `before` and whose sequence in `epoch` the
        central service says it holds without a hole up to `through`. The rows stay. Gives how many.
        """
        with self._database.writing() as tables:
            found = tables.execute(
                "SELECT id, position FROM submissions WHERE state = 'delivered' AND epoch = ?"
                " AND sequence <= ? AND acknowledged_at < ? ORDER BY position LIMIT ?",
                [epoch, through, before.astimezone(UTC).isoformat(), limit],
            ).fetchall()
            for submission, position in found:
                self._move(tables, UUID(submission), State.PURGED, {})
                tables.execute("DELETE FROM envelopes WHERE position = ?", [position])
                tables.execute(
                    "DELETE FROM part_contents WHERE number IN (SELECT number FROM parts WHERE position = ?)",
                    [position],
                )
        return len(found)

    def send_again_after(self, epoch: int, sequence: int) -> int:
        """A restored central service has lost what came after `sequence`: send that again, its parts too.
        Gives how many.

        Nothing happens unless the very next one counts as delivered here: only then has something been lost.
        """
        following = self._database.rows(
            "submissions",
            "epoch = ? AND sequence = ? AND state IN ('delivered', 'purged')",
            epoch,
            sequence + 1,
            select="id",
        )
        if not following:
            return 0
        return self.send_again(epoch, sequence + 1, 2**30)

    def send_again(self, epoch: int, first: int, last: int) -> int:
        """Of these sequences, both ends included, what counts as delivered here: the central service says
        that it has lost them. Gives how many.
        """
        where, values = "epoch = ? AND sequence BETWEEN ? AND ?", (epoch, first, last)
        with self._database.writing() as tables:
            tables.execute(
                "UPDATE parts SET held = 0 WHERE position IN"
                f" (SELECT position FROM submissions WHERE state = 'delivered' AND {where})",
                values,
            )
        return self._move_all(State.DELIVERED, State.COMMITTED, where, values, "lost by the central service")

    def channel_is(
        self, state: ChannelState, reason: str | None, at: datetime, clock_offset_seconds: float
    ) -> bool:
        """Note what was found out about the channel, where it differs from before. Gives whether it did."""
        before = self.outbox.channel()
        # A tenth of a second is far below what any deadline or receipt could show.
        same_clock = abs(before.clock_offset_seconds - clock_offset_seconds) < 0.1
        if (before.state, before.reason) == (state, reason) and same_clock:
            return False
        row = {
            "one": 1,
            "state": state.value,
            "reason": reason,
            "since": at.isoformat()
            if before.state != state or not before.since
            else before.since.isoformat(),
            "clock_offset_seconds": clock_offset_seconds,
        }
        with self._database.writing() as tables:
            tables.table("channel").upsert(row, pk="one")
        return before.state != state

    @staticmethod
    def _state(tables: sqlite_utils.Database, submission: UUID) -> State:
        found = tables.execute("SELECT state FROM submissions WHERE id = ?", [str(submission)]).fetchone()
        if found is None:
            raise UnknownSubmission(f"no submission {submission} here")
        return State(found[0])

    def _move_each(
        self,
        tables: sqlite_utils.Database,
        after: State,
        changes: str,
        rows: Sequence[tuple[*tuple[object, ...], UUID]],
    ) -> None:
        """All to one state, by one statement: the values of its placeholders and the id, for each."""
        moved = tables.conn.executemany(
            f"UPDATE submissions SET state = '{after}', {changes}"
            f" WHERE id = ? AND state IN ({_BEFORE[after]})",
            [(*values, str(submission)) for *values, submission in rows],
        )
        if rows and moved.rowcount != len(rows):
            for *_, submission in rows:
                if (before := self._state(tables, submission)) is not after:
                    require(before, after)  # says what is wrong with it
            require(after, after)

    def _move(
        self,
        tables: sqlite_utils.Database,
        submission: UUID,
        after: State,
        changes: Mapping[str, Any],
        more: str = "",
    ) -> None:
        columns = "".join(f", {column} = ?" for column in changes)
        moved = tables.conn.execute(
            f"UPDATE submissions SET state = ?{columns}{more} WHERE id = ? AND state IN ({_BEFORE[after]})",
            [after.value, *changes.values(), str(submission)],
        )
        if not moved.rowcount:
            require(self._state(tables, submission), after)  # says what is wrong with it

    def _move_all(
        self, before: State, after: State, where: str, values: tuple[object, ...], reason: str
    ) -> int:
        require(before, after)
        with self._database.writing() as tables:
            return tables.execute(
                f"UPDATE submissions SET state = ?, reason = ?, next_try = NULL WHERE state = ? AND {where}",
                [after.value, reason, before.value, *values],
            ).rowcount
