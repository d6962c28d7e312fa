"""The tables of what is published for terminals, and which of it each was given."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from central.storage.columns import Utc
from central.storage.models import Base


class UpdateMetadata(Base):
    """TUF metadata of one role in one version, as it is served (`central.updates`)."""

    __tablename__ = "update_metadata"
    role: Mapped[str] = mapped_column(String(20), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)


class UpdateTarget(Base):
    """One published target. Its name says which version it is and never means anything else."""

    __tablename__ = "update_targets"
    name: Mapped[str] = mapped_column(String(120), primary_key=True)
    sha256: Mapped[str] = mapped_column(String(64))
    length: Mapped[int]
    published: Mapped[datetime] = mapped_column(Utc)


class UpdatePiece(Base):
    """A piece of a target (`kiosk.contract.updates.PIECE_BYTES`), by the SHA-256 of the whole. It is there
    before the target is signed, so that a large one does not hold up the service.
    """

    __tablename__ = "update_pieces"
    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)


class TerminalAssignment(Base):
    """What a terminal was to run from some time on, as JSON of the contract's. Earlier ones stay."""

    __tablename__ = "assignments"
    terminal: Mapped[int] = mapped_column(ForeignKey("terminals.id"), primary_key=True)
    sequence: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    issued: Mapped[datetime] = mapped_column(Utc)
    content: Mapped[str] = mapped_column(Text)
