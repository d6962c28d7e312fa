"""What the page of arrivals shows: every submission of whatever kind, newest first; those to review apart."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from central.catalogue import Services
from central.review import Waiting, waiting
from central.storage.models import HeldSubmission, Review
from central.unopened import count_unopened
from kiosk.contract.catalogue.schema import Text

PAGE_LENGTH = 50


class Standing(StrEnum):
    """What has become of a submission so far."""

    TAKEN = "taken"
    WAITS_FOR_ORIGINAL = "waits_for_original"
    PENDING = "pending"
    ACCEPTED = "accepted"
    REFUSED = "refused"


@dataclass(frozen=True)
class ArrivalLine:
    """One submission. `after` is the receipt number of what it amends or withdraws, where that is here;
    `note` what whoever decided about it wrote, "" where nobody did.
    """

    receipt_number: str
    kind: str
    service: Text
    received: datetime
    standing: Standing
    after: str | None
    note: str = ""


@dataclass(frozen=True)
class Arrivals:
    """One page, the counts by kind, and what waits for a person."""

    lines: tuple[ArrivalLine, ...]
    counts: dict[str, int]
    review: tuple[Waiting, ...]
    unopened: int
    page: int
    pages: int


def arrivals(session: Session, services: Services, page: int) -> Arrivals:
    """Page `page`, 1 first; a page beyond the last shows the last."""
    by_kind = select(HeldSubmission.kind, func.count()).group_by(HeldSubmission.kind)
    counts = {row[0]: row[1] for row in session.execute(by_kind)}
    pages = max(1, -(-sum(counts.values()) // PAGE_LENGTH))
    page = min(page, pages)
    original = aliased(HeldSubmission)
    rows = session.execute(
        select(HeldSubmission, original.receipt_number)
        .outerjoin(original, original.id == HeldSubmission.after)
        .order_by(HeldSubmission.received.desc(), HeldSubmission.receipt_number.desc())
        .limit(PAGE_LENGTH)
        .offset((page - 1) * PAGE_LENGTH)
    )
    lines = tuple(
        ArrivalLine(
            receipt_number=row.receipt_number,
            kind=row.kind,
            service=services.name_of(row.service),
            received=row.received,
            standing=_standing(row, original_number),
            after=original_number,
            note=row.review_note or "",
        )
        for row, original_number in rows
    )
    return Arrivals(lines, counts, tuple(waiting(session)), count_unopened(session, None), page, pages)


def _standing(row: HeldSubmission, original_number: str | None) -> Standing:
    """An original that has not come is looked for at each reading: its coming needs to change nothing."""
    if row.review in (Review.PENDING, Review.REFUSED):
        return Standing(row.review.value)
    if row.after is not None and original_number is None:
        return Standing.WAITS_FOR_ORIGINAL
    return Standing.ACCEPTED if row.review is Review.ACCEPTED else Standing.TAKEN
