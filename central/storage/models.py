"""The tables. None here has room for personal data: envelopes are sealed, codes and people keyed digests."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import (
    Enum,
    ForeignKey,
    Index,
    LargeBinary,
    String,
    Text,
    UniqueConstraint,
    Uuid,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

from central.storage.columns import Utc


class Identity(StrEnum):
    """Whether the person is known to be the card's owner as well as the service asks for."""

    CONFIRMED = "confirmed"
    TO_BE_CONFIRMED = "to_be_confirmed"


class CaseState(StrEnum):
    """Where a case stands: received (收件) is not yet accepted (受理)."""

    RECEIVED = "received"
    ACCEPTED = "accepted"
    DONE = "done"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class TaskState(StrEnum):
    """Where one department's share stands."""

    OPEN = "open"
    WAITING_FOR_IDENTITY = "waiting_for_identity"
    ACCEPTED = "accepted"
    CORRECTION_WANTED = "correction_wanted"
    DONE = "done"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class Review(StrEnum):
    """A submission under a key that was shut out, or that could not be opened: a person looks at it before
    anything follows from it.
    """

    PENDING = "pending"
    ACCEPTED = "accepted"
    REFUSED = "refused"


def text_enum(kind: type[StrEnum]) -> Enum:
    """A column that holds the values of `kind` as text."""
    return Enum(
        kind, native_enum=False, length=30, values_callable=lambda members: [m.value for m in members]
    )


class Base(DeclarativeBase):
    """Base of all tables."""


class Terminal(Base):
    """One enrolled machine and what its last heartbeat said."""

    __tablename__ = "terminals"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    code: Mapped[str] = mapped_column(String(4), unique=True)
    hardware_serial: Mapped[str] = mapped_column(String(100), unique=True)
    epoch: Mapped[int]
    site: Mapped[str | None] = mapped_column(String(9))
    """The sub-district it stands in: its statistical code, 9 digits."""
    revoked: Mapped[datetime | None] = mapped_column(Utc)
    seen: Mapped[datetime | None] = mapped_column(Utc)
    version: Mapped[str | None] = mapped_column(String(100))
    waiting: Mapped[int | None]
    alarms: Mapped[str | None] = mapped_column(Text)
    """What a technician must look at, in stable words with blanks between."""
    status: Mapped[str | None] = mapped_column(Text)
    """`kiosk.contract.status.TerminalStatus` of its last heartbeat, as JSON."""
    news: Mapped[int] = mapped_column(default=0)
    """Counts what there was to tell it (`central.news`)."""


class Enrolment(Base):
    """The key a terminal signs with in one epoch. Earlier ones stay: what they signed may still arrive."""

    __tablename__ = "enrolments"
    terminal: Mapped[int] = mapped_column(ForeignKey("terminals.id"), primary_key=True)
    epoch: Mapped[int] = mapped_column(primary_key=True)
    public_key: Mapped[bytes] = mapped_column(LargeBinary)
    enrolled: Mapped[datetime] = mapped_column(Utc)
    issued: Mapped[int | None]
    """The highest sequence that the terminal says it gave out in this epoch."""
    revoked: Mapped[datetime | None] = mapped_column(Utc)
    """Since when this key is not trusted; enrolling again gives a new key and does not clear the old one."""
    approved: Mapped[datetime | None] = mapped_column(Utc)
    """When an operator compared the key's fingerprint; until then the terminal may ask, and file nothing."""
    rotated_from: Mapped[int | None]
    """The epoch whose key signed this one, where no code let it in."""


class EnrolmentCode(Base):
    """A one-time code, known by its keyed digest only."""

    __tablename__ = "enrolment_codes"
    digest: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    hardware_serial: Mapped[str] = mapped_column(String(100))
    expires: Mapped[datetime] = mapped_column(Utc)
    site: Mapped[str | None] = mapped_column(String(9))
    used_by: Mapped[bytes | None] = mapped_column(LargeBinary)
    terminal: Mapped[int | None] = mapped_column(ForeignKey("terminals.id"))
    epoch: Mapped[int | None]


