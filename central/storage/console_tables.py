"""The tables of the console: who may come in, who is in, and who has tried."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from central.storage.columns import Utc
from central.storage.models import Base, text_enum


class LinkKind(StrEnum):
    """What a one-time link lets its bearer do."""

    ENROL = "enrol"
    """Choose a password and take the secret of the one-time codes."""
    LOOK = "look"
    """Come in at once; only for an account that has no password and may only read."""


class Person(Base):
    """Somebody who may sign in. Without `password` nobody can, until a link was used."""

    __tablename__ = "people"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(40), unique=True)
    shown: Mapped[str] = mapped_column(String(80))
    roles: Mapped[str] = mapped_column(String(200))
    """With blanks between."""
    password: Mapped[str | None] = mapped_column(Text)
    """Argon2id, as a PHC string."""
    secret: Mapped[bytes | None] = mapped_column(LargeBinary)
    """Of the one-time codes; sealed."""
    last_step: Mapped[int | None]
    """The time step of the last code that was taken: neither it nor an earlier one is taken again."""
    added: Mapped[datetime] = mapped_column(Utc)
    disabled: Mapped[datetime | None] = mapped_column(Utc)


class Link(Base):
    """A one-time link, known by its digest only. Gone once it was used."""

    __tablename__ = "people_links"
    digest: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    person: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    kind: Mapped[LinkKind] = mapped_column(text_enum(LinkKind))
    secret: Mapped[bytes] = mapped_column(LargeBinary)
    """What the codes will be made from once it was used; sealed."""
    expires: Mapped[datetime] = mapped_column(Utc)


class DeskSession(Base):
    """Somebody who is in, known by the digest of the cookie only."""

    __tablename__ = "desk_sessions"
    digest: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    person: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    begun: Mapped[datetime] = mapped_column(Utc)
    used: Mapped[datetime] = mapped_column(Utc)


class Attempt(Base):
    """Failed tries to sign in with one account or from one address, known by a keyed digest: people type
    passwords where the name belongs.
    """

    __tablename__ = "sign_in_attempts"
    key: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    failures: Mapped[int]
    last: Mapped[datetime] = mapped_column(Utc, index=True)
