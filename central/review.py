"""The queue for people: what came under a key that was shut out, and what could not be opened. It is held and
acknowledged, and nothing follows from it until somebody has looked. Nothing is binned.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from central.errors import CentralError
from central.refunds.due import filing_is_over
from central.settings import Clock
from central.storage import turns
from central.storage.database import Storage
from central.storage.models import Enrolment, HeldSubmission, Review
from central.unopened import to_open
from kiosk.contract.api import MAX_NOT_OPENED, NotOpened

LONGEST_NOTE = 500


@dataclass(frozen=True)
class Waiting:
    """One submission that a person must look at."""

    id: UUID
    receipt_number: str
    kind: str
    service: str
    created: datetime
    """What the terminal's clock said, or whoever held its key."""
    received: datetime
    shut_out: datetime | None
    fault: str | None = None
    """Why it could not be opened, in a word of the contract."""
    fault_field: str | None = None

    @property
    def claims_to_be_later(self) -> bool:
        """Whether it says itself that it was signed after the key was shut out."""
        return self.shut_out is not None and self.created > self.shut_out


class ReviewQueue:
    """Lists and decides."""

    def __init__(self, storage: Storage, clock: Clock, ring: Callable[[], None] = lambda: None) -> None:
        """`ring` tells the opening that something waits for it."""
        self._storage = storage
        self._clock = clock
        self._ring = ring

    def accept(self, receipt_number: str, note: str) -> None:
        """Let happen what would have happened at once: it is opened, or tried again where that failed.

        Raises:
            CentralError: no such submission waits.

        """
        with self._storage.write(turns.REVIEW) as session:
            row = _decided(session, receipt_number, Review.ACCEPTED, note)
            row.fault, row.fault_field = None, None
            session.flush()
            to_open(session, [row.id])
        self._ring()

    def refuse(self, receipt_number: str, note: str) -> None:
        """Nothing will follow from it, and what was paid goes back; it stays where it is, with the reason.

        Raises:
            CentralError: no such submission waits.

        """
        with self._storage.write(turns.REVIEW) as session:
            row = _decided(session, receipt_number, Review.REFUSED, note)
            filing_is_over(session, None, row, self._clock())


def waiting(session: Session) -> list[Waiting]:
    """What a person must look at, the first to come first."""
    rows = session.execute(
        select(HeldSubmission, Enrolment.revoked)
        .join(
            Enrolment,
            (Enrolment.terminal == HeldSubmission.terminal) & (Enrolment.epoch == HeldSubmission.epoch),
        )
        .where(HeldSubmission.review == Review.PENDING)
        .order_by(HeldSubmission.received, HeldSubmission.receipt_number)
    )
    return [
        Waiting(
            row.id,
            row.receipt_number,
            row.kind,
            row.service,
            row.created,
            row.received,
            shut_out=revoked,
            fault=row.fault,
            fault_field=row.fault_field,
        )
        for row, revoked in rows
    ]


def waiting_count(session: Session) -> int:
    """How many a person must look at."""
    pending = select(func.count()).select_from(HeldSubmission).where(HeldSubmission.review == Review.PENDING)
    return session.scalar(pending) or 0


def not_opened(session: Session, terminals: Collection[int]) -> dict[int, tuple[NotOpened, ...]]:
    """What each of these terminals is told to set aside and keep, until a person has decided here."""
    rows = session.execute(
        select(HeldSubmission.terminal, HeldSubmission.id, HeldSubmission.fault)
        .where(
            HeldSubmission.terminal.in_(terminals),
            HeldSubmission.fault.is_not(None),
            HeldSubmission.review == Review.PENDING,
        )
        .order_by(HeldSubmission.received, HeldSubmission.id)
    )
    found: dict[int, list[NotOpened]] = {}
    for terminal, id_, fault in rows:
        assert fault is not None
        found.setdefault(terminal, []).append(NotOpened(id=id_, reason=fault))
    return {terminal: tuple(each[:MAX_NOT_OPENED]) for terminal, each in found.items()}


def _decided(session: Session, receipt_number: str, review: Review, note: str) -> HeldSubmission:
    row = session.scalar(
        select(HeldSubmission).where(HeldSubmission.receipt_number == receipt_number.upper())
    )
    if row is None or row.review is not Review.PENDING:
        raise CentralError(f"{receipt_number}: does not wait for a review; see central review list")
    if len(note) > LONGEST_NOTE:
        raise CentralError(f"the reason is longer than {LONGEST_NOTE} characters; say it in a sentence")
    row.review, row.review_note = review, note
    return row