class JournalEntry(Base):
    """What somebody did at a desk of this service, and what a machine brought about. No personal data of
    residents. Numbered without a gap, and chained as the terminals' trails are.
    """

    __tablename__ = "journal"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(Utc, index=True)
    who: Mapped[str] = mapped_column(String(80))
    deed: Mapped[str] = mapped_column(String(60))
    terminal: Mapped[str | None] = mapped_column(String(4), index=True)
    detail: Mapped[str] = mapped_column(Text)
    address: Mapped[str] = mapped_column(String(60))
    """Where on the network it was done from; empty for what was done at a shell."""
    chain: Mapped[str] = mapped_column(String(64))


class Nonce(Base):
    """A nonce that was used, kept as long as a replay would still be within the time window."""

    __tablename__ = "nonces"
    key_id: Mapped[str] = mapped_column(String(80), primary_key=True)
    nonce: Mapped[str] = mapped_column(String(100), primary_key=True)
    created: Mapped[datetime] = mapped_column(Utc, index=True)


class HeldSubmission(Base):
    """One submission as it came: sealed. `acknowledgement` is the first answer, given for ever."""

    __tablename__ = "submissions"
    __table_args__ = (
        UniqueConstraint("terminal", "epoch", "sequence"),
        # Every heartbeat asks for a terminal's, and there are next to none.
        Index(
            "ix_submissions_faulty",
            "terminal",
            sqlite_where=text("fault IS NOT NULL"),
            postgresql_where=text("fault IS NOT NULL"),
        ),
    )
    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    terminal: Mapped[int] = mapped_column(ForeignKey("terminals.id"))
    epoch: Mapped[int]
    sequence: Mapped[int]
    receipt_number: Mapped[str] = mapped_column(String(21), unique=True)
    kind: Mapped[str] = mapped_column(String(30))
    service: Mapped[str] = mapped_column(String(40))
    created: Mapped[datetime] = mapped_column(Utc)
    received: Mapped[datetime] = mapped_column(Utc)
    digest: Mapped[str] = mapped_column(String(64))
    envelope: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    acknowledgement: Mapped[str] = mapped_column(Text)
    after: Mapped[UUID | None] = mapped_column(Uuid, index=True)
    """What it amends or withdraws; that may come later, so it is no foreign key."""
    review: Mapped[Review | None] = mapped_column(text_enum(Review))
    review_note: Mapped[str | None] = mapped_column(Text)
    fault: Mapped[str | None] = mapped_column(String(40))
    """Why it could not be opened, in a word of the contract; None where it was, or has not been tried yet."""
    fault_field: Mapped[str | None] = mapped_column(String(80))
    """Which field of it is wrong."""
    case: Mapped["Case | None"] = relationship(back_populates="submission")


class Unopened(Base):
    """What was taken in and waits for the opening, in the order it came."""

    __tablename__ = "unopened"
    position: Mapped[int] = mapped_column(primary_key=True)
    submission_id: Mapped[UUID] = mapped_column(ForeignKey("submissions.id"))


class Case(Base):
    """What the service makes of a filing. Its number is derived from `id` (`central.cases.case_number`)."""

    __tablename__ = "cases"
    id: Mapped[int] = mapped_column(primary_key=True)
    submission_id: Mapped[UUID] = mapped_column(ForeignKey("submissions.id"), unique=True)
    identity: Mapped[Identity] = mapped_column(text_enum(Identity))
    state: Mapped[CaseState] = mapped_column(text_enum(CaseState))
    person: Mapped[bytes | None] = mapped_column(LargeBinary, index=True)
    """Whose it is: a digest keyed with what only the opening has."""
    content: Mapped[UUID | None] = mapped_column(Uuid)
    """What was filed, in `personal_data`; None where its time was over."""
    needs_verified: Mapped[bool] = mapped_column(default=False)
    """Whether the service asks for more than the card."""
    ended: Mapped[datetime | None] = mapped_column(Utc)
    """When its output was released, or it was withdrawn."""
    submission: Mapped[HeldSubmission] = relationship(back_populates="case")
    tasks: Mapped[list["Task"]] = relationship(back_populates="case", order_by="Task.place")


