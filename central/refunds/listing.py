"""The register as pages and residents see it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from central.catalogue import Services
from central.personal_data import PersonalData
from central.storage.refund_tables import Refund, RefundEntry
from kiosk.contract.catalogue.schema import Text
from kiosk.contract.progress import RefundProgress

PAGE_LENGTH = 50


@dataclass(frozen=True)
class Deed:
    """One line of a refund's history. `text`: None where its time was over or the provider did it."""

    deed: str
    at: datetime
    who: str
    by_provider: bool
    day: date | None
    text: str | None


@dataclass(frozen=True)
class RefundLine:
    """One of the list."""

    order: UUID
    receipt_number: str
    service: Text
    window: Text | None
    """Where it is given back; None where this catalogue does not know it any more."""
    fen: int
    reason: str
    since: datetime
    due: datetime | None
    late: bool
    returned: date | None
    provider: str
    can_undo: bool
    history: tuple[Deed, ...]


@dataclass(frozen=True)
class RefundFigures:
    """How many, and how much, in fen."""

    due: int = 0
    due_fen: int = 0
    late: int = 0
    returned: int = 0
    returned_fen: int = 0


@dataclass(frozen=True)
class RefundList:
    """A page of it."""

    lines: tuple[RefundLine, ...]
    figures: RefundFigures
    page: int
    pages: int


def refund_list(
    session: Session,
    services: Services,
    data: PersonalData | None,
    now: datetime,
    *,
    returned: bool,
    page: int,
) -> RefundList:
    """What is due, the oldest first; or what was given back, the latest first."""
    found = figures(session, now)
    count = found.returned if returned else found.due
    pages = max(1, -(-count // PAGE_LENGTH))
    page = min(page, pages)
    if returned:
        query = select(Refund).where(Refund.returned_on.is_not(None))
        query = query.order_by(Refund.returned_on.desc(), Refund.since.desc(), Refund.order_id)
    else:
        query = select(Refund).where(Refund.returned_on.is_(None)).order_by(Refund.since, Refund.order_id)
    rows = session.scalars(query.limit(PAGE_LENGTH).offset((page - 1) * PAGE_LENGTH)).all()
    lines = tuple(_line(session, services, data, row, now) for row in rows)
    return RefundList(lines, found, page, pages)


def figures(session: Session, now: datetime) -> RefundFigures:
    """Counted from the register."""
    is_due = Refund.returned_on.is_(None)
    counted = func.count(), func.coalesce(func.sum(Refund.amount_fen), 0)
    due, due_fen = session.execute(select(*counted).where(is_due)).one()
    done, done_fen = session.execute(select(*counted).where(~is_due)).one()
    late = session.scalar(select(func.count()).select_from(Refund).where(is_due, Refund.due < now))
    return RefundFigures(due, due_fen, late or 0, done, done_fen)


def refunds_of(session: Session, receipt_number: str) -> tuple[RefundProgress, ...]:
    """What the resident is told of each."""
    rows = session.scalars(
        select(Refund).where(Refund.receipt_number == receipt_number).order_by(Refund.since, Refund.order_id)
    )
    return tuple(
        RefundProgress(
            fen=row.amount_fen,
            reason="paid_twice" if row.reason == "paid_twice" else "came_to_nothing",
            due=row.due,
            returned=row.returned_on,
        )
        for row in rows
    )


def _line(
    session: Session, services: Services, data: PersonalData | None, row: Refund, now: datetime
) -> RefundLine:
    fee = services.fee(row.service)
    entries = session.scalars(
        select(RefundEntry).where(RefundEntry.order_id == row.order_id).order_by(RefundEntry.id)
    ).all()
    late = row.returned_on is None and row.due is not None and row.due < now
    return RefundLine(
        order=row.order_id,
        receipt_number=row.receipt_number,
        service=services.find(row.service).name,
        window=fee.window if fee is not None else None,
        fen=row.amount_fen,
        reason=row.reason.value,
        since=row.since,
        due=row.due,
        late=late,
        returned=row.returned_on,
        provider=row.provider.value,
        can_undo=row.returned_on is not None and _by_hand(entries),
        history=tuple(_deed(session, data, each) for each in entries),
    )


def _by_hand(entries: Sequence[RefundEntry]) -> bool:
    return bool(entries) and not entries[-1].by_provider


def _deed(session: Session, data: PersonalData | None, row: RefundEntry) -> Deed:
    said = data.read(session, row.text) if data else None
    return Deed(row.deed.value, row.at, row.who, row.by_provider, row.day, said.decode() if said else None)
