"""The tables of what becomes of a case. Personal data is in one of them only, sealed: `personal_data`."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, LargeBinary, String, Text, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from central.storage.columns import Utc
from central.storage.models import Base


class PersonalDatum(Base):
    """Something personal, sealed under a key that is not in the database (`central.personal_data`)."""

    __tablename__ = "personal_data"
    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    kind: Mapped[str] = mapped_column(String(30))
    key_id: Mapped[str] = mapped_column(String(16), index=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    delete_after: Mapped[datetime | None] = mapped_column(Utc, index=True)
    """None: its matter is open."""


FOUND, CANNOT_OPEN = "found", "cannot_open"
"""What became of a `PersonLookup`."""


class PersonLookup(Base):
    """A verified person asks for the own cases, on the way to the opening and back. The number is sealed."""

    __tablename__ = "person_lookups"
    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    verification: Mapped[UUID] = mapped_column(Uuid)
    number_digest: Mapped[str] = mapped_column(String(64))
    """What the statement of the verification names the person by."""
    sealed_number: Mapped[bytes] = mapped_column(LargeBinary)
    asked: Mapped[datetime] = mapped_column(Utc)
    outcome: Mapped[str | None] = mapped_column(String(30))
    """`FOUND` or `CANNOT_OPEN`; None while nobody has looked."""
    person: Mapped[bytes | None] = mapped_column(LargeBinary)
    """The keyed digest that cases are known by."""


class Grant(Base):
    """Lets a verified person's documents out to one terminal for a while; known by its digest only."""

    __tablename__ = "grants"
    digest: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    terminal: Mapped[int] = mapped_column(ForeignKey("terminals.id"))
    person: Mapped[bytes] = mapped_column(LargeBinary)
    expires: Mapped[datetime] = mapped_column(Utc, index=True)


class Document(Base):
    """A PDF of a case. What stands in it is personal, so it lies in `personal_data`."""

    __tablename__ = "documents"
    __table_args__ = (Index("ix_documents_case", "case_id"),)
    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    task_id: Mapped[int | None] = mapped_column(ForeignKey("tasks.id"))
    """The department whose decision or upload it is; None for the collated output of all."""
    kind: Mapped[str] = mapped_column(String(20))
    title_zh: Mapped[str] = mapped_column(Text)
    title_en: Mapped[str | None] = mapped_column(Text)
    pages: Mapped[int]
    size: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64))
    content: Mapped[UUID] = mapped_column(Uuid)
    code: Mapped[str] = mapped_column(String(24), unique=True)
    """What the QR code on it carries; the public page looks it up by this."""
    made: Mapped[datetime] = mapped_column(Utc)
    released: Mapped[datetime | None] = mapped_column(Utc)
    """When all tasks were done; before that nobody outside sees it."""
    revoked: Mapped[datetime | None] = mapped_column(Utc)
