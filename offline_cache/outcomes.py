"""What became of a submission that was in flight."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True)
class Delivered:
    """The central service's verified acknowledgement of a submission, and when it says it received it."""

    submission: UUID
    acknowledgement: str
    at: datetime


@dataclass(frozen=True)
class Quarantined:
    """Refused for its own sake; ``reason`` is a stable word."""

    submission: UUID
    reason: str


@dataclass(frozen=True)
class Postponed:
    """Back to the queue, not to be sent before ``until`` (seconds since 1970)."""

    submission: UUID
    reason: str
    until: float | None = None


Outcome = Delivered | Quarantined | Postponed
