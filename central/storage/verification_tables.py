"""The tables of verifications: what is on its way, and whose word is believed. Nothing in the clear."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, LargeBinary, String, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from central.storage.columns import Utc
from central.storage.models import Base


class Verification(Base):
    """A one-time code on its way. Removed soon after it expires; code and person are keyed digests."""

    __tablename__ = "verifications"
    __table_args__ = (Index("ix_verifications_person_started", "person", "started"),)
    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    terminal: Mapped[int] = mapped_column(ForeignKey("terminals.id"))
    person: Mapped[bytes] = mapped_column(LargeBinary)
    sealed_digest: Mapped[bytes] = mapped_column(LargeBinary)
    code: Mapped[bytes] = mapped_column(LargeBinary)
    started: Mapped[datetime] = mapped_column(Utc)
    expires: Mapped[datetime] = mapped_column(Utc)
    tries_left: Mapped[int]
    verified: Mapped[datetime | None] = mapped_column(Utc)
    means: Mapped[str] = mapped_column(String(20), default="one_time_code")
    """`kiosk.contract.api.VerificationMeans`."""
    refused: Mapped[bool] = mapped_column(default=False)
    """The person's app, or a face module, has said no."""


class CodeRequest(Base):
    """A terminal asks for a one-time code, on the way to the opening and back. The number is sealed."""

    __tablename__ = "code_requests"
    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    terminal: Mapped[int] = mapped_column(ForeignKey("terminals.id"))
    sealed_number: Mapped[bytes] = mapped_column(LargeBinary)
    asked: Mapped[datetime] = mapped_column(Utc)
    outcome: Mapped[str | None] = mapped_column(String(30))
    """What became of it (`central.codes.Outcome`); None while nothing has."""
    masked_phone: Mapped[str | None] = mapped_column(String(40))
    means: Mapped[str] = mapped_column(String(20), default="one_time_code")


class StaffCode(Base):
    """A code with which a member of staff vouches for one person at one terminal, once. A keyed digest."""

    __tablename__ = "staff_codes"
    digest: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    terminal: Mapped[int] = mapped_column(ForeignKey("terminals.id"))
    issued_to: Mapped[str] = mapped_column(String(80))
    expires: Mapped[datetime] = mapped_column(Utc)


class FaceModule(Base):
    """A vendor's module whose word about faces is believed at one terminal (`central.face_modules`)."""

    __tablename__ = "face_modules"
    public_key: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    """Ed25519, 32 bytes."""
    terminal: Mapped[int] = mapped_column(ForeignKey("terminals.id"), index=True)
    name: Mapped[str] = mapped_column(String(80))
    registered: Mapped[datetime] = mapped_column(Utc)
    revoked: Mapped[datetime | None] = mapped_column(Utc)
