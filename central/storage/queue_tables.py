"""The tables of numbers for queues. Nothing personal: which hall, which queue, which number, and when."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index, String, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from central.queues.states import TicketState
from central.storage.columns import Utc
from central.storage.models import Base, text_enum


class Ticket(Base):
    """One number. `id` is what the terminal asked under: asked twice, it is the same row."""

    __tablename__ = "queue_tickets"
    __table_args__ = (
        UniqueConstraint("day", "hall", "letter", "number"),
        Index("ix_queue_tickets_terminal", "terminal", "taken"),
    )
    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    day: Mapped[date]
    """Of the windows, in local time."""
    hall: Mapped[str] = mapped_column(String(8))
    letter: Mapped[str] = mapped_column(String(1))
    number: Mapped[int]
    """Counted from 1 for each hall, queue and day."""
    terminal: Mapped[int]
    taken: Mapped[datetime] = mapped_column(Utc)
    state: Mapped[TicketState] = mapped_column(text_enum(TicketState))
    window: Mapped[str | None] = mapped_column(String(20))
    """Where it was called to, as the window calls itself."""
    called: Mapped[datetime | None] = mapped_column(Utc)
    """The first time."""
    changed_by: Mapped[str | None] = mapped_column(String(40))

    @property
    def said(self) -> str:
        """As it stands on the paper: A017."""
        return f"{self.letter}{self.number:03d}"


class ReturnedUnseen(Base):
    """An `id` that was given back before anything was asked for under it: the request was lost or is late."""

    __tablename__ = "queue_tickets_returned_unseen"
    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    terminal: Mapped[int]
    returned: Mapped[datetime] = mapped_column(Utc)
