"""What the agent lets others know: the log, the audit trail, and the state of the channel that the screen
shows.
"""

from collections.abc import Sequence
from typing import Any, Protocol
from uuid import UUID

from kiosk.central_client.clock import NOTABLE_SECONDS, CorrectedClock
from offline_cache.audit import AuditTrail
from offline_cache.errors import StorageUnwritable
from offline_cache.rows import ChannelState, OutboxRow
from offline_cache.sending_end import SendingEnd

SHUT_OUT = "revoked"
"""The central service's reason when an operator has shut the terminal out."""


class Log(Protocol):
    """What is used of a structlog logger. Fields are ids, counts and stable words; never what a resident
    gave.
    """

    def info(self, event: str, **fields: Any) -> Any:
        """Something happened as it should."""

    def warning(self, event: str, **fields: Any) -> Any:
        """A technician should know."""


def note_of_disk(log: Log, refused: StorageUnwritable | None) -> None:
    """The disk takes no write any more, or takes them again."""
    if refused is None:
        log.info("storage.writable")
    else:
        event, remedy = f"storage.{refused.word}", f"{refused.remedy}; this program goes on by itself"
        log.warning(event, detail=str(refused), remedy=remedy)


class Notes:
    """One voice for sender and heartbeat, so that each change is told once."""

    def __init__(self, end: SendingEnd, audit: AuditTrail, clock: CorrectedClock, log: Log) -> None:
        self._end = end
        self._audit = audit
        self._clock = clock
        self._log = log
        self._offset = clock.offset.total_seconds()

    def channel_open(self) -> None:
        """The central service answered as it should."""
        self._channel(ChannelState.OPEN, None)

    def channel_down(self, reason: str, wait: float | None = None) -> None:
        """It did not, for a reason in a stable word; ``wait`` in seconds where one follows."""
        self._log.info("channel.failed", reason=reason, seconds=None if wait is None else round(wait, 1))
        self._channel(ChannelState.DOWN, reason)

    def channel_paused(self, reason: str) -> None:
        """It does not accept this terminal."""
        self._log.warning("terminal.refused", reason=reason, remedy="ask the operator; nothing is lost")
        if self._channel(ChannelState.PAUSED, reason) and reason == SHUT_OUT:
            self._audit.record("terminal.shut_out")

    def delivered(self, rows: Sequence[OutboxRow]) -> None:
        """These submissions are acknowledged."""
        for row in rows:
            self._log.info(
                "submission.delivered", submission_id=row.id, sequence=row.sequence, attempt=row.attempts + 1
            )
        self._audit.record_all(
            [("submission.delivered", {"submission": row.id, "sequence": row.sequence}) for row in rows]
        )

    def owned_again(self, count: int) -> None:
        """So many were in flight, and what became of them is not known here."""
        self._log.info("submission.owned_again", count=count)

    def quarantined(self, row: OutboxRow, reason: str) -> None:
        """One submission was refused and waits for a person."""
        self._log.warning(
            "submission.quarantined", submission_id=row.id, sequence=row.sequence, reason=reason
        )
        self._audit.record("submission.quarantined", submission=row.id, sequence=row.sequence, reason=reason)

    def item_errors_in_a_row(self, submissions: tuple[UUID, ...]) -> None:
        """Refusals that look like a bad gateway's."""
        for each in submissions:
            self._log.warning("submission.suspected", submission_id=each, count=len(submissions))

    def purged(self, count: int) -> None:
        """Envelopes that were kept as long as promised are gone; rows and acknowledgements stay."""
        self._log.info("submission.purged", count=count)
        self._audit.record("submission.purged", count=count)

    def sent_again(self, count: int) -> None:
        """A restored central service had lost some."""
        self._log.warning("submission.sent_again", count=count)
        self._audit.record("submission.sent_again", count=count)

    def _channel(self, state: ChannelState, reason: str | None) -> bool:
        """Whether it was another one before."""
        offset = self._clock.offset.total_seconds()
        if abs(offset - self._offset) >= NOTABLE_SECONDS:
            self._offset = offset
            self._log.warning("clock.corrected", seconds=round(offset), remedy="set this machine's clock")
            self._audit.record("clock.corrected", offset=max(-9_999_999, min(9_999_999, round(offset))))
        if self._end.channel_is(state, reason, self._clock.now(), offset):
            self._log.info("channel.changed", state=state.value, reason=reason)
            self._audit.record("channel.changed", state=state.value)
            return True
        return False
