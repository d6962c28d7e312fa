"""The queue for people: what came under a key that was shut out. It is held and acknowledged, and nothing
follows from it until somebody has looked. Nothing is binned.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from central.cases import CaseDesk
from central.errors import CentralError
from central.held import open_cases
from central.keys import Keys
from central.opening import Signed, open_sealed
from central.storage import turns
from central.storage.database import Storage
from central.storage.models import Enrolment, HeldSubmission, Review
from kiosk.contract import envelope

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

    @property
    def claims_to_be_later(self) -> bool:
        """Whether it says itself that it was signed after the key was shut out."""
        return self.shut_out is not None and self.created > self.shut_out


class ReviewQueue:
    """Lists and decides."""

    def __init__(self, storage: Storage, keys: Keys, desk: CaseDesk) -> None:
        self._storage = storage
        self._keys = keys
        self._desk = desk

    def accept(self, receipt_number: str, note: str) -> None:
        """Let happen what would have happened at once.

        Raises:
            CentralError: no such submission waits.

        """
        with self._storage.write(turns.REVIEW) as session:
            row = _decided(session, receipt_number, Review.ACCEPTED, note)
            enrolment = session.get_one(Enrolment, (row.terminal, row.epoch))
            key = Ed25519PublicKey.from_public_bytes(enrolment.public_key)
            header, sealed = envelope.verify(row.envelope, key)
            opened = open_sealed(Signed(header, sealed, row.digest), self._keys)
            plan = self._desk.plan(header, opened)
            session.flush()
            open_cases(session, {row.id: plan} if plan else {})

    def refuse(self, receipt_number: str, note: str) -> None:
        """Nothing will follow from it; it stays where it is, with the reason.

        Raises:
            CentralError: no such submission waits.

        """
        with self._storage.write(turns.REVIEW) as session:
            _decided(session, receipt_number, Review.REFUSED, note)


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
            row.id, row.receipt_number, row.kind, row.service, row.created, row.received, shut_out=revoked
        )
        for row, revoked in rows
    ]


def _decided(session: Session, receipt_number: str, review: Review, note: str) -> HeldSubmission:
    row = session.scalar(
        select(HeldSubmission)
        .where(HeldSubmission.receipt_number == receipt_number.upper())
        .options(undefer(HeldSubmission.envelope))
    )
    if row is None or row.review is not Review.PENDING:
        raise CentralError(f"{receipt_number}: does not wait for a review; see central review list")
    if len(note) > LONGEST_NOTE:
        raise CentralError(f"the reason is longer than {LONGEST_NOTE} characters; say it in a sentence")
    row.review, row.review_note = review, note
    return row
