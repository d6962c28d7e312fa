"""The table of payment orders. Nothing personal: which receipt, how much, and how it stands."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, String, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from central.payments.states import OrderState
from central.storage.columns import Utc
from central.storage.models import Base, text_enum


class PaymentOrder(Base):
    """One order at the provider. A receipt has another one only after the one before has ended unpaid."""

    __tablename__ = "payment_orders"
    __table_args__ = (
        UniqueConstraint("receipt_number", "attempt"),
        Index("ix_payment_orders_state", "state", "expires"),
    )
    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    receipt_number: Mapped[str] = mapped_column(String(40))
    attempt: Mapped[int]
    service: Mapped[str] = mapped_column(String(80))
    amount_fen: Mapped[int]
    state: Mapped[OrderState] = mapped_column(text_enum(OrderState))
    address: Mapped[str] = mapped_column(String(500), default="")
    """What a phone scans; "" until the provider has answered, so that nobody can have paid it."""
    opened: Mapped[datetime] = mapped_column(Utc)
    expires: Mapped[datetime] = mapped_column(Utc)
    asked: Mapped[datetime] = mapped_column(Utc)
    """When the provider was last asked about it."""
    paid: Mapped[datetime | None] = mapped_column(Utc)
