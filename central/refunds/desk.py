"""Giving money back: by hand at the window, which writes it down; or through the payment provider, where that
can. Every deed is one transaction, with its line in the journal.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from uuid import UUID

import structlog
from sqlalchemy import select
from sqlalchemy.orm import Session

from central.cases import case_number
from central.console.deeds import Doer, record
from central.local_time import LOCAL
from central.payments.provider import Provider, ProviderAway
from central.personal_data import PersonalData
from central.refunds.due import fill_due
from central.retention import KEPT_WHEN_ENDED
from central.settings import Clock
from central.storage import turns
from central.storage.database import Storage
from central.storage.models import HeldSubmission
from central.storage.refund_tables import AtProvider, Refund, RefundDeed, RefundEntry
from kiosk.contract.payment import OrderStanding
from kiosk.contract.working_days import WorkingDays

REFUND = "refund"
"""What `personal_data` calls what somebody wrote to a deed."""
LONGEST_REFERENCE, LONGEST_REASON = 60, 300
ASK_EVERY = timedelta(minutes=1)
"""A provider that has a refund in hand is asked again."""


class NotInOrder(Exception):
    """Somebody was quicker, or something is missing."""


class Refunds:
    """`provider` is None where none is configured, `data` on a worker that has no keys of personal data."""

    def __init__(
        self,
        storage: Storage,
        data: PersonalData | None,
        calendar: WorkingDays,
        clock: Clock,
        provider: Provider | None,
    ) -> None:
        self._storage = storage
        self._data = data
        self._calendar = calendar
        self._clock = clock
        self._provider = provider
        self._log = structlog.get_logger("central.refunds")

    @property
    def provider_can(self) -> bool:
        """Whether the provider gives money back when it is told to."""
        return self._provider is not None and self._provider.can_refund

    @property
    def can_write(self) -> bool:
        """Whether deeds can be written down by this worker."""
        return self._data is not None

    def returned(self, order: UUID, doer: Doer, reference: str, day: date) -> None:
        """It was given back on that day, by hand.

        Raises:
            NotInOrder: it was before; no reference number; a day that is to come, or before it was due.

        """
        text = _said(reference, LONGEST_REFERENCE)

        def deed(session: Session, row: Refund, now: datetime) -> None:
            if row.returned_on is not None or not _day(row.since) <= day <= _day(now):
                raise NotInOrder("it was given back before, or that day cannot be")
            row.returned_on = day
            self._write(session, row, RefundDeed.RETURNED, doer, now, day=day, text=text)

        self._change(order, deed)

    def undo(self, order: UUID, doer: Doer, reason: str) -> None:
        """That it was given back by hand was written down by mistake: it is due again.

        Raises:
            NotInOrder: it is due; no reason; the provider gave it back.

        """
        text = _said(reason, LONGEST_REASON)

        def deed(session: Session, row: Refund, now: datetime) -> None:
            last = session.scalar(
                select(RefundEntry).filter_by(order_id=order).order_by(RefundEntry.id.desc()).limit(1)
            )
            if row.returned_on is None or last is None or last.by_provider:
                raise NotInOrder("it is due, or the provider gave it back")
            row.returned_on = None
            self._write(session, row, RefundDeed.UNDONE, doer, now, text=text)

        self._change(order, deed)

    def through_provider(self, order: UUID, doer: Doer) -> None:
        """Tell the provider to give it back; what it makes of that stands in the register.

        Raises:
            NotInOrder: it was given back before, the provider has it in hand or cannot.

        """
        if not self.provider_can:
            raise NotInOrder("this provider gives nothing back by itself")

        def deed(session: Session, row: Refund, now: datetime) -> None:
            if row.returned_on is not None or row.provider is AtProvider.UNDER_WAY:
                raise NotInOrder("it was given back, or the provider has it in hand")
            row.provider, row.asked, row.asked_by = AtProvider.UNDER_WAY, now, doer.name
            record(session, now, doer, "refund.ordered", _about(session, row))

        self._change(order, deed)
        self._ask(order)

    def sweep(self) -> None:
        """Providers that have one in hand are asked again; and what had no deadline gets one."""
        now = self._clock()
        with self._storage.read() as session:
            under_way = (Refund.returned_on.is_(None), Refund.provider == AtProvider.UNDER_WAY)
            orders = session.scalars(
                select(Refund.order_id).where(*under_way, Refund.asked <= now - ASK_EVERY)
            ).all()
            lacking = session.scalar(select(Refund.order_id).where(Refund.due.is_(None)).limit(1))
        if lacking is not None:
            with self._storage.write() as session:
                fill_due(session, self._calendar)
        for order in orders:
            self._ask(order)

    def _ask(self, order: UUID) -> None:
        """The same order asked again is given back once: that is the provider's word."""
        provider = self._provider
        if provider is None:
            return
        try:
            said = provider.refund(order)
        except ProviderAway as error:
            self._log.warning("the payment provider is away", reason=str(error))
            said = None

        def heard(session: Session, row: Refund, now: datetime) -> None:
            row.asked = now
            if said is None or said.amount_fen != row.amount_fen or row.provider is not AtProvider.UNDER_WAY:
                return
            self._heard(session, row, said, now)

        self._change(order, heard)

    def _heard(self, session: Session, row: Refund, said: OrderStanding, now: datetime) -> None:
        if said.state in ("returning", "waiting"):
            return
        if said.state != "returned":
            row.provider = AtProvider.DECLINED
            return
        row.provider = AtProvider.NOT_ASKED
        if row.returned_on is not None:
            self._log.error("given back by hand and by the provider", order=str(row.order_id))
            return
        row.returned_on = day = _day(said.returned or now)
        doer = Doer(row.asked_by or "")
        self._write(session, row, RefundDeed.RETURNED, doer, now, day=day, by_provider=True)

    def _write(
        self,
        session: Session,
        row: Refund,
        deed: RefundDeed,
        doer: Doer,
        now: datetime,
        *,
        day: date | None = None,
        text: str = "",
        by_provider: bool = False,
    ) -> None:
        content = None
        if text:
            if self._data is None:
                raise NotInOrder("the keys of personal data are on another worker")
            content = self._data.put(session, REFUND, text.encode(), _until(session, row, now))
        session.add(
            RefundEntry(
                order_id=row.order_id,
                deed=deed,
                at=now,
                who=doer.name,
                by_provider=by_provider,
                day=day,
                text=content,
            )
        )
        record(session, now, doer, f"refund.{deed.value}", _about(session, row))

    def _change(self, order: UUID, deed: Callable[[Session, Refund, datetime], None]) -> None:
        with self._storage.read() as session:
            found = session.get(Refund, order)
        if found is None:
            raise NotInOrder("nothing is to be given back for this order")
        with self._storage.write(turns.money(found.receipt_number)) as session:
            deed(session, session.get_one(Refund, order), self._clock())


def _said(text: str, most: int) -> str:
    said = " ".join(text.split())
    if not said or len(said) > most:
        raise NotInOrder("a reference number, or a reason")
    return said


def _day(moment: datetime) -> date:
    return moment.astimezone(LOCAL).date()


def _held(session: Session, row: Refund) -> HeldSubmission | None:
    return session.scalar(select(HeldSubmission).where(HeldSubmission.receipt_number == row.receipt_number))


def _until(session: Session, row: Refund, now: datetime) -> datetime | None:
    """What was written goes with its case; open cases say so themselves when they end."""
    held = _held(session, row)
    if held is not None and held.case is not None:
        ended = held.case.ended
        return None if ended is None else ended + KEPT_WHEN_ENDED[REFUND]
    return now + KEPT_WHEN_ENDED[REFUND]


def _about(session: Session, row: Refund) -> str:
    held = _held(session, row)
    case = None if held is None else held.case
    name = row.receipt_number if held is None or case is None else case_number(case.id, held.received)
    return f"{name} {row.amount_fen / 100:.2f} {row.order_id}"
