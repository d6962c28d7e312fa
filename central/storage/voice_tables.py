"""The tables of what people say beside their cases: obstacle reports, ratings, requests for a call, and what
nobody could read.

What they wrote and where to call them lies in `personal_data`; here stands only its id.
"""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, String, Text, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from central.storage.columns import Utc
from central.storage.models import Base, text_enum


class ObstacleState(StrEnum):
    """Where an obstacle report stands."""

    NEW = "new"
    ASSIGNED = "assigned"
    REPLIED = "replied"
    """Answered; somebody asks the resident whether that helped (回访)."""
    CLOSED = "closed"
    IMPOSSIBLE = "impossible"
    """Closed as not possible: stands in the register `impossible`, with its legal ground."""


class Obstacle(Base):
    """办不成反映: one report."""

    __tablename__ = "obstacles"
    id: Mapped[int] = mapped_column(primary_key=True)
    submission_id: Mapped[UUID] = mapped_column(ForeignKey("submissions.id"), unique=True)
    state: Mapped[ObstacleState] = mapped_column(text_enum(ObstacleState), index=True)
    service: Mapped[str] = mapped_column(String(40))
    stage: Mapped[str] = mapped_column(String(80))
    """Where on the terminal it stopped; `page` and `trouble` likewise, in the terminal's stable words."""
    page: Mapped[str | None] = mapped_column(String(80))
    trouble: Mapped[str | None] = mapped_column(String(80))
    reasons: Mapped[str] = mapped_column(Text)
    """Stable words with blanks between."""
    about: Mapped[str | None] = mapped_column(String(21))
    """The receipt number it is about."""
    content: Mapped[UUID] = mapped_column(Uuid)
    """Words, telephone and name, as JSON."""
    can_be_called: Mapped[bool]
    received: Mapped[datetime] = mapped_column(Utc)
    asked_anew: Mapped[datetime | None] = mapped_column(Utc)
    """When the resident said that the answer did not help: the days to the next one count from then."""
    due: Mapped[datetime | None] = mapped_column(Utc, index=True)
    amber: Mapped[datetime | None] = mapped_column(Utc)
    category: Mapped[str | None] = mapped_column(String(30))
    department: Mapped[str | None] = mapped_column(String(40))
    reply: Mapped[UUID | None] = mapped_column(Uuid)
    replied: Mapped[datetime | None] = mapped_column(Utc)
    tries: Mapped[int] = mapped_column(default=0)
    """Calls that reached nobody."""
    helped: Mapped[bool | None]
    """The resident's word; None where nobody could be asked."""
    handler: Mapped[str | None] = mapped_column(String(40))
    closed: Mapped[datetime | None] = mapped_column(Utc)


class Impossible(Base):
    """The register "one no, three yes": a "no" stands here with its legal ground, and with the three that can
    be done nevertheless: explain it (the report's reply), show another way, say who helps with that. Nothing
    personal.
    """

    __tablename__ = "impossible"
    obstacle_id: Mapped[int] = mapped_column(ForeignKey("obstacles.id"), primary_key=True)
    department: Mapped[str] = mapped_column(String(40))
    ground: Mapped[str] = mapped_column(Text)
    """Law and article."""
    instead: Mapped[str] = mapped_column(Text)
    helped_by: Mapped[str] = mapped_column(Text)
    by: Mapped[str] = mapped_column(String(40))
    registered: Mapped[datetime] = mapped_column(Utc)


class RatingState(StrEnum):
    """What a rating asks for."""

    COUNTED = "counted"
    """Nothing."""
    OPEN = "open"
    """One of the two lowest: it has to be answered."""
    ANSWERED = "answered"


class RatingEntry(Base):
    """好差评: one rating. `level` 5 is the best."""

    __tablename__ = "ratings"
    submission_id: Mapped[UUID] = mapped_column(ForeignKey("submissions.id"), primary_key=True)
    about: Mapped[str] = mapped_column(String(21), index=True)
    """The receipt number of what is rated."""
    terminal: Mapped[int] = mapped_column(ForeignKey("terminals.id"))
    level: Mapped[int] = mapped_column(index=True)
    reasons: Mapped[str] = mapped_column(Text)
    anonymous: Mapped[bool]
    """The departments do not see whose case it is about."""
    state: Mapped[RatingState] = mapped_column(text_enum(RatingState), index=True)
    content: Mapped[UUID | None] = mapped_column(Uuid)
    """What was written, where something was."""
    received: Mapped[datetime] = mapped_column(Utc, index=True)
    due: Mapped[datetime | None] = mapped_column(Utc)
    amber: Mapped[datetime | None] = mapped_column(Utc)
    answer: Mapped[UUID | None] = mapped_column(Uuid)
    answered: Mapped[datetime | None] = mapped_column(Utc)
    handler: Mapped[str | None] = mapped_column(String(40))


class CallState(StrEnum):
    """Where a request for a call stands."""

    OPEN = "open"
    NOT_REACHED = "not_reached"
    DONE = "done"
    GIVEN_UP = "given_up"
    """Called three times; the resident may ask again."""


class CallRequest(Base):
    """Somebody is to be called."""

    __tablename__ = "call_requests"
    submission_id: Mapped[UUID] = mapped_column(ForeignKey("submissions.id"), primary_key=True)
    state: Mapped[CallState] = mapped_column(text_enum(CallState), index=True)
    service: Mapped[str] = mapped_column(String(40))
    stage: Mapped[str] = mapped_column(String(80))
    time: Mapped[str] = mapped_column(String(20))
    about: Mapped[str | None] = mapped_column(String(21))
    content: Mapped[UUID] = mapped_column(Uuid)
    """The telephone, and the name where it was given."""
    received: Mapped[datetime] = mapped_column(Utc)
    due: Mapped[datetime | None] = mapped_column(Utc)
    amber: Mapped[datetime | None] = mapped_column(Utc)
    tries: Mapped[int] = mapped_column(default=0)
    handler: Mapped[str | None] = mapped_column(String(40))
    ended: Mapped[datetime | None] = mapped_column(Utc)


class Unreadable(Base):
    """What was delivered and opened, and is no form of its kind: kept as it was delivered, for a person to
    look at. No other register has it.
    """

    __tablename__ = "unreadable"
    submission_id: Mapped[UUID] = mapped_column(ForeignKey("submissions.id"), primary_key=True)
    keys: Mapped[str] = mapped_column(Text)
    """Which of the form's keys do not hold; never what stood there."""
    content: Mapped[UUID] = mapped_column(Uuid)
    """The submission as JSON, without its strokes."""
    received: Mapped[datetime] = mapped_column(Utc)
    settled: Mapped[datetime | None] = mapped_column(Utc)
    settled_by: Mapped[str | None] = mapped_column(String(40))
    note: Mapped[str | None] = mapped_column(Text)
    """What became of it; nothing personal."""
