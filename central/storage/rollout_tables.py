"""The tables of rollouts (`central.rollouts`)."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from central.storage.columns import Utc
from central.storage.models import Base


class Rollout(Base):
    """A bundle on its way to many terminals. `state` as in `central.rollouts.states`."""

    __tablename__ = "rollouts"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(120))
    author: Mapped[str] = mapped_column(String(80))
    approver: Mapped[str | None] = mapped_column(String(80))
    created: Mapped[datetime] = mapped_column(Utc)
    state: Mapped[str] = mapped_column(String(30), index=True)
    why: Mapped[str | None] = mapped_column(String(30))
    """Why it stopped by itself."""
    stage: Mapped[int]
    """The last stage that was begun; -1 before the first."""
    quiet_since: Mapped[datetime | None] = mapped_column(Utc)
    """When the last terminal of the stage kept it."""
    choice: Mapped[str] = mapped_column(Text)
    """`Chosen`, as JSON."""
    limits: Mapped[str] = mapped_column(Text)
    """As JSON: the shares, and the minutes a stage is watched."""


class RolloutMember(Base):
    """One terminal of a rollout."""

    __tablename__ = "rollout_members"
    rollout: Mapped[int] = mapped_column(ForeignKey("rollouts.id"), primary_key=True)
    terminal: Mapped[int] = mapped_column(ForeignKey("terminals.id"), primary_key=True)
    stage: Mapped[int]
    given: Mapped[datetime | None] = mapped_column(Utc)
    sequence: Mapped[int | None] = mapped_column(BigInteger)
    """Of the assignment that gave it."""
    before: Mapped[str | None] = mapped_column(Text)
    """What it had, as `Chosen`; an undo gives it back."""
    taken_back: Mapped[datetime | None] = mapped_column(Utc)