class Task(Base):
    """One department's share of a case."""

    __tablename__ = "tasks"
    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), index=True)
    place: Mapped[int]
    department: Mapped[str] = mapped_column(String(40))
    state: Mapped[TaskState] = mapped_column(text_enum(TaskState))
    limit_working_days: Mapped[int | None]
    limit_working_hours: Mapped[int | None]
    limit_calendar_days: Mapped[int | None]
    """What was promised (`central.casework.clocks.Limit`)."""
    began: Mapped[datetime | None] = mapped_column(Utc)
    """When the clock began, moved on by the time for which it was stopped; None before that."""
    due: Mapped[datetime | None] = mapped_column(Utc, index=True)
    amber: Mapped[datetime | None] = mapped_column(Utc)
    paused: Mapped[datetime | None] = mapped_column(Utc)
    accepted: Mapped[datetime | None] = mapped_column(Utc)
    decided: Mapped[datetime | None] = mapped_column(Utc)
    not_concerned: Mapped[bool] = mapped_column(default=False)
    """It ended as WITHDRAWN because a value that was given anew leaves its department no share."""
    handler: Mapped[str | None] = mapped_column(String(40))
    """The account of who took it up or decided it last."""
    decision: Mapped[UUID | None] = mapped_column(Uuid)
    """`central.casework.decisions.Decision`, in `personal_data`."""
    case: Mapped[Case] = relationship(back_populates="tasks")


class Part(Base):
    """One sealed attachment. It comes before the submission it belongs to."""

    __tablename__ = "parts"
    submission: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    slot: Mapped[str] = mapped_column(String(40), primary_key=True)
    terminal: Mapped[int] = mapped_column(ForeignKey("terminals.id"))
    received: Mapped[datetime] = mapped_column(Utc)
    digest: Mapped[str] = mapped_column(String(64))
    size: Mapped[int]
    sealed: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)


class VoidedSequence(Base):
    """A sequence that an operator voided at the terminal: it will never come, and is no hole. `reason`: why,
    in the words of whoever did; None where the terminal did not say, or what it said may name somebody.
    """

    __tablename__ = "voided_sequences"
    terminal: Mapped[int] = mapped_column(ForeignKey("terminals.id"), primary_key=True)
    epoch: Mapped[int] = mapped_column(primary_key=True)
    sequence: Mapped[int] = mapped_column(primary_key=True)
    told: Mapped[datetime] = mapped_column(Utc)
    reason: Mapped[str | None] = mapped_column(String(200))


class AuditEvent(Base):
    """One event of a terminal's audit trail, chained as it was there. No personal data by its catalogue."""

    __tablename__ = "audit_events"
    terminal: Mapped[int] = mapped_column(ForeignKey("terminals.id"), primary_key=True)
    trail: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[str] = mapped_column(String(40))
    event: Mapped[str] = mapped_column(String(80))
    fields: Mapped[str] = mapped_column(Text)
    chain: Mapped[str] = mapped_column(String(64))
    received: Mapped[datetime] = mapped_column(Utc)


class Report(Base):
    """A terminal's readiness report (`kiosk.contract.diagnostics`), as JSON. No personal data."""

    __tablename__ = "reports"
    terminal: Mapped[int] = mapped_column(ForeignKey("terminals.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    received: Mapped[datetime] = mapped_column(Utc)
    ready: Mapped[bool]
    content: Mapped[str] = mapped_column(Text)


class RemoteCommand(Base):
    """Something a terminal is to do, and what came of it (`central.commands`)."""

    __tablename__ = "commands"
    terminal: Mapped[int] = mapped_column(ForeignKey("terminals.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(Uuid, unique=True)
    verb: Mapped[str] = mapped_column(String(30))
    token: Mapped[str] = mapped_column(Text)
    issued: Mapped[datetime] = mapped_column(Utc)
    expires: Mapped[datetime] = mapped_column(Utc)
    issued_by: Mapped[str] = mapped_column(String(80))
    answered: Mapped[datetime | None] = mapped_column(Utc)
    outcome: Mapped[str | None] = mapped_column(String(30))
    reason: Mapped[str | None] = mapped_column(String(40))
    report: Mapped[int | None]
    has_logs: Mapped[bool] = mapped_column(default=False)
    logs: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    """A log bundle, sealed to this service's key."""
