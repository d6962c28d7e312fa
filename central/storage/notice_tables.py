"""The tables of text messages to residents. No telephone is in them: it is read where it was given, when the
message goes.
"""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from central.storage.columns import Utc
from central.storage.models import Base, text_enum


class NoticeState(StrEnum):
    """What became of a message."""

    WAITING = "waiting"
    SENDING = "sending"
    """Handed to the gateway, which has not answered yet."""
    SENT = "sent"
    IN_DOUBT = "in_doubt"
    """The answer never came: it may have gone out, so it is not sent again."""
    FAILED = "failed"
    """The gateway refused it, several times."""
    NO_NUMBER = "no_number"
    """None was given, or its time was over."""
    SILENCED = "silenced"
    """The number's owner asked for deletion."""
    NO_GATEWAY = "no_gateway"
    """This service has no way to send one."""


class Notice(Base):
    """One message that was due."""

    __tablename__ = "notices"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(30))
    submission_id: Mapped[UUID] = mapped_column(ForeignKey("submissions.id"), index=True)
    """What it is about."""
    asked: Mapped[datetime] = mapped_column(Utc)
    due: Mapped[datetime] = mapped_column(Utc)
    """Not before: after a refusal it is tried again later."""
    state: Mapped[NoticeState] = mapped_column(text_enum(NoticeState), index=True)
    tries: Mapped[int] = mapped_column(default=0)
    changed: Mapped[datetime | None] = mapped_column(Utc)


class SilencedNumber(Base):
    """A telephone that is never written to again: its keyed digest, which says nothing without the key."""

    __tablename__ = "silenced_numbers"
    digest: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    since: Mapped[datetime] = mapped_column(Utc)
    by: Mapped[str] = mapped_column(String(40))
