"""The table of appointments at windows. Who comes is personal, so it lies in `personal_data`."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Date, ForeignKey, Index, LargeBinary, String, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from central.storage.columns import Utc
from central.storage.models import Base, text_enum


class AppointmentState(StrEnum):
    """How it stands."""

    ASKED = "asked"
    CONFIRMED = "confirmed"
    MOVED = "moved"
    """The window keeps another time free."""
    CANCELLED = "cancelled"
    """Refused, with a reason."""


class Appointment(Base):
    """A time at a window that somebody asked for at a terminal."""

    __tablename__ = "appointments"
    __table_args__ = (Index("ix_appointments_day", "day", "time"),)
    submission_id: Mapped[UUID] = mapped_column(Uuid, ForeignKey("submissions.id"), primary_key=True)
    place: Mapped[str] = mapped_column(String(80))
    """At whose window: a department's key."""
    item: Mapped[str] = mapped_column(String(80))
    day: Mapped[date | None] = mapped_column(Date)
    """None: the next free place in the queue."""
    time: Mapped[str | None] = mapped_column(String(5))
    """Local, HH:MM."""
    state: Mapped[AppointmentState] = mapped_column(text_enum(AppointmentState))
    asked_day: Mapped[date | None] = mapped_column(Date)
    asked_time: Mapped[str | None] = mapped_column(String(5))
    """What had been asked for, once it is moved."""
    reason: Mapped[UUID | None] = mapped_column(Uuid)
    """Why it was moved or refused, in `personal_data`: nobody can be sure that it names nobody."""
    person: Mapped[bytes | None] = mapped_column(LargeBinary, index=True)
    """The keyed digest that cases are known by; None for somebody who comes with the paper."""
    content: Mapped[UUID] = mapped_column(Uuid)
    received: Mapped[datetime] = mapped_column(Utc)
    changed: Mapped[datetime | None] = mapped_column(Utc)
    changed_by: Mapped[str | None] = mapped_column(String(40))
