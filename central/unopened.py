"""What was taken in and waits for the opening."""

import threading
import time
from collections.abc import Callable, Sequence
from typing import cast
from uuid import UUID

from sqlalchemy import Table, func, insert, select
from sqlalchemy.orm import Session

from central.storage.database import Storage
from central.storage.models import HeldSubmission, Unopened

_LOOK_AGAIN_SECONDS = 0.02
_TO_OPEN = insert(cast("Table", Unopened.__table__))


def to_open(session: Session, submissions: Sequence[UUID]) -> None:
    """Let these be opened, in this order."""
    if submissions:
        session.connection().execute(_TO_OPEN, [{"submission_id": each} for each in submissions])


def is_unopened(session: Session, submission: UUID) -> bool:
    """Whether it waits for the opening."""
    return session.scalar(select(Unopened.position).where(Unopened.submission_id == submission)) is not None


def count_unopened(session: Session, terminal: int | None) -> int:
    """How many wait, of one terminal or of all."""
    waiting = select(func.count(Unopened.position))
    if terminal is not None:
        waiting = waiting.join(HeldSubmission, HeldSubmission.id == Unopened.submission_id).where(
            HeldSubmission.terminal == terminal
        )
    return session.scalar(waiting) or 0


def until_opened(storage: Storage, waits: Callable[[Session], object], seconds: float) -> None:
    """Give what was just taken in a moment to be opened, for whoever asks about it at once: until nothing
    `waits`, `seconds` at most.
    """
    until = time.monotonic() + seconds
    again = threading.Event()
    while time.monotonic() < until:
        with storage.read() as session:
            if not waits(session):
                return
        again.wait(_LOOK_AGAIN_SECONDS)
