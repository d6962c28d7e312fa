"""The register of refunds. What people wrote is in `personal_data`; here is nothing personal."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from central.storage.columns import Utc
from central.storage.models import Base, text_enum


class RefundReason(StrEnum):
    """Why money goes back."""

    REFUSED = "refused"
    """Nobody did anything for it, and somebody said no."""
    WITHDRAWN = "withdrawn"
    """The resident took all of it back before anybody had decided."""
    NOT_TAKEN_IN = "not_taken_in"
    """What came under a key that was shut out was refused after a look."""
    PAID_TWICE = "paid_twice"
    """Another order of the same receipt was paid already."""


class AtProvider(StrEnum):
    """What the payment provider makes of it, where it gives money back by itself."""

    NOT_ASKED = "not_asked"
    UNDER_WAY = "under_way"
    """It was asked and has not done it yet, or has not answered: it is asked again."""
    DECLINED = "declined"
    """It will not: a window gives the money back."""


class RefundDeed(StrEnum):
    """What was done about it."""

    RETURNED = "returned"
    UNDONE = "undone"
    """It had been written down by mistake: the money is due as before."""


class Refund(Base):
    """One paid order whose money goes back. The order is the key: it is due once only."""

    __tablename__ = "refunds"
    __table_args__ = (Index("ix_refunds_returned", "returned_on", "since"),)
    order_id: Mapped[UUID] = mapped_column(ForeignKey("payment_orders.id"), primary_key=True)
    receipt_number: Mapped[str] = mapped_column(String(40), index=True)
    service: Mapped[str] = mapped_column(String(80))
    amount_fen: Mapped[int]
    reason: Mapped[RefundReason] = mapped_column(text_enum(RefundReason))
    since: Mapped[datetime] = mapped_column(Utc)
    due: Mapped[datetime | None] = mapped_column(Utc)
    """Until when; None while no calendar of working days reaches so far."""
    returned_on: Mapped[date | None]
    """Local; None: it is due."""
    provider: Mapped[AtProvider] = mapped_column(text_enum(AtProvider), default=AtProvider.NOT_ASKED)
    asked: Mapped[datetime | None] = mapped_column(Utc)
    """When the provider was last asked."""
    asked_by: Mapped[str | None] = mapped_column(String(80))
    """The account that let it go out."""


class RefundEntry(Base):
    """One deed; none is ever changed."""

    __tablename__ = "refund_entries"
    id: Mapped[int] = mapped_column(primary_key=True)
    order_id: Mapped[UUID] = mapped_column(ForeignKey("refunds.order_id"), index=True)
    deed: Mapped[RefundDeed] = mapped_column(text_enum(RefundDeed))
    at: Mapped[datetime] = mapped_column(Utc)
    who: Mapped[str] = mapped_column(String(80))
    by_provider: Mapped[bool]
    day: Mapped[date | None]
    """On which it was given back."""
    text: Mapped[UUID | None] = mapped_column(Uuid)
    """The reference number, or why it was undone, in `personal_data`; None where the provider did it: its
    reference is the order.
    """
