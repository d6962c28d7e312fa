"""Filing: one submission becomes durable, and only then has a receipt number."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from pydantic import ValidationError

from kiosk.contract import paper
from kiosk.contract.envelope import SubmissionKind
from kiosk.contract.submission import ClockQuality
from kiosk.contract.suite import CryptoSuite
from kiosk.errors import KioskError
from kiosk.submission.new_submission import NewSubmission
from kiosk.submission.prepared import Prepared
from kiosk.submission.seal import seal
from kiosk.terminal.identity import TerminalIdentity
from offline_cache.errors import (
    CacheError,
    DatabaseMoved,
    DatabaseUnusable,
    StorageUnwritable,
    UnknownEpoch,
)
from offline_cache.filing_end import FilingEnd
from offline_cache.rows import SealedRow

MUST_REOPEN = "outbox_lost"
"""The file was found damaged, or was replaced: whoever opens the desk again gets a whole one."""


class FilingFailed(KioskError):
    """Nothing was filed and no number exists. `sentence_key` names the resident's sentence, `reason` is for
    logs.
    """

    def __init__(self, message: str, *, reason: str, sentence_key: str = "filing.not_saved") -> None:
        super().__init__(message)
        self.reason = reason
        self.sentence_key = sentence_key


def incomplete(error: ValidationError) -> FilingFailed:
    """Names the fields. To be raised from None: the error quotes what the resident gave."""
    fields = ", ".join(sorted({str(each["loc"][0]) for each in error.errors()}))
    return FilingFailed(f"the submission is incomplete: {fields}", reason="incomplete")


@dataclass(frozen=True)
class Filed:
    """A submission that is on disk."""

    id: UUID
    receipt_number: str
    sequence: int
    received: datetime
    """In the terminal's own time zone."""
    clock: ClockQuality
    digest: str
    """SHA-256 of the envelope, 64 hex digits: what a receipt may carry and an acknowledgement names."""
    envelope: bytes = field(repr=False)


@dataclass(frozen=True)
class ReceiptCodes:
    """What the codes of a receipt say."""

    paper: str
    """The sealed submission as the code on paper carries it; empty for one too large for that."""
    named: str
    """Number and signed digest (`paper.digest_text`): on the screen, and on paper of one too large."""


class Filer:
    """Files submissions under one identity. `clock` gives the local time with its zone, and how far it can be
    trusted. Blocking, a few milliseconds.

    `ring` tells the agent to look now; that it does not hear is no failure.
    """

    def __init__(
        self,
        identity: TerminalIdentity,
        outbox: FilingEnd,
        suite: CryptoSuite,
        clock: Callable[[], tuple[datetime, ClockQuality]],
        ring: Callable[[], None] = lambda: None,
    ) -> None:
        self._identity = identity
        self._outbox = outbox
        self._suite = suite
        self._clock = clock
        self._ring = ring
        self._ahead: Prepared | None = None

    def prepare(self, identity: TerminalIdentity) -> None:
        """Seal to that identity's key from here on, and make what can be made of the next form ahead, so that
        its resident waits less. To be called again and again; not calling it costs only time.
        """
        if self._ahead is not None and self._ahead.identity == identity:
            return
        self._identity, self._ahead = identity, None
        with suppress(CacheError):  # whoever files will hear of it
            sequence = self._outbox.next_sequence(identity.epoch)
            self._ahead = Prepared.make(identity, sequence, SubmissionKind.FILING, self._suite)

    def file(self, new: NewSubmission) -> Filed:
        """Seal and commit. On disk when this returns.

        Raises:
            FilingFailed: nothing was filed; the resident must hear so.
        """
        try:
            filed = self._file(new)
        except StorageUnwritable as error:
            raise FilingFailed(str(error), reason=f"storage_{error.word}") from error
        except (DatabaseUnusable, DatabaseMoved, UnknownEpoch) as error:
            raise FilingFailed(str(error), reason=MUST_REOPEN) from error
        except (CacheError, OSError) as error:  # no file handles left, for one
            raise FilingFailed(str(error), reason="not_committed") from error
        self._ring()
        return filed

    def codes(self, filed: Filed) -> ReceiptCodes:
        """For the receipt of what was filed, by the key that it was filed with."""
        named = paper.digest_text(filed.receipt_number, filed.digest, self._identity.terminal_key)
        return ReceiptCodes(paper.encode(filed.envelope) or "", named)

    def _file(self, new: NewSubmission) -> Filed:
        made: list[tuple[ClockQuality, bytes]] = []

        def build(sequence: int) -> SealedRow:
            # Within the transaction: the clock is read from the same file, which is locked once for both.
            received, clock = self._clock()
            sealed = seal(new, self._prepared(sequence, new.content.kind), received, clock)
            made.append((clock, sealed.envelope))
            return sealed

        try:
            row = self._outbox.put(self._identity.epoch, build)
        except ValidationError as error:  # more parts than an envelope may name, for one
            raise incomplete(error) from None
        clock, envelope = made[-1]
        return Filed(row.id, row.receipt_number, row.sequence, row.created, clock, row.digest, envelope)

    def _prepared(self, sequence: int, kind: SubmissionKind) -> Prepared:
        """What was made ahead where it fits, and never a second time; else made now."""
        ahead, self._ahead = self._ahead, None
        if ahead is not None and ahead.fits(self._identity, sequence, kind):
            return ahead
        return Prepared.make(self._identity, sequence, kind, self._suite)
