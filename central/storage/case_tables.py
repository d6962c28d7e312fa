"""The tables of what becomes of a case. Personal data is in one of them only, sealed: `personal_data`."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, Index, LargeBinary, String, Text, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from central.storage.columns import Utc
from central.storage.models import Base, text_enum


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


class DepartmentMember(Base):
    """Somebody works for a department; its id is the catalogue's."""

    __tablename__ = "department_members"
    person: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
    department: Mapped[str] = mapped_column(String(40), primary_key=True)


class Correction(Base):
    """A department asks the resident for something (补正)."""

    __tablename__ = "corrections"
    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    task_id: Mapped[int] = mapped_column(ForeignKey("tasks.id"), index=True)
    asked: Mapped[datetime] = mapped_column(Utc)
    asked_by: Mapped[str] = mapped_column(String(40))
    content: Mapped[UUID] = mapped_column(Uuid)
    """What is wanted, a JSON list of sentences, in `personal_data`."""
    answered: Mapped[datetime | None] = mapped_column(Utc)
    brought: Mapped[str | None] = mapped_column(Text)
    """What has come of it so far, by keys of the catalogue (`central.casework.brought`)."""


class FollowUpState(StrEnum):
    """What became of an amendment or a withdrawal."""

    WAITS_FOR_ORIGINAL = "waits_for_original"
    WAITS_FOR_IDENTITY = "waits_for_identity"
    """The case asks for more than the card: a window confirms who it was, and then it holds."""
    OTHER_PERSON = "other_person"
    """Somebody else's card: nothing follows from it."""
    TOO_LATE = "too_late"
    """All that it could change was decided already."""
    INCOMPLETE = "incomplete"
    """What it brings counts; something that was asked for is missing in it or wrong, and stays asked."""
    APPLIED = "applied"


class FollowUp(Base):
    """An amendment or a withdrawal, and the filing that it is after."""

    __tablename__ = "follow_ups"
    submission_id: Mapped[UUID] = mapped_column(ForeignKey("submissions.id"), primary_key=True)
    after: Mapped[str] = mapped_column(String(21), index=True)
    """The receipt number of the filing, which may come later."""
    kind: Mapped[str] = mapped_column(String(30))
    what: Mapped[str] = mapped_column(String(40))
    """Of a withdrawal `all` or `commitment`; of an amendment the department, or empty."""
    case_id: Mapped[int | None] = mapped_column(ForeignKey("cases.id"), index=True)
    person: Mapped[bytes | None] = mapped_column(LargeBinary)
    is_verified: Mapped[bool]
    state: Mapped[FollowUpState] = mapped_column(text_enum(FollowUpState))
    content: Mapped[UUID] = mapped_column(Uuid)
    """In `personal_data`."""
    received: Mapped[datetime] = mapped_column(Utc)
    brings: Mapped[str | None] = mapped_column(Text)
    """What an amendment brings, by keys of the catalogue; None of what came before that was looked at."""


class Overdue(Base):
    """A task that was not decided in time: written down once, with who answered for it then."""

    __tablename__ = "overdue"
    task_id: Mapped[int] = mapped_column(ForeignKey("tasks.id"), primary_key=True)
    department: Mapped[str] = mapped_column(String(40))
    due: Mapped[datetime] = mapped_column(Utc)
    noticed: Mapped[datetime] = mapped_column(Utc)
    handler: Mapped[str | None] = mapped_column(String(40))
    """None: nobody had taken it up, and the department as a whole answers for it."""
    came_late: Mapped[bool]
    """It reached this service only after it was due: the terminal had no way here."""


class CaseWork(Base):
    """A short durable step for a worker (`central.casework.worker`); nobody waits for it."""

    __tablename__ = "case_work"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    asked: Mapped[datetime] = mapped_column(Utc)
    taken: Mapped[datetime | None] = mapped_column(Utc)
    """Since when a worker is at it."""
    taken_by: Mapped[str | None] = mapped_column(String(120))


class CommitmentState(StrEnum):
    """How far a commitment (告知承诺) in the register is."""

    PLEDGED = "pledged"
    """Nothing is decided yet: it may be withdrawn."""
    WITHDRAWN = "withdrawn"
    """The documents follow instead."""
    TO_CHECK = "to_check"
    """Something was decided on it: it is checked within the days that the notice names."""
    TRUE = "true"
    TO_RECTIFY = "to_rectify"
    """It was found false; the resident has the days that the notice names to put it right."""
    RECTIFIED = "rectified"
    REVOKED = "revoked"
    """What was decided on it is taken back."""
    LAPSED = "lapsed"
    """Nothing was decided on it: refused, or withdrawn as a whole."""


class CommitmentEntry(Base):
    """A commitment in the register. What was pledged stands in the case."""

    __tablename__ = "commitments"
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), primary_key=True)
    template: Mapped[str] = mapped_column(String(40))
    state: Mapped[CommitmentState] = mapped_column(text_enum(CommitmentState))
    pledged: Mapped[datetime] = mapped_column(Utc)
    check_by: Mapped[datetime | None] = mapped_column(Utc)
    checked: Mapped[datetime | None] = mapped_column(Utc)
    checked_by: Mapped[str | None] = mapped_column(String(40))
    rectify_by: Mapped[datetime | None] = mapped_column(Utc)
    ended: Mapped[datetime | None] = mapped_column(Utc)


class SealedAttachments(Base):
    """A submission whose attachments wait for the opening."""

    __tablename__ = "sealed_attachments"
    submission_id: Mapped[UUID] = mapped_column(ForeignKey("submissions.id"), primary_key=True)


class Attachment(Base):
    """A scan or a photograph that came with a submission; what it shows is in `personal_data`."""

    __tablename__ = "attachments"
    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    submission_id: Mapped[UUID] = mapped_column(ForeignKey("submissions.id"), index=True)
    slot: Mapped[str] = mapped_column(String(40))
    """Which paper and page: `premises_1_0`."""
    media_type: Mapped[str] = mapped_column(String(40))
    size: Mapped[int]
    content: Mapped[UUID] = mapped_column(Uuid)
